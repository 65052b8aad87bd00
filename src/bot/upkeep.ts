import { dayOf } from '../model/day.ts';
import { type Deleting, deleteDoomed } from './asking/delete-doomed.ts';
import { readStatus } from './asking/question-run.ts';
import type { BotContext } from './context/context.ts';
import { LOOK_BACK_MS } from './messages/catch-up.ts';

/** Interval of the rounds that delete what is due and ask unanswered questions again. Chosen by hand. */
const EVERY_MS = 10 * 60_000;
/**
 * Degraded states and new articles are looked for more often, because answers are worse or missing meanwhile. Chosen by
 * hand.
 */
const ALERTS_EVERY_MS = 30_000;
const DAY_MS = 24 * 3_600_000;
/** Number of questions asked again at a time; the rest follow in the next round. Chosen by hand. */
const RECHECKED_AT_ONCE = 50;

/**
 * Starts periodic tasks: deleting old rows and forgotten messages, and asking a new index the unanswered questions
 * again.
 */
export function startUpkeep(bot: BotContext, alertsEveryMs = ALERTS_EVERY_MS): { stop(): void } {
  const round = () => void runUpkeep(bot).catch((error: unknown) => bot.log.error({ err: error }, 'upkeep failed'));
  const timer = setInterval(round, EVERY_MS);
  const look = () => {
    void bot.alerts.check();
    void bot.news.check();
  };
  const alerts = setInterval(look, alertsEveryMs);
  for (const one of [timer, alerts]) one.unref();
  round();
  look();
  return {
    stop: () => {
      clearInterval(timer);
      clearInterval(alerts);
    },
  };
}

type Needed = 'history' | 'now' | 'privacy' | 'desk' | 'collections' | 'reachAt' | 'log' | 'isStopping';

/** One round of {@link startUpkeep}. */
export async function runUpkeep(bot: Pick<BotContext, Needed> & Deleting): Promise<void> {
  const { history, now, privacy } = bot;
  if (!history) return;
  await history.forgetBefore(new Date(now().getTime() - privacy.retentionDays * DAY_MS));
  await history.dropForgotten(new Date(now().getTime() - LOOK_BACK_MS));
  await deleteDoomed(bot);
  const status = await readStatus(bot.collections, bot.log);
  if (!status) return;
  for (const gap of await history.listUnchecked(status.version, RECHECKED_AT_ONCE)) {
    if (bot.isStopping()) return;
    const { id, text, filters, language } = gap;
    const reach = await bot.reachAt({ ...gap, parentId: null });
    const taken = bot.desk.take({ text, filters, now: dayOf(now()), locale: language }, reach);
    const answer = await taken?.answer;
    if (answer) await history.markRechecked(id, status.version, answer.outcome);
  }
}
