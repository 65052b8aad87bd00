import { setTimeout as sleep } from 'node:timers/promises';
import { dayOf } from '../model/day.ts';
import type { Filters } from '../model/question.ts';
import { renderNotice } from '../render/discord-view.ts';
import type { Taken } from './answer-desk.ts';
import type { Scene } from './context.ts';
import { deliverAnswer } from './deliver.ts';
import { newestDay } from './newest-day.ts';

/** A question put by an interaction. */
export interface Asked {
  readonly text: string;
  readonly filters: Filters;
  readonly isPrivate: boolean;
}

/** Somebody who waits longer is told the place in the queue. */
const SAY_POSITION_AFTER_MS = 1_500;

/** Defers at once, asks, and fills in the answer. */
export async function answerInteraction(asked: Asked, scene: Scene): Promise<void> {
  const { bot, respond, language, strings } = scene;
  const question = { text: asked.text, filters: asked.filters, now: dayOf(bot.now()), locale: language };
  const taken = bot.desk.take(question);
  if (!taken) return respond.tell(renderNotice(strings.refusals.queueFull));
  await respond.defer(asked.isPrivate);
  await sayPosition(taken, scene);
  const [answer, newestOn] = await Promise.all([taken.answer, newestDay(bot.library)]);
  const context = { newestOn, buttons: [], showQuestion: true };
  await deliverAnswer((view) => respond.show(view), answer, context);
}

async function sayPosition(taken: Taken, { respond, strings }: Scene): Promise<void> {
  if (taken.position() === 0) return;
  const isAnswered = await Promise.race([
    taken.answer.then(() => true),
    sleep(SAY_POSITION_AFTER_MS, false, { ref: false }),
  ]);
  const position = taken.position();
  if (!isAnswered && position > 0) await respond.show(renderNotice(strings.queuePosition(position)));
}
