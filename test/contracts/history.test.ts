import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteHistory } from '../../src/history/sqlite/open-sqlite-history.ts';
import { describeHistory } from './history-contract.ts';

describeHistory('the SQLite history', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'youju-history-'));
  let history = openSqliteHistory(directory);
  return {
    history,
    reopen: async () => {
      await history.close();
      history = openSqliteHistory(directory);
      return history;
    },
    dispose: async () => {
      await history.close();
      await rm(directory, { recursive: true });
    },
  };
});
