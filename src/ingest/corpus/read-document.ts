import { mkdtemp, open, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DETECTION_BYTES, detectFormat, holdsEncryptedStream } from '../documents/detect-format.ts';
import { type ExtractionCache, NO_EXTRACTION_CACHE } from '../documents/extraction-cache.ts';
import { runDocumentProcess } from '../documents/run-document-process.ts';
import type { DocumentFormat, Extraction, UnpackedFile } from '../extraction.ts';
import { REFUSALS } from '../refusals.ts';
import type { Problem } from '../report.ts';
import { cleanDocument } from './clean-document.ts';
import { type CleanedFile, cleanFile, MAX_FILE_BYTES, refuseFile, TOO_LARGE } from './clean-file.ts';
import { findPages, isFolderOfPage, judgeFile } from './file-kinds.ts';

interface ReadingOptions {
  readonly cache?: ExtractionCache;
  /** True for a file inside an archive. */
  readonly isPacked?: boolean;
}

/**
 * Reads and cleans a document in a process of its own. The files of an archive get paths in a folder with its name. Bad
 * data throws nothing.
 * @throws errors of the system about the file itself.
 */
export async function readDocument(
  path: string,
  file: string,
  { cache = NO_EXTRACTION_CACHE, isPacked = false }: ReadingOptions = {},
): Promise<CleanedFile> {
  if ((await stat(path)).size > MAX_FILE_BYTES) return refuseFile(file, TOO_LARGE);
  const detected = await detect(path, file);
  if (typeof detected === 'object') return refuseFile(file, detected.refused);
  if (detected === 'text') return cleanFile(file, await readFile(path));
  if (detected === 'zip' && isPacked) return refuseFile(file, REFUSALS.nested);
  const unpackDir = await mkdtemp(join(tmpdir(), 'youju-document-'));
  try {
    const task = { path, format: detected, unpackDir };
    return await readExtraction(file, await cache.getOrParse(task, runDocumentProcess), cache);
  } finally {
    await rm(unpackDir, { recursive: true, force: true });
  }
}

async function detect(path: string, file: string): Promise<DocumentFormat | 'text' | { readonly refused: string }> {
  const head = await readHead(path);
  const isOle = detectFormat(file, head, () => false);
  const whole = typeof isOle === 'object' ? await readFile(path) : head;
  return detectFormat(file, head, () => holdsEncryptedStream(whole));
}

async function readHead(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(DETECTION_BYTES), 0, DETECTION_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function readExtraction(file: string, extraction: Extraction, cache: ExtractionCache): Promise<CleanedFile> {
  if (extraction.kind === 'refused') return refuseFile(file, extraction.reason);
  if (extraction.kind === 'parts') return cleanDocument(file, extraction.parts);
  const problems: Problem[] = extraction.lost
    .filter(({ name }) => judgeFile(name) !== 'passed over')
    .map(({ name, reason }) => ({ file: `${file}/${name}`, line: null, reason }));
  const read: CleanedFile[] = [{ cleaned: [], problems }];
  const pages = findPages(extraction.files.map(({ name }) => name));
  for (const packed of extraction.files) {
    if (!isOfPage(packed.name, pages)) read.push(await readPacked(packed, `${file}/${packed.name}`, cache));
  }
  return { cleaned: read.flatMap(({ cleaned }) => cleaned), problems: read.flatMap((one) => one.problems) };
}

function isOfPage(name: string, pages: ReadonlySet<string>): boolean {
  const folders = name.split('/').slice(0, -1);
  return folders.some((_, i) => isFolderOfPage(folders.slice(0, i + 1).join('/'), pages));
}

async function readPacked({ name, path }: UnpackedFile, file: string, cache: ExtractionCache): Promise<CleanedFile> {
  const kind = judgeFile(name);
  if (kind === 'passed over') return { cleaned: [], problems: [] };
  if (kind === 'document') return readDocument(path, file, { cache, isPacked: true });
  return kind === 'article' ? cleanFile(file, await readFile(path)) : refuseFile(file, kind.reason);
}
