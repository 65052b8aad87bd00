import { startBot } from '../../../src/bot/start-bot.ts';
import { openHistory } from '../../../src/history/open-history.ts';
import { describeError, OperatorError } from '../../../src/support/errors.ts';
import { makeLog } from '../../../src/support/log.ts';
import { RewordingLibrary } from './rewording-library.ts';
import { CHANGED_SHELF, SHELF } from './shelf.ts';
import { ShelfLibrary } from './shelf-library.ts';

// The bot over a shelf of articles, as a process, for tests of everything between Discord and the library.
const log = makeLog(process.env['LOG_LEVEL'] ?? 'warn');

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof OperatorError ? describeError(error) : String(error)}\n`);
  process.exit(1);
}

function makeLibrary(): ShelfLibrary {
  const shelf = process.env['YOUJU_TEST_SHELF'];
  if (shelf === 'changed') return new ShelfLibrary(CHANGED_SHELF, 'shelf-2');
  return shelf === 'reworded' ? new RewordingLibrary(SHELF) : new ShelfLibrary(SHELF);
}

const historyDir = process.env['YOUJU_TEST_HISTORY_DIR'];
const history = historyDir === undefined ? {} : { history: openHistory(historyDir) };
const directMessages = (process.env['YOUJU_TEST_DMS'] ?? 'members') as 'off' | 'members' | 'all';

try {
  const library = makeLibrary();
  await library.open();
  const bot = await startBot({
    token: process.env['DISCORD_TOKEN'] ?? '',
    apiUrl: process.env['DISCORD_API_URL'],
    library,
    log,
    now: () => new Date(),
    onFatal: fail,
    ...history,
    privacy: { retentionDays: 90, llmHost: null, directMessages },
    reindex: async () => {},
  });
  process.once('SIGTERM', () => void bot.close().then(() => process.exit(0)));
  process.stdout.write('ready\n');
} catch (error) {
  fail(error);
}
