import type { SharedIndexConfig } from '../../support/config.ts';

/**
 * Copies the published versions of the index directory to the database. The driver of the database is loaded only here
 * and below.
 */
export async function publishToDatabase({ url, reading }: SharedIndexConfig, indexDir: string): Promise<void> {
  const [{ withSharedIndex, BUILDING_MS }, { publishShared }] = await loadStore();
  const timing = reading === 'database' ? { statementMs: BUILDING_MS } : {};
  await withSharedIndex(url, (db) => publishShared(db, indexDir, reading), timing);
}

/** True if the database has the published versions of the index directory. */
export async function isInDatabase({ url, reading }: SharedIndexConfig, indexDir: string): Promise<boolean> {
  const [{ withSharedIndex }, { isPublishedThere }] = await loadStore();
  return withSharedIndex(url, (db) => isPublishedThere(db, indexDir, reading));
}

function loadStore() {
  return Promise.all([
    import('../../store/postgres/open-shared-index.ts'),
    import('../../store/postgres/publish-shared.ts'),
  ]);
}
