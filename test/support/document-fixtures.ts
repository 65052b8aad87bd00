import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { cleanDocument } from '../../src/ingest/corpus/clean-document.ts';
import { extractDocument } from '../../src/ingest/documents/extract-document.ts';
import type { DocumentFormat } from '../../src/ingest/extraction.ts';
import type { Article } from '../../src/model/article.ts';

export const DOCUMENTS = resolve(import.meta.dirname, '../fixtures/documents');
const ARTICLES = resolve(import.meta.dirname, '../fixtures/abstain/articles');

/** The expected result for a document. */
export interface ExpectedDocument {
  /** Relative to the documents; for a file in an archive with its path in it. */
  readonly file: string;
  readonly title: string;
  readonly publishedOn: string;
  /** Absent if the text names none. */
  readonly source?: string;
  readonly url?: string;
  /** Lines in order. */
  readonly lines: readonly string[];
  /** A line at any position. */
  readonly also?: string;
  /** Position of the article in the file; by default the first. */
  readonly part?: number;
}

type Stored = Omit<ExpectedDocument, 'lines'> & { readonly body: readonly (string | number)[] };

/** The documents of the fixtures with their expected results; a number means an article's paragraphs. */
export function readExpectedDocuments(): ExpectedDocument[] {
  const stored = JSON.parse(readFileSync(join(DOCUMENTS, 'expected.json'), 'utf8')) as Stored[];
  return stored.map(({ body, ...facts }) => ({
    ...facts,
    lines: body.flatMap((line) => (typeof line === 'string' ? [line] : paragraphsOf(line))),
  }));
}

function paragraphsOf(article: number): string[] {
  const text = readFileSync(join(ARTICLES, `a${String(article).padStart(2, '0')}.md`), 'utf8');
  const [, , ...rest] = text.split('---\n');
  return rest
    .join('---\n')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

/** Parses and cleans a document in this process, like its own process would. */
export async function readDocumentHere(path: string, file: string): Promise<readonly Article[] | string> {
  const extension = extname(file).slice(1).toLowerCase();
  const format = (extension === 'mht' ? 'mhtml' : extension) as DocumentFormat;
  const unpackDir = mkdtempSync(join(tmpdir(), 'unpack-'));
  try {
    const extraction = await extractDocument({ path, format, unpackDir });
    if (extraction.kind === 'refused') return extraction.reason;
    if (extraction.kind === 'files') return extraction.files.map(({ name }) => name).join('\n');
    return cleanDocument(file, extraction.parts).cleaned.map(({ article }) => article);
  } finally {
    rmSync(unpackDir, { recursive: true, force: true });
  }
}

/**
 * Number of characters of `wanted` that `found` contains in the same order: the longest common subsequence, without
 * white space.
 */
export function charsInOrder(wanted: string, found: string): { readonly kept: number; readonly foreign: number } {
  const [a, b] = [wanted.replace(/\s+/g, ''), found.replace(/\s+/g, '')];
  let row = new Uint32Array(b.length + 1);
  for (let i = 0; i < a.length; i++) {
    const next = new Uint32Array(b.length + 1);
    for (let j = 0; j < b.length; j++) {
      next[j + 1] = a[i] === b[j] ? (row[j] as number) + 1 : Math.max(row[j + 1] as number, next[j] as number);
    }
    row = next;
  }
  const common = row[b.length] as number;
  return { kept: common / a.length, foreign: 1 - common / Math.max(1, b.length) };
}
