import type { TracedArticle } from '../corpus/clean-file.ts';
import { listFiles } from '../corpus/list-files.ts';
import { readFileOf } from '../corpus/read-corpus.ts';

/**
 * Reads an article's file again, which may lie in an archive, and nothing else of the corpus; undefined where the file is
 * gone or holds the article no longer.
 * @throws FILE_UNREADABLE where the data directory cannot be read.
 */
export async function traceArticle(dataDir: string, file: string, id: string): Promise<TracedArticle | undefined> {
  const { files } = await listFiles(dataDir);
  const found = files.find((one) => one.file === file) ?? files.find((one) => file.startsWith(`${one.file}/`));
  if (!found) return undefined;
  return (await readFileOf(found)).cleaned.find(({ article }) => article.id === id);
}
