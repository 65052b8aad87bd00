import { once } from 'node:events';
import { chat } from './cli/commands/chat.ts';
import { refreshIndex } from './cli/commands/refresh-index.ts';
import { runCommand, tellLine } from './cli/run-command.ts';
import { openHistory } from './history/open-history.ts';
import { dayOf } from './model/day.ts';
import type { Library } from './model/library.ts';
import { type ConnectedLibrary, connectLibrary } from './process/library-client.ts';
import { languageOfLocale } from './render/strings/language.ts';
import type { Config } from './support/config.ts';
import { describeError, type OperatorError } from './support/errors.ts';
import type { Log } from './support/log.ts';

const USAGE = `Usage: npm start
The Discord bot where DISCORD_TOKEN is set, else a chat in the terminal. Builds a missing or stale index first.`;

await runCommand({
  usage: USAGE,
  options: {},
  maxPositionals: 0,
  run: async ({ config, log }) => {
    const signal = signalOfEnd();
    const problem = await refreshIndex({ config, log, signal });
    if (signal.aborted) return;
    const library = connectLibrary({ config, log });
    try {
      const opened = library.opened.catch((error: unknown) => Promise.reject(problem ?? error));
      await Promise.race([opened, ended(signal)]);
      if (signal.aborted) return;
      if (problem) tellLine(describeError(problem));
      await (config.discordToken === undefined ? runChat(library, signal) : runBot({ library, config, log, signal }));
    } finally {
      await library.close();
    }
  },
});

/** Aborted by the first Ctrl-C or SIGTERM; the second one ends the process as usual. */
function signalOfEnd(): AbortSignal {
  const end = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => end.abort());
  return end.signal;
}

async function ended(signal: AbortSignal): Promise<undefined> {
  if (!signal.aborted) await once(signal, 'abort');
  return undefined;
}

async function runChat(library: Library, signal: AbortSignal): Promise<void> {
  const { stdin: input, stdout: output } = process;
  const locale = languageOfLocale(Intl.DateTimeFormat().resolvedOptions().locale);
  const isInteractive = Boolean(input.isTTY && output.isTTY);
  await chat({ library, input, output, locale, isInteractive, today: () => dayOf(new Date()), signal });
}

interface BotRun {
  readonly library: ConnectedLibrary;
  readonly config: Config;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Runs the bot until it is told to end. @throws DISCORD_REFUSED, DISCORD_CLOSED, HISTORY_BROKEN. */
async function runBot({ library, config, log, signal }: BotRun): Promise<void> {
  const { startBot } = await import('./bot/start-bot.ts');
  const history = openHistory(config.historyDir);
  let fail: (error: OperatorError) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {});
  const started = startBot({
    token: config.discordToken ?? '',
    apiUrl: config.discordApiUrl,
    library,
    log,
    now: () => new Date(),
    onFatal: fail,
    history,
    privacy: { retentionDays: config.retentionDays, llmHost: hostOf(config), directMessages: config.directMessages },
    reindex: () => rebuild({ library, config, log, signal }),
    ...(config.discordGuildIds.length > 0 && { guildIds: config.discordGuildIds }),
  });
  try {
    const bot = await Promise.race([started, failed, ended(signal)]);
    if (!bot) return;
    tellLine(`Youju is in Discord. Invite it: ${bot.inviteLink}`);
    await Promise.race([ended(signal), failed]).finally(() => bot.close());
  } finally {
    await history.close();
  }
}

/** Where text is sent for wording; null where none leaves the machine. */
function hostOf({ llm }: Config): string | null {
  return llm === undefined ? null : new URL(llm.baseUrl).host;
}

/** Builds the index where it is stale, and answers from it. */
async function rebuild({ library, config, log, signal }: BotRun): Promise<void> {
  const problem = await refreshIndex({ config, log, signal });
  if (problem) throw problem;
  await library.reopen();
}
