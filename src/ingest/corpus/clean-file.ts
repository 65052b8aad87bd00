import { extname } from 'node:path';
import { type CleanedArticle, cleanParsed } from '../cleaning/clean-article.ts';
import { decodeBytes } from '../formats/decode.ts';
import { isGarbled } from '../formats/garbled.ts';
import { type ParsedFile, parseArticle, readRecord } from '../formats/parse-article.ts';
import { type Records, readCsv, readJson, readJsonLines } from '../formats/records.ts';
import { sniffRecords } from '../formats/sniff-records.ts';
import type { Fields } from '../parsed-article.ts';
import type { Problem } from '../report.ts';
import { idOfFile, idOfRecord } from './article-id.ts';

/**
 * An article with the text to which its offsets of origin refer: the decoded file, or the output of a document's
 * parser.
 */
export interface TracedArticle extends CleanedArticle {
  readonly source: string;
}

/** The result for one file. */
export interface CleanedFile {
  /** In file order. */
  readonly cleaned: readonly TracedArticle[];
  readonly problems: readonly Problem[];
}

/** A larger file would need more memory than an index build may use. */
export const MAX_FILE_BYTES = 128 * 1024 * 1024;
export const TOO_LARGE = `it is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB; split it`;
const GARBLED =
  'its characters were read in a wrong encoding before it was saved (mojibake) and cannot be had back; save it again from where it came';
/** A longer text is not an article but a collection of many, or no text at all. */
const MAX_ARTICLE_CHARS = 2_000_000;
/** Longest source of an article, in UTF-16 units; a page may hold ten times as much markup as text. */
const MAX_SOURCE_CHARS = 20_000_000;

const RECORD_FILES = new Map<string, (text: string) => Records>([
  ['.json', readJson],
  ['.jsonl', readJsonLines],
  ['.ndjson', readJsonLines],
  ['.csv', readCsv],
  ['.tsv', readCsv],
]);
/** Files whose kind shows in their content. */
const PLAIN_FILES = new Set(['.txt', '', '.xml', '.html', '.htm']);
const MARKDOWN_FILES = new Set(['.md', '.markdown']);

/**
 * Reads and cleans the bytes of one file; `file` is its path relative to the data directory. Bad data throws nothing.
 */
export function cleanFile(file: string, bytes: Uint8Array): CleanedFile {
  if (bytes.length > MAX_FILE_BYTES) return refuseFile(file, TOO_LARGE);
  const decoded = decodeBytes(bytes);
  return decoded.ok ? cleanText(file, decoded.text, decoded.encoding) : refuseFile(file, decoded.reason);
}

/** {@link cleanFile} for a decoded text. */
export function cleanText(file: string, text: string, encoding = 'utf-8'): CleanedFile {
  const extension = extname(file).toLowerCase();
  const source: Source = { file, encoding, format: extension.slice(1), text };
  const records = RECORD_FILES.get(extension)?.(text) ?? (PLAIN_FILES.has(extension) ? sniffRecords(text) : undefined);
  if (records) return cleanRecords(source, records);
  if (text.trim() === '') return refuseFile(file, 'it is empty');
  if (text.length > MAX_SOURCE_CHARS) return refuseFile(file, tooLong(text.length));
  if (isGarbled(text)) return refuseFile(file, GARBLED);
  const read = parseArticle(text, MARKDOWN_FILES.has(extension));
  const cleaned = cleanRead(read, { ...source, format: read.format }, idOfFile(file), text.length);
  return typeof cleaned === 'string' ? refuseFile(file, cleaned) : { cleaned: [cleaned], problems: [] };
}

interface Source {
  readonly file: string;
  readonly encoding: string;
  readonly format: string;
  /** The text to which offsets refer. */
  readonly text: string;
}

function cleanRecords(source: Source, { records, problems, isSingle }: Records): CleanedFile {
  const found: Problem[] = problems.map(({ line, reason }) => ({ file: source.file, line, reason }));
  const cleaned: TracedArticle[] = [];
  const taken = new Set<string>();
  for (const record of records) {
    const read = readRecord(record);
    const { fields } = read.parsed;
    const idOf = (named: Fields) => idOfRecord(source.file, named, record.body.text);
    const own = isSingle ? idOfFile(source.file) : idOf(fields);
    const id = taken.has(own) ? idOf({ ...fields, id: null, url: null }) : own;
    if (taken.has(id)) {
      found.push({
        file: source.file,
        line: record.line,
        reason: `an earlier record of it has the same id and text (${id})`,
      });
      continue;
    }
    taken.add(id);
    const format = `${source.format} + ${read.format}`;
    const result = cleanRead(read, { ...source, format }, id, record.body.text.length);
    if (typeof result === 'string') found.push({ file: source.file, line: record.line, reason: result });
    else cleaned.push(result);
  }
  if (cleaned.length === 0 && found.length === 0) return refuseFile(source.file, 'it holds no records');
  return { cleaned, problems: found };
}

/** Cleans one article; returns the reason if it cannot be one. */
export function cleanRead(
  read: ParsedFile,
  source: Source,
  articleId: string,
  charsIn: number,
): TracedArticle | string {
  const chars = read.parsed.blocks.reduce((sum, block) => sum + block.text.length, 0);
  if (chars > MAX_ARTICLE_CHARS) return tooLong(chars);
  const { text, ...from } = source;
  const cleaned = cleanParsed(read.parsed, { ...from, articleId, charsIn, remarks: read.remarks });
  return cleaned ? { ...cleaned, source: text } : 'it holds no text';
}

function tooLong(chars: number): string {
  return `it is no article: ${chars.toLocaleString('en')} characters in one text, where ${MAX_ARTICLE_CHARS.toLocaleString('en')} are the limit`;
}

/** The result for a file without usable content. */
export function refuseFile(file: string, reason: string): CleanedFile {
  return { cleaned: [], problems: [{ file, line: null, reason }] };
}
