/** Gives the database what is published in the index directory. The driver of the database is loaded only here and below. */
export async function publishToDatabase(url: string, indexDir: string): Promise<void> {
  const [{ withSharedIndex }, { publishShared }] = await loadStore();
  await withSharedIndex(url, (db) => publishShared(db, indexDir));
}

/** Whether the database has what is published in the index directory. */
export async function isInDatabase(url: string, indexDir: string): Promise<boolean> {
  const [{ withSharedIndex }, { isPublishedThere }] = await loadStore();
  return withSharedIndex(url, (db) => isPublishedThere(db, indexDir));
}

function loadStore() {
  return Promise.all([
    import('../../store/postgres/open-shared-index.ts'),
    import('../../store/postgres/publish-shared.ts'),
  ]);
}
