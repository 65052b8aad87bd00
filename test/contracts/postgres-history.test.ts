import { afterAll, beforeAll } from 'vitest';
import { openPostgresHistory } from '../../src/history/postgres/open-postgres-history.ts';
import { HISTORY_SCHEMA } from '../../src/history/postgres/tables.ts';
import { type PgliteServer, startPglite } from '../support/postgres/pglite-server.ts';
import { describeHistory } from './history-contract.ts';

let server: PgliteServer;
beforeAll(async () => {
  server = await startPglite();
});
afterAll(() => server.close());

describeHistory('the PostgreSQL history', async () => {
  await server.drop(HISTORY_SCHEMA);
  const open = () => openPostgresHistory({ url: server.url, secret: 'a secret of sixteen', bot: 'one' });
  let history = await open();
  return {
    history,
    reopen: async () => {
      await history.close();
      history = await open();
      return history;
    },
    dispose: () => history.close(),
  };
});
