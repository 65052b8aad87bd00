import { type MessagePort, workerData } from 'node:worker_threads';
import { OperatorError } from '../support/errors.ts';
import type { DatabaseReply, ThreadAsked, ThreadReplied } from './blocking-database.ts';
import { Postgres, type PostgresSettings } from './postgres.ts';

// Entry of the thread that queries the database while another thread waits.
const { settings, port } = workerData as { readonly settings: PostgresSettings; readonly port: MessagePort };
const database = new Postgres(settings);

port.on('message', async ({ number, statements, signal }: ThreadAsked) => {
  const replied: ThreadReplied = { number, ...(await reply(statements)) };
  port.postMessage(replied);
  Atomics.store(signal, 0, 1);
  Atomics.notify(signal, 0);
});

async function reply(statements: ThreadAsked['statements']): Promise<DatabaseReply> {
  try {
    const rows = await database.withConnection(async (query) => {
      let last: object[] = [];
      for (const { sql, values } of statements) last = await query(sql, values);
      return last;
    });
    return { rows };
  } catch (error) {
    const { message, code, remedy } = error as { message?: string; code?: unknown; remedy?: string };
    const isOurs = error instanceof OperatorError;
    return {
      problem: {
        message: message ?? String(error),
        code: typeof code === 'string' ? code : null,
        remedy: isOurs ? (remedy ?? null) : null,
      },
    };
  }
}
