import { createHash } from 'node:crypto';
import type { BotDeps } from '../../bot/context/bot-deps.ts';
import type { Bot } from '../../bot/start-bot.ts';
import type { Pace } from '../../bot/start-shards.ts';
import type { Config } from '../../support/config.ts';

/** Locks are requested only now and then, and a process that must wait for the reply gives up its shards. */
const TIMING = { connections: 1, statementMs: 5_000, patienceMs: 0, queueMs: 0, name: 'youju shards' };

/** Starts the bot, or the shards of it that this process serves. @throws as starting a bot. */
export async function startAll(
  deps: BotDeps,
  { shards, sharedHistory }: Pick<Config, 'shards' | 'sharedHistory'>,
  pace?: Pace,
): Promise<Bot> {
  if (shards === undefined || sharedHistory === undefined) {
    const { startBot } = await import('../../bot/start-bot.ts');
    return startBot(deps);
  }
  const [{ startShards }, { SessionLocks }] = await Promise.all([
    import('../../bot/start-shards.ts'),
    import('../../postgres/session-locks.ts'),
  ]);
  const settings = { ...TIMING, url: sharedHistory.url };
  const space = createHash('sha256').update(`youju shards of ${deps.token}`).digest().readInt32BE();
  const openLocks = (onLost: () => void) => new SessionLocks(settings, space, onLost);
  return startShards(deps, { ...shards, openLocks, ...(pace && { pace }) });
}
