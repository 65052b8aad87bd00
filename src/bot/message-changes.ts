import type { GatewayMessageUpdateDispatchData } from 'discord.js';
import type { HistoryEntry } from '../history/history.ts';
import { answerButtons } from './answer-buttons.ts';
import type { BotContext } from './context.ts';
import { deliverAnswer } from './deliver.ts';
import type { MessageHandler } from './message-handler.ts';
import { outcomeOf, questionOf, readStatus } from './question-run.ts';
import { codeOf } from './responder.ts';

const UNKNOWN_MESSAGE = 10008;

/** Answers a question anew, in the place of its first answer, after it was edited. Failures are logged, never thrown. */
export async function onEdited(
  raw: GatewayMessageUpdateDispatchData,
  bot: BotContext,
  messages: MessageHandler,
): Promise<void> {
  try {
    const entry = await bot.history?.findByQuestionMessage(raw.id);
    const address = messages.addressOf(raw);
    if (!entry?.reply || address.kind !== 'question' || entry.text.endsWith(address.text)) return;
    await answerAnew(entry, address.text, bot);
  } catch (error) {
    bot.log.error({ err: error, channelId: raw.channel_id }, 'an edited question was not answered anew');
  }
}

async function answerAnew(entry: HistoryEntry, text: string, bot: BotContext): Promise<void> {
  const { reply } = entry;
  if (!reply || bot.turnstile.pass([['channel', entry.channelId]], bot.now().getTime()) > 0) return;
  const taken = bot.desk.take(questionOf({ ...entry, text, userId: '' }, bot.now()));
  if (!taken) return;
  const [answer, status] = await Promise.all([taken.answer, readStatus(bot)]);
  await bot.history?.revise(entry.id, text, outcomeOf(answer, status?.version ?? ''));
  const buttons = answerButtons(answer.outcome, entry.id, false);
  const context = { newestOn: status?.newestOn ?? null, buttons, showQuestion: false };
  await deliverAnswer((view) => bot.api.edit(reply.channelId, reply.messageId, view), answer, context);
}

/** Removes the answer of a question that was deleted, and its row. Failures are logged, never thrown. */
export async function onDeleted(messageId: string, bot: BotContext): Promise<void> {
  try {
    const entry = await bot.history?.findByQuestionMessage(messageId);
    if (!entry) return;
    await bot.history?.remove(entry.id);
    if (entry.reply) await bot.api.delete(entry.reply.channelId, entry.reply.messageId);
  } catch (error) {
    if (codeOf(error) !== UNKNOWN_MESSAGE) bot.log.error({ err: error }, 'the answer to a deleted question stays');
  }
}
