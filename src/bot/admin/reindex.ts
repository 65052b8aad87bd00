import { renderNotice } from '../../render/discord/discord-view.ts';
import type { Scene } from '../context/context.ts';
import type { CommandCall } from '../discord/incoming.ts';

/** Builds in progress, by their bot. */
const running = new WeakSet<object>();

/** Rebuilds the index, for owners of the application, and reports when it is done. */
export async function reindex(_call: CommandCall, { bot, respond, asker, strings }: Scene): Promise<void> {
  await respond.defer(true);
  const say = (sentence: string) => respond.show(renderNotice(sentence));
  if (!(await bot.ownerIds()).has(asker.userId)) return void (await say(strings.refusals.needsOwner));
  if (!bot.reindex) return void (await say(strings.refusals.unavailable));
  if (running.has(bot)) return void (await say(strings.done.reindexRunning));
  running.add(bot);
  try {
    await say(strings.done.reindexStarted);
    await bot.reindex();
    await bot.articleCaches.renew();
    void bot.news.check();
    await say(strings.done.reindexDone);
  } finally {
    running.delete(bot);
  }
}
