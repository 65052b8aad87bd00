import { existsSync, readFileSync } from 'node:fs';
import type { BotDeps } from '../../../src/bot/context/bot-deps.ts';
import type { History } from '../../../src/history/history.ts';
import { openPostgresHistory } from '../../../src/history/postgres/open-postgres-history.ts';
import { openSqliteHistory } from '../../../src/history/sqlite/open-sqlite-history.ts';
import type { NoteCode } from '../../../src/model/answer.ts';
import { readConfig } from '../../../src/support/config.ts';
import { describeError, OperatorError } from '../../../src/support/errors.ts';
import { makeLog } from '../../../src/support/log.ts';
import { startAll } from '../../../src/wire/shared/start-shards.ts';
import { asCollections } from '../one-library.ts';
import { readTalk } from '../talk.ts';
import { CHANGED_SHELF, HOSTILE_SHELF, MANY, SHELF } from './article-cache.ts';
import { ArticleLibrary } from './article-library.ts';
import { RewordingLibrary } from './rewording-library.ts';

// The bot over articles in memory as a process, for tests of everything between Discord and the library.
const log = makeLog(process.env['LOG_LEVEL'] ?? 'warn');

/** Shards are looked for, taken over and identified within seconds. */
const QUICK = { lookEveryMs: 500, takenOverAfterMs: 4_000, identifyEveryMs: 300 };

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof OperatorError ? describeError(error) : String(error)}\n`);
  process.exit(1);
}

/** The degraded states in the file of the test. */
function notesNow(): NoteCode[] {
  return stateOf('notes', '')
    .split(',')
    .filter((note): note is NoteCode => note !== '');
}

function makeLibrary(): ArticleLibrary {
  const articleCache = process.env['YOUJU_TEST_SHELF'];
  if (articleCache === 'changed') return new ArticleLibrary(CHANGED_SHELF, 'articleCache-2');
  if (articleCache === 'hostile') return new ArticleLibrary(HOSTILE_SHELF, 'articleCache-4');
  if (articleCache === 'many') return new ArticleLibrary(MANY, 'articleCache-3');
  return articleCache === 'reworded' ? new RewordingLibrary(SHELF) : new ArticleLibrary(SHELF, undefined, notesNow);
}

const historyDir = process.env['YOUJU_TEST_HISTORY_DIR'];
const historyUrl = process.env['YOUJU_TEST_HISTORY_URL'];

/** A history in the database of the test, else in its folder, else none. */
async function openTestHistory(): Promise<{ history?: History }> {
  if (historyUrl !== undefined) {
    const bot = process.env['DISCORD_TOKEN'] ?? '';
    return { history: await openPostgresHistory({ url: historyUrl, secret: 'secret of the test', bot }) };
  }
  return historyDir === undefined ? {} : { history: openSqliteHistory(historyDir) };
}

const directMessages = (process.env['YOUJU_TEST_DMS'] ?? 'members') as 'off' | 'members' | 'all';
const guildIds = (process.env['YOUJU_TEST_GUILD_IDS'] ?? '').split(',').filter((id) => id !== '');

/** The value in a line `name=value` of a file that a test changes while the bot runs. */
function stateOf(name: string, otherwise: string): string {
  const file = process.env['YOUJU_TEST_STATE_FILE'];
  const lines = file === undefined || !existsSync(file) ? [] : readFileSync(file, 'utf8').split('\n');
  return lines.find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1) ?? otherwise;
}

try {
  const library = makeLibrary();
  await library.open();
  const deps: BotDeps = {
    token: process.env['DISCORD_TOKEN'] ?? '',
    apiUrl: process.env['DISCORD_API_URL'],
    collections: asCollections(library),
    readTalk,
    log,
    now: () => new Date(),
    onFatal: fail,
    ...(await openTestHistory()),
    privacy: { retentionDays: 90, llmHost: null, directMessages },
    reindex: async () => {},
    listSources: async () => [
      {
        name: 'news',
        address: 'https://news.example/rss',
        problem: 'its server answers 500',
        movedTo: null,
        articles: 12,
        departed: 2,
        gone: [{ url: 'https://news.example/1', status: 410 }],
        unread: [],
        nextAt: '2026-01-01T00:00:00.000Z',
      },
    ],
    guildIds,
    freeBytes: async () => Number(stateOf('free', String(2 ** 40))),
    areSourcesSilent: () => ({ yes: true, no: false })[stateOf('silent', 'no')],
    alertsEveryMs: Number(process.env['YOUJU_TEST_ALERTS_EVERY_MS'] ?? 30_000),
  };
  const nothingShared = { shards: undefined, sharedHistory: undefined };
  const bot = await startAll(deps, process.env['SHARDS'] === undefined ? nothingShared : readConfig(), QUICK);
  process.once('SIGTERM', () => void bot.close().then(() => process.exit(0)));
  process.stdout.write('ready\n');
} catch (error) {
  fail(error);
}
