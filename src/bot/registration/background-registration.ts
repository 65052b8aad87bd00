import { setTimeout as sleep } from 'node:timers/promises';
import { RateLimitError } from 'discord.js';
import type { Log } from '../../support/log.ts';
import { DEFINITIONS } from '../commands/all-commands.ts';
import type { DiscordApi } from '../discord/discord-api.ts';
import { registerCommands } from './register-commands.ts';

/**
 * Waits between attempts, in milliseconds; the last one repeats. A request itself is tried for half a minute before it
 * fails.
 */
const WAITS_MS = [5_000, 30_000, 5 * 60_000, 30 * 60_000, 60 * 60_000];

interface Deps {
  readonly api: Pick<DiscordApi, 'commands' | 'replaceCommands'>;
  /** Guilds in which to register; empty for everywhere. */
  readonly guildIds: readonly string[];
  readonly log: Log;
  /** Ends the attempts. */
  readonly signal: AbortSignal;
  /**
   * Called when the commands of a place (a guild, or null for everywhere) cannot be registered, and when they finally
   * are.
   */
  readonly onState?: (guildId: string | null, isRegistered: boolean) => void;
}

/**
 * Registers the commands if Discord has others, each guild separately, and repeats failed attempts in the background.
 * The log gets one line about the failure and one about the success. Never rejects.
 * @returns a promise that resolves when every place has its commands, or at the signal.
 */
export async function registerInBackground(deps: Deps): Promise<void> {
  const { guildIds } = deps;
  const everywhere = register(null, guildIds.length === 0 ? DEFINITIONS : [], deps);
  await Promise.all([everywhere, ...guildIds.map((guildId) => register(guildId, DEFINITIONS, deps))]);
}

async function register(guildId: string | null, definitions: typeof DEFINITIONS, deps: Deps): Promise<void> {
  const { api, log, signal, onState = () => {} } = deps;
  for (let attempt = 0; !signal.aborted; attempt++) {
    try {
      const changed = await registerCommands(api, guildId, definitions);
      if (attempt > 0) log.warn({ guildId }, 'commands are registered at last');
      else log.info({ guildId, changed }, 'commands are registered');
      return onState(guildId, true);
    } catch (error) {
      const ms = waitAfter(error, attempt);
      const reason = error instanceof Error ? error.message : String(error);
      if (attempt === 0) {
        log.warn({ guildId, reason, seconds: ms / 1_000 }, 'commands cannot be registered; trying again later');
        onState(guildId, false);
      } else log.info({ guildId, reason, seconds: ms / 1_000 }, 'commands still cannot be registered');
      await sleep(ms, undefined, { ref: false, signal }).catch(() => {});
    }
  }
}

/** Discord says how long a limit lasts; other failures are repeated after longer and longer waits. */
function waitAfter(error: unknown, attempt: number): number {
  if (error instanceof RateLimitError) return Math.max(error.retryAfter, 1_000);
  return WAITS_MS[Math.min(attempt, WAITS_MS.length - 1)] ?? 0;
}
