import { Postgres } from '../../postgres/postgres.ts';
import { indexDatabase } from '../../store/postgres/open-shared-index.ts';

/** A database of its own on the server at `url`, empty; taken away when it is closed. */
export async function openOwnDatabase(
  url: string,
  name: string,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const admin = new Postgres(indexDatabase(url));
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return {
    url: own.href,
    close: async () => {
      await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await admin.close();
    },
  };
}
