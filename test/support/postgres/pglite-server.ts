import { type Extensions, PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

/** A PostgreSQL in this process that speaks the wire protocol; every connection shares one session. */
export interface PgliteServer {
  readonly url: string;
  /** Takes a schema away with all that is in it. */
  drop(schema: string): Promise<void>;
  close(): Promise<void>;
}

const MOST_CONNECTIONS = 30;

/** Takes seconds: start one for a file of tests. */
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
