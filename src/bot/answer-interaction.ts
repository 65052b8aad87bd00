import { setTimeout as sleep } from 'node:timers/promises';
import type { Filters } from '../model/question.ts';
import { renderNotice } from '../render/discord-view.ts';
import { refuseVisitor } from './admission.ts';
import type { Taken } from './answer-desk.ts';
import type { BotContext, Scene } from './context.ts';
import { deliverAnswer } from './deliver.ts';
import { type Asked, attachReply, questionOf, settleAnswer } from './question-run.ts';
import { openThread } from './threads.ts';

/** A question put by an interaction. */
interface Put {
  readonly text: string;
  readonly filters: Filters;
  readonly isPrivate: boolean;
}

/** Somebody who waits longer is told the place in the queue. */
const SAY_POSITION_AFTER_MS = 1_500;

/** Defers at once, asks, and fills in the answer; or says to the asker alone why not. */
export async function answerInteraction({ text, filters, isPrivate }: Put, scene: Scene): Promise<void> {
  const { bot, respond, asker, strings, language } = scene;
  if (asker.guildId === null) await respond.defer(isPrivate);
  const refusal = await refuseVisitor(asker, bot, strings);
  if (refusal !== undefined) return respond.tell(renderNotice(refusal));
  const { userId, guildId, channelId } = asker;
  const asked: Asked = {
    text,
    filters,
    isPrivate,
    userId,
    guildId,
    channelId,
    questionMessageId: null,
    locale: language,
  };
  const taken = bot.desk.take(questionOf(asked, bot.now()));
  if (!taken) return respond.tell(renderNotice(strings.refusals.queueFull));
  if (respond.isOpen) await respond.defer(isPrivate);
  await sayPosition(taken, scene);
  const { answer, context, entryId } = await settleAnswer(asked, taken, bot);
  const shown = await deliverAnswer((view) => respond.show(view), answer, context);
  await attachReply(bot, entryId, { channelId, messageId: shown.id });
  if (!isPrivate) await threadWhereSet(bot, scene, { messageId: shown.id, text });
}

async function sayPosition(taken: Taken, { respond, strings }: Scene): Promise<void> {
  if (taken.position() === 0) return;
  const answered = taken.answer.then(
    () => true,
    () => true,
  );
  const isAnswered = await Promise.race([answered, sleep(SAY_POSITION_AFTER_MS, false, { ref: false })]);
  const position = taken.position();
  if (!isAnswered && position > 0) await respond.show(renderNotice(strings.queuePosition(position)));
}

async function threadWhereSet(
  bot: BotContext,
  { asker, strings }: Scene,
  { messageId, text }: { messageId: string; text: string },
): Promise<void> {
  const { threadChannelIds } = await bot.settings.read(asker.guildId);
  if (!threadChannelIds.includes(asker.channelId)) return;
  await openThread(bot, { channelId: asker.channelId, messageId, name: strings.threadTitle(text) });
}
