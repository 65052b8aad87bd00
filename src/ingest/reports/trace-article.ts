import type { TracedArticle } from '../corpus/clean-file.ts';
import { listFiles } from '../corpus/list-files.ts';
import { readFileOf } from '../corpus/read-corpus.ts';

/**
 * Reads an article's file again, which may be in an archive, and nothing else of the corpus; undefined if the file is
 * gone or no longer contains the article.
 * @throws FILE_UNREADABLE if the data directory cannot be read.
 */
export async function traceArticle(dataDir: string, file: string, id: string): Promise<TracedArticle | undefined> {
  const { files } = await listFiles(dataDir);
  const found = files.find((one) => one.file === file) ?? files.find((one) => file.startsWith(`${one.file}/`));
  if (!found) return undefined;
  return (await readFileOf(found)).cleaned.find(({ article }) => article.id === id);
}
