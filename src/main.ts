import { once } from 'node:events';
import { statfs } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BotDeps } from './bot/context/bot-deps.ts';
import type { Bot } from './bot/start-bot.ts';
import { type ChatOptions, chat } from './cli/commands/chat.ts';
import { type KeepFreshOptions, keepFresh } from './cli/commands/keep-fresh.ts';
import { keepMirrored } from './cli/commands/keep-mirrored.ts';
import { type RefreshOptions, refreshIndex } from './cli/commands/refresh-index.ts';
import { EXIT, runCommand, tellLine } from './cli/run-command.ts';
import { isSilent, type SourceReport } from './feeds/source-report.ts';
import { isCollectionName, removeAdded, wasAdded } from './feeds/store-article.ts';
import { copyDaily } from './history/sqlite/copies.ts';
import { dayOf } from './model/day.ts';
import { fetchFirst, followFeeds } from './process/follow-feeds.ts';
import { type ConnectedLibrary, connectLibrary } from './process/library-client.ts';
import { startTakeUp, type TakeUp } from './process/take-up.ts';
import { readFileState } from './process/watch-files.ts';
import { languageOfLocale } from './render/strings/language.ts';
import { readPublishedMark } from './store/versions.ts';
import type { Config } from './support/config.ts';
import { describeError, OperatorError } from './support/errors.ts';
import type { Log } from './support/log.ts';
import { addSentArticle, listSources } from './wire/fetch-sources.ts';
import { openMeter, openServers } from './wire/open-servers.ts';
import { isReader } from './wire/shared/fetch-index.ts';
import { openHistory } from './wire/shared/open-history.ts';
import { startAll } from './wire/shared/start-shards.ts';
import { openTalk } from './wire/small-models.ts';

const USAGE = `Usage: npm start
The Discord bot where DISCORD_TOKEN is set, else a chat in the terminal. Builds a missing or stale index first.
Serves tools and health beside that where YOUJU_HTTP_PORT and YOUJU_HEALTH_PORT are set.`;

/** Wait until a refused token is tried once more. Chosen by hand. */
const TRIES_AGAIN_MS = 1_000;
/** A stop ends within ten seconds, because a service manager kills the process later; unfinished work is cut off. */
const GONE_WITHIN_MS = 9_000;
/** npm passes Ctrl-C on, so the signal may come twice; only a later second one means "end at once". */
const SAME_SIGNAL_MS = 1_000;
const COPY_LOOKED_AFTER_MS = 3_600_000;
const PARENT_CHECKED_EVERY_MS = 500;

await runCommand({
  usage: USAGE,
  options: {},
  maxPositionals: 0,
  run: async ({ config, log }) => {
    const signal = signalOfEnd(config.isStartedByNpm);
    if (config.discordToken !== undefined) await tryToken(config.discordToken, config.discordApiUrl);
    const state = await readFileState(config.dataDir, config.glossaryFile);
    const problem = await prepareIndex({ config, log, signal, isAutomatic: true });
    if (signal.aborted) return;
    const mark = await readPublishedMark(config.indexDir);
    const connected = connectLibrary({ config, log });
    const meter = await openMeter(config);
    const library = meter?.watch(connected) ?? connected;
    let bot: Bot | undefined;
    const gateway = () => (config.discordToken === undefined ? 'none' : bot?.isOnline ? 'connected' : 'disconnected');
    const spec = { config, collections: library, meter, log, gateway, now: () => new Date() };
    const servers = await openServers(spec).catch((error: unknown) =>
      connected.close().then(() => Promise.reject(error)),
    );
    try {
      const opened = library.opened.catch((error: unknown) => Promise.reject(problem ?? error));
      await Promise.race([opened, ended(signal)]);
      if (signal.aborted) return;
      if (problem) tellLine(describeError(problem));
      const takeUp = startTakeUp({ indexDir: config.indexDir, mark, library, log });
      const watch = startWatch({ config, log, signal, state, problem });
      const run = { library, config, log, signal, takeUp };
      let areSilent: boolean | undefined;
      const onReports = (sources: readonly SourceReport[]) => {
        areSilent = sources.some((source) => isSilent(source, Date.now()));
      };
      if (!isReader(config)) void followFeeds({ config, log, signal, rebuild: () => rebuild(run, true), onReports });
      for (const place of servers.places) tellLine(place);
      const onConnected = (started: Bot) => {
        bot = started;
      };
      const isServing = servers.places.length > 0 && !process.stdin.isTTY;
      try {
        if (config.discordToken !== undefined) await runBot({ ...run, onConnected, areSourcesSilent: () => areSilent });
        else
          await (isServing
            ? ended(signal)
            : runChat({ library: library.within(null), readTalk: await openTalk(config, log), signal }));
      } finally {
        watch?.stop();
        await takeUp.close();
      }
    } finally {
      await servers.close();
      await library.close();
    }
  },
});

/** Starts the watch: a reader follows the database, another process follows its files if the settings ask for it. */
function startWatch(options: KeepFreshOptions): { stop(): void } | undefined {
  if (isReader(options.config)) return keepMirrored(options);
  return options.config.isWatching ? keepFresh(options) : undefined;
}

/** Builds the index if it is missing or stale. If there are no articles at all, it reads those of the sources first. */
async function prepareIndex(options: RefreshOptions): Promise<OperatorError | undefined> {
  const problem = await refreshIndex(options);
  if (problem?.code !== 'ARTICLES_MISSING' || options.signal.aborted) return problem;
  return (await fetchFirst(options)) ? refreshIndex(options) : problem;
}

