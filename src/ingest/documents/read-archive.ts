import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Extraction, type LostFile, type UnpackedFile, UnreadableDocument } from '../extraction.ts';
import { REFUSALS, refuseDamaged } from '../refusals.ts';
import { leadsOut } from './zip-names.ts';
import { openZip } from './zip-reader.ts';

/**
 * Unpacks an archive into a folder. The files there have numbers as names, so that no name from the archive reaches the
 * disk.
 */
export async function readArchive(path: string, unpackDir: string): Promise<Extraction> {
  const files: UnpackedFile[] = [];
  const lost: LostFile[] = [];
  for (const [index, entry] of (await openZip(path)).entries()) {
    const refused = leadsOut(entry.name) ? REFUSALS.leadsOut : entry.refused;
    if (refused !== null) {
      lost.push({ name: entry.name, reason: refused });
      continue;
    }
    try {
      const unpacked = join(unpackDir, String(index));
      await writeFile(unpacked, await entry.readBytes());
      files.push({ name: entry.name, path: unpacked });
    } catch (error) {
      if (error instanceof UnreadableDocument) throw error;
      lost.push({ name: entry.name, reason: refuseDamaged((error as Error).message) });
    }
  }
  if (files.length + lost.length === 0) return { kind: 'refused', reason: REFUSALS.noFiles };
  return { kind: 'files', files, lost };
}
