import { type Extraction, type ExtractionTask, UnreadableDocument } from '../extraction.ts';
import { readPdf } from '../pdf/read-pdf.ts';
import { refuseDamaged } from '../refusals.ts';
import { readArchive } from './read-archive.ts';
import { readDocx } from './read-docx.ts';
import { readEpub } from './read-epub.ts';
import { readMhtml } from './read-mhtml.ts';

/** Parses a document, whatever its bytes: what a parser stumbles over is the file's fault and its reason. */
export async function extractDocument(task: ExtractionTask): Promise<Extraction> {
  try {
    return await read(task);
  } catch (error) {
    const { message } = error as Error;
    return { kind: 'refused', reason: error instanceof UnreadableDocument ? message : refuseDamaged(message) };
  }
}

function read({ path, format, unpackDir }: ExtractionTask): Promise<Extraction> {
  if (format === 'docx') return readDocx(path);
  if (format === 'epub') return readEpub(path);
  if (format === 'mhtml') return readMhtml(path);
  if (format === 'zip') return readArchive(path, unpackDir);
  return readPdf(path);
}