/**
 * A signal that Ctrl-C, SIGTERM, or the end of the npm that started this process aborts, because npm does not pass on
 * every signal. A second signal ends the process at once, and so do ten seconds.
 */
function signalOfEnd(isStartedByNpm: boolean): AbortSignal {
  const end = new AbortController();
  let since: number | undefined;
  const stop = () => {
    if (since !== undefined && performance.now() - since > SAME_SIGNAL_MS) process.exit(EXIT.operator);
    if (since !== undefined) return;
    since = performance.now();
    setTimeout(() => process.exit(EXIT.ok), GONE_WITHIN_MS).unref();
    end.abort();
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, stop);
  const parent = process.ppid;
  const watch = () => (process.ppid === parent || since !== undefined ? undefined : stop());
  if (isStartedByNpm) setInterval(watch, PARENT_CHECKED_EVERY_MS).unref();
  return end.signal;
}

/**
 * Ends the start before the index is built if Discord refuses the token twice; a single refusal may be a fault of
 * Discord. If Discord cannot be reached, the bot waits for it later. @throws DISCORD_REFUSED.
 */
async function tryToken(token: string, apiUrl: string | undefined): Promise<void> {
  const { lookUpApplication } = await import('./bot/registration/look-up-application.ts');
  if ((await lookUpApplication(token, apiUrl)).kind !== 'refused') return;
  await sleep(TRIES_AGAIN_MS);
  if ((await lookUpApplication(token, apiUrl)).kind !== 'refused') return;
  throw OperatorError.of('DISCORD_REFUSED', { reason: 'the token is not valid' });
}

async function ended(signal: AbortSignal): Promise<undefined> {
  if (!signal.aborted) await once(signal, 'abort');
  return undefined;
}

async function runChat(run: Pick<ChatOptions, 'library' | 'readTalk' | 'signal'>): Promise<void> {
  const { stdin: input, stdout: output } = process;
  const locale = languageOfLocale(Intl.DateTimeFormat().resolvedOptions().locale);
  const isInteractive = Boolean(input.isTTY && output.isTTY);
  await chat({ ...run, input, output, locale, isInteractive, today: () => dayOf(new Date()) });
}

interface Run {
  readonly library: ConnectedLibrary;
  readonly config: Config;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly takeUp: TakeUp;
}

interface BotRun extends Run {
  readonly onConnected: (bot: Bot) => void;
  readonly areSourcesSilent: () => boolean | undefined;
}

/**
 * Runs the bot until it is told to end. @throws DISCORD_REFUSED, DISCORD_CLOSED, and the errors of {@link openHistory}.
 */
async function runBot({ onConnected, areSourcesSilent, ...run }: BotRun): Promise<void> {
  const { library, config, log, signal } = run;
  const history = await openHistory(config);
  const copies = setInterval(copyHistory, COPY_LOOKED_AFTER_MS, config, log).unref();
  copyHistory(config, log);
  let fail: (error: OperatorError) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {});
  const deps: BotDeps = {
    token: config.discordToken ?? '',
    apiUrl: config.discordApiUrl,
    collections: library,
    readTalk: await openTalk(config, log),
    log,
    now: () => new Date(),
    onFatal: fail,
    history,
    privacy: { retentionDays: config.retentionDays, llmHost: hostOf(config), directMessages: config.directMessages },
    reindex: () => rebuild(run, false),
    freeBytes: () => freeBytesAt(config.sharedHistory === undefined ? config.historyDir : config.indexDir),
    areSourcesSilent,
    listSources: () => listSources(config),
    articleDesk: {
      add: (sent, collection) => addSentArticle(config, sent, collection),
      remove: (file) => removeAdded(config.dataDir, file),
      wasAdded,
      isCollectionName,
    },
    ...(config.discordGuildIds.length > 0 && { guildIds: config.discordGuildIds }),
  };
  const started = startAll(deps, config);
  try {
    const bot = await Promise.race([started, failed, ended(signal)]);
    if (!bot) return;
    onConnected(bot);
    const where = bot.guildCount === 0 ? 'Discord, but in no server yet' : 'Discord';
    tellLine(`Youju is in ${where}. Invite it: ${bot.inviteLink}`);
    await Promise.race([ended(signal), failed]).finally(() => bot.close());
  } finally {
    clearInterval(copies);
    await history.close();
  }
}

/** Free bytes on the disk that holds a folder. */
async function freeBytesAt(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
}

/** Copies the history once a day; operators of a shared database make their own copies. */
function copyHistory({ historyDir, sharedHistory }: Config, log: Log): void {
  if (sharedHistory !== undefined) return;
  copyDaily(historyDir, new Date()).catch((error: unknown) => log.warn({ err: error }, 'the history cannot be copied'));
}

/** The host that receives text for wording; null if no text leaves the machine. */
function hostOf({ llm }: Config): string | null {
  return llm === undefined ? null : new URL(llm.baseUrl).host;
}

/** Builds the index if it is stale, and then answers from it. */
async function rebuild({ config, log, signal, takeUp }: Run, isAutomatic: boolean): Promise<void> {
  const problem = await refreshIndex({ config, log, signal, isAutomatic });
  if (problem) throw problem;
  await takeUp.now();
}
