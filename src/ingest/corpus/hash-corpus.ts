import { hashFile, sha256 } from '../../support/files.ts';
import type { Problem } from '../report.ts';
import { type DataFile, listFiles } from './list-files.ts';

/** The files below a data directory as they were at one moment. */
export interface CorpusState {
  readonly files: readonly DataFile[];
  readonly problems: readonly Problem[];
  /** SHA-256 of every file's content, by its name; of one that cannot be read `unreadable`. */
  readonly sums: ReadonlyMap<string, string>;
  /** Hash of all names and contents. */
  readonly hash: string;
}

/** Lists and hashes all article files below `dataDir`. @throws FILE_UNREADABLE where the directory itself cannot be read. */
export async function takeStock(dataDir: string): Promise<CorpusState> {
  const { files, problems } = await listFiles(dataDir);
  const sums = new Map<string, string>();
  for (const { path, file } of files) sums.set(file, await hashFile(path).catch(() => 'unreadable'));
  const lines = files.map(({ file }) => `${sums.get(file)} ${file}`);
  return { files, problems, sums, hash: sha256(lines.join('\n')) };
}

/** The hash of {@link takeStock} alone. */
export async function hashCorpus(dataDir: string): Promise<string> {
  return (await takeStock(dataDir)).hash;
}
