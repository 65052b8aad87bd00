import { type GatewayMessageUpdateDispatchData, RESTJSONErrorCodes } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { HistoryEntry } from '../../history/history.ts';
import type { OtherReading } from '../../model/question.ts';
import type { MessageView } from '../../render/discord/discord-view.ts';
import { deliverAnswer } from '../asking/deliver.ts';
import { contextOf, outcomeOf, questionOf, readStatus } from '../asking/question-run.ts';
import { rewordAnswer } from '../asking/reword.ts';
import type { BotContext } from '../context/context.ts';
import { codeOf } from '../discord/responder.ts';
import type { MessageHandler } from './message-handler.ts';

/**
 * Ids of messages with the time of the last answered edit, because link previews cause further updates of the same
 * edit.
 */
type Edits = LRUCache<string, string>;
/** Number of edited messages that are remembered, so that memory is bounded. Chosen by hand. */
const MAX_EDITS = 1_000;

/** Answers edited questions again, in place of their first answer. */
export class EditedQuestions {
  readonly #bot: BotContext;
  readonly #messages: MessageHandler;
  readonly #edits: Edits = new LRUCache({ max: MAX_EDITS });

  constructor(bot: BotContext, messages: MessageHandler) {
    this.#bot = bot;
    this.#messages = messages;
  }

  /** Failures are logged, never thrown. */
  async handle(raw: GatewayMessageUpdateDispatchData): Promise<void> {
    try {
      if (!this.#isNew(raw)) return;
      await this.#messages.settled(raw.id);
      const entry = await this.#bot.history?.findByQuestionMessage(raw.id);
      const address = this.#messages.addressOf(raw);
      if (!entry || address.kind !== 'question' || this.#bot.readTalk(address.text).kind !== 'question') return;
      const { asked: text, also } = await this.#messages.wordingOf(raw, address.text);
      const wording = { text, isReworded: text !== address.text, ...(also && { also }) };
      if (text !== entry.text) await answerAnew(entry, wording, this.#bot);
    } catch (error) {
      this.#bot.log.error({ err: error, channelId: raw.channel_id }, 'an edited question was not answered anew');
    }
  }

  #isNew({ id, edited_timestamp: at }: GatewayMessageUpdateDispatchData): boolean {
    if (at === null || this.#edits.get(id) === at) return false;
    this.#edits.set(id, at);
    return true;
  }
}

interface Wording {
  readonly text: string;
  readonly isReworded: boolean;
  readonly also?: OtherReading;
}

async function answerAnew(entry: HistoryEntry, wording: Wording, bot: BotContext): Promise<void> {
  const { text, isReworded, also } = wording;
  const { reply } = entry;
  if (!reply || bot.rateLimiter.pass([['channel', entry.channelId]], bot.now().getTime()) > 0) return;
  const reach = await bot.reachAt({ ...entry, parentId: null });
  const library = bot.collections.within(reach);
  const question = questionOf({ text, filters: entry.filters, ...(also && { also }) }, bot.now());
  const taken = bot.desk.take(question, reach);
  if (!taken) return;
  const [answer, status] = await Promise.all([taken.answer, readStatus(library, bot.log)]);
  await bot.history?.revise(entry.id, text, outcomeOf(answer, status?.version ?? ''));
  const { id: entryId, guildId } = entry;
  const context = await contextOf(
    answer,
    { entryId, status, guildId, reach, isPrivate: false, showQuestion: isReworded },
    bot,
  );
  const edit = (view: MessageView) => bot.api.edit(reply.channelId, reply.messageId, view);
  await deliverAnswer(edit, answer, context);
  void rewordAnswer({ answer, context, entryId: entry.id, text, edit }, { bot, library });
}

/** Removes the answer of a deleted question, and its row. Failures are logged, never thrown. */
export async function onDeleted(messageId: string, bot: BotContext, messages: MessageHandler): Promise<void> {
  try {
    await messages.settled(messageId);
    const entry = await bot.history?.findByQuestionMessage(messageId);
    if (!entry) return;
    await bot.history?.remove(entry.id);
    if (entry.reply) await bot.api.delete(entry.reply.channelId, entry.reply.messageId);
  } catch (error) {
    if (codeOf(error) !== RESTJSONErrorCodes.UnknownMessage)
      bot.log.error({ err: error }, 'the answer to a deleted question stays');
  }
}
