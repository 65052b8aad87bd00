import { type DocumentFormat, type Extraction, type ExtractionTask, UnreadableDocument } from '../extraction.ts';
import { refuseDamaged } from '../refusals.ts';

type Parser = (task: ExtractionTask) => Promise<Extraction>;

/** The parser of each format, loaded on demand because a process parses one document. */
const PARSERS: Readonly<Record<DocumentFormat, () => Promise<Parser>>> = {
  docx: async () => {
    const { readDocx } = await import('./read-docx.ts');
    return ({ path }) => readDocx(path);
  },
  epub: async () => {
    const { readEpub } = await import('./read-epub.ts');
    return ({ path }) => readEpub(path);
  },
  mhtml: async () => {
    const { readMhtml } = await import('./read-mhtml.ts');
    return ({ path }) => readMhtml(path);
  },
  pdf: async () => {
    const { readPdf } = await import('../pdf/read-pdf.ts');
    return ({ path }) => readPdf(path);
  },
  zip: async () => {
    const { readArchive } = await import('./read-archive.ts');
    return ({ path, unpackDir }) => readArchive(path, unpackDir);
  },
};

/**
 * Parses a document with any content; if a parser fails, the fault is the file's and becomes its reason. `onReady` is
 * called when the parser is loaded and the time limit of the file begins.
 */
export async function extractDocument(task: ExtractionTask, onReady = () => {}): Promise<Extraction> {
  const parse = await PARSERS[task.format]();
  onReady();
  try {
    return await parse(task);
  } catch (error) {
    const { message } = error as Error;
    return { kind: 'refused', reason: error instanceof UnreadableDocument ? message : refuseDamaged(message) };
  }
}
