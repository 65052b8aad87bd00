import { type Extensions, PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

/** A PostgreSQL in this process behind the wire protocol; all connections share one session. */
export interface PgliteServer {
  readonly url: string;
  /** Drops a schema with everything in it. */
  drop(schema: string): Promise<void>;
  close(): Promise<void>;
}

const MOST_CONNECTIONS = 30;

/** It takes seconds, so start one per file of tests. */
export async function startPglite(extensions: Extensions = {}): Promise<PgliteServer> {
  const db = await PGlite.create({ extensions });
  const server = new PGLiteSocketServer({ db, host: '127.0.0.1', port: 0, maxConnections: MOST_CONNECTIONS });
  await server.start();
  return {
    url: `postgres://postgres:postgres@${server.getServerConn()}/postgres`,
    drop: async (schema) => void (await db.exec(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)),
    close: async () => {
      await server.stop();
      await db.close();
    },
  };
}
