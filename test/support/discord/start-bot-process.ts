import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { eventually } from './eventually.ts';
import { type LocalDiscord, TOKEN } from './local-discord.ts';

const PROJECT = resolve(import.meta.dirname, '../../..');
const WATCH = './test/support/discord/watch-loop.ts';
/** A start is slow on a busy machine; only a hang takes this long. */
const READY_WITHIN_MS = 240_000;

/** A running bot process. */
export interface BotProcess {
  readonly child: ChildProcess;
  /** True after it has reported that it is ready. */
  isReady(): boolean;
  /** Its output to stderr so far. */
  stderr(): string;
  /** Asks it to stop and waits for its end. */
  stop(): Promise<void>;
  /** Waits until it ends by itself and returns its exit code. */
  ended(): Promise<number | null>;
}

/** Starts a bot against the local Discord: the given module (src/main.ts), or one over articles in memory. */
export function spawnBot(discord: LocalDiscord, module = 'test/support/discord/bot-process.ts', env = {}): BotProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', '--import', WATCH, module], {
    cwd: PROJECT,
    env: { ...process.env, DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.apiUrl, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  let output = '';
  child.stdout.on('data', (part) => {
    output += String(part);
  });
  child.stderr.on('data', (part) => {
    errors += String(part);
  });
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  return {
    child,
    stderr: () => errors,
    isReady: () => output.includes('ready') || errors.includes('Invite it'),
    ended: () => exit,
    stop: async () => {
      if (child.exitCode === null) child.kill('SIGTERM');
      await exit;
    },
  };
}

export interface StartOptions {
  /** False if Discord will not take the commands. */
  readonly hasCommands?: boolean;
}

/** {@link spawnBot} after it is ready: connected, and its commands registered, however long Discord takes for that. */
export async function startBotProcess(
  discord: LocalDiscord,
  module?: string,
  env = {},
  { hasCommands = true }: StartOptions = {},
): Promise<BotProcess> {
  const bot = spawnBot(discord, module, env);
  const ended = new AbortController();
  void bot.ended().then((code) => ended.abort(new Error(`the bot ended with ${code}`)));
  try {
    await eventually(() => {
      ended.signal.throwIfAborted();
      return discord.gateway.isConnected && bot.isReady();
    }, READY_WITHIN_MS);
    const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(READY_WITHIN_MS)]);
    if (hasCommands) await discord.commands.whenRegistered(undefined, signal);
  } catch (error) {
    throw new Error(`${error}: ${bot.stderr()}`);
  }
  bot.child.kill('SIGUSR2');
  return bot;
}
