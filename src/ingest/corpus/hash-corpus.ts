import { hashFile, sha256 } from '../../support/files.ts';
import { listFiles } from './list-files.ts';

/**
 * Hash of the names and contents of all article files below `dataDir`; unreadable files count by name.
 * @throws FILE_UNREADABLE if the directory itself cannot be read.
 */
export async function hashCorpus(dataDir: string): Promise<string> {
  const { files } = await listFiles(dataDir);
  const lines: string[] = [];
  for (const { path, file } of files) {
    const content = await hashFile(path).catch(() => 'unreadable');
    lines.push(`${content} ${file}`);
  }
  return sha256(lines.join('\n'));
}
