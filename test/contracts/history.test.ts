import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHistory } from '../../src/history/open-history.ts';
import { describeHistory } from './history-contract.ts';

describeHistory('the SQLite history', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'youju-history-'));
  let history = openHistory(directory);
  return {
    history,
    reopen: async () => {
      await history.close();
      history = openHistory(directory);
      return history;
    },
    dispose: async () => {
      await history.close();
      await rm(directory, { recursive: true });
    },
  };
});
