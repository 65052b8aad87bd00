import { readFile } from 'node:fs/promises';
import type { Article } from '../model/article.ts';
import { type CleanedArticle, cleanDraft } from './clean-article.ts';
import { listFiles, reasonOf } from './list-files.ts';
import { readDraft } from './read-drafts.ts';
import type { CleaningReport, Problem } from './report.ts';

/** Everything that could be read below a directory. */
export interface Corpus {
  /** In id order. */
  readonly articles: readonly Article[];
  /** What cleaning did, one entry an article, in id order. */
  readonly reports: readonly CleaningReport[];
  /** Files and records that could not be used, in path order. */
  readonly problems: readonly Problem[];
}

/** What became of one file. */
export interface CleanedFile {
  readonly cleaned: readonly CleanedArticle[];
  readonly problems: readonly Problem[];
}

/**
 * Reads and cleans every article file below `dataDir`; what cannot be used is among the problems and stops nothing.
 * @throws FILE_UNREADABLE where the directory itself cannot be read.
 */
export async function readCorpus(dataDir: string): Promise<Corpus> {
  const { files, problems } = await listFiles(dataDir);
  const found: Problem[] = [...problems];
  const cleaned: CleanedArticle[] = [];
  for (const { path, file } of files) {
    try {
      const result = cleanFile(file, await readFile(path));
      cleaned.push(...result.cleaned);
      found.push(...result.problems);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
      found.push({ file, line: null, reason: reasonOf(error) });
    }
  }
  cleaned.sort((a, b) => (a.article.id < b.article.id ? -1 : 1));
  return { articles: cleaned.map((c) => c.article), reports: cleaned.map((c) => c.report), problems: found };
}

/** Reads and cleans one file's bytes; `file` is its path relative to the data directory. Never throws. */
export function cleanFile(file: string, bytes: Uint8Array): CleanedFile {
  return cleanText(file, new TextDecoder().decode(bytes), 'utf-8');
}

/** {@link cleanFile} for a text that is decoded already. */
export function cleanText(file: string, text: string, encoding = 'utf-8'): CleanedFile {
  const { draft, format, remarks } = readDraft(text);
  const articleId = stemOf(file);
  const cleaned = cleanDraft(draft, { articleId, file, encoding, format, charsIn: text.length, remarks });
  if (!cleaned) return { cleaned: [], problems: [{ file, line: null, reason: 'it holds no text' }] };
  return { cleaned: [cleaned], problems: [] };
}

function stemOf(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}
