import yauzl from 'yauzl';
import { DOCUMENT_LIMITS } from '../document-limits.ts';
import { UnreadableDocument } from '../extraction.ts';
import { REFUSALS } from '../refusals.ts';
import { decodeEntryName } from './zip-names.ts';

/** A file in a zip archive. */
export interface ZipEntry {
  /** Name as packed, with forward slashes. */
  readonly name: string;
  /** The reason why it cannot be unpacked; null if it can. */
  readonly refused: string | null;
  /** Unpacks it; the limit applies to the sum of all unpacked sizes. */
  readBytes(): Promise<Buffer>;
}

const DEFLATED = 8;
const STORED = 0;

/**
 * The files of a zip archive in packed order, without folders.
 * @throws UnreadableDocument if there are too many; on reading, if more is unpacked than the limit, whatever the
 * declared sizes are.
 */
export async function openZip(path: string): Promise<ZipEntry[]> {
  const zip = await yauzl.openPromise(path, { decodeStrings: false, autoClose: false });
  if (zip.entryCount > DOCUMENT_LIMITS.entries) throw new UnreadableDocument(REFUSALS.tooManyEntries);
  const budget = { left: DOCUMENT_LIMITS.unpackedBytes };
  const entries: ZipEntry[] = [];
  for await (const entry of zip.eachEntry()) {
    const name = decodeEntryName(entry.fileName as unknown as Buffer, entry);
    if (name.endsWith('/')) continue;
    entries.push({ name, refused: refusalOf(entry), readBytes: () => unpack(zip, entry, budget) });
  }
  return entries;
}

function refusalOf(entry: yauzl.Entry): string | null {
  if (entry.isEncrypted()) return REFUSALS.password;
  const isKnown = entry.compressionMethod === DEFLATED || entry.compressionMethod === STORED;
  return isKnown ? null : REFUSALS.otherPacking;
}

async function unpack(zip: yauzl.ZipFile, entry: yauzl.Entry, budget: { left: number }): Promise<Buffer> {
  if (entry.uncompressedSize > budget.left) throw new UnreadableDocument(REFUSALS.tooMuchUnpacked);
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    budget.left -= chunk.length;
    if (budget.left < 0) throw new UnreadableDocument(REFUSALS.tooMuchUnpacked);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
