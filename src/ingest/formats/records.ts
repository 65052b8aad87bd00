import { MappedBuilder, type MappedText, mapText, sliceMapped } from '../../text/script/offset-map.ts';
import { findName } from '../fields.ts';
import { scanCsv } from './csv-scan.ts';
import {
  isJsonList,
  isJsonObject,
  isJsonText,
  JsonError,
  type JsonObject,
  type JsonValue,
  readJsonText,
  scanJson,
} from './json-scan.ts';
import { LineCounter } from './line-counter.ts';
import { lineSpans } from './text-blocks.ts';

/** One article of a file with several. */
export interface SourceRecord {
  /** Number of its first line, from 1. */
  readonly line: number;
  /** Everything but the body, by lower-case name. */
  readonly values: ReadonlyMap<string, string | readonly string[]>;
  readonly body: MappedText;
}

/** The content of a file of records. */
export interface Records {
  readonly records: readonly SourceRecord[];
  readonly problems: readonly { readonly line: number | null; readonly reason: string }[];
  /** True if the file is one object and not a list. */
  readonly isSingle: boolean;
}

const LISTS = [
  'articles',
  'data',
  'items',
  'list',
  'results',
  'result',
  'records',
  'rows',
  'docs',
  'news',
  'entries',
  'posts',
  'hits',
];
/** Depth at which the list of records is still looked for: {"data": {"result": {"list": […]}}}. Chosen by hand. */
const MAX_LIST_DEPTH = 3;
const NO_BODY = 'it has no field that holds the text (content, body, text, 正文 …)';

/** Reads a file with one JSON object per line. A faulty line becomes a problem, the others are read. */
export function readJsonLines(text: string): Records {
  const records: SourceRecord[] = [];
  const problems: { line: number; reason: string }[] = [];
  for (const [index, { start, end }] of lineSpans(text, /\r?\n/g).entries()) {
    const source = sliceMapped(mapText(text), start, end);
    if (source.text.trim() === '') continue;
    const read = readJsonRecord(source, index + 1);
    if (typeof read === 'string') problems.push({ line: index + 1, reason: read });
    else records.push(read);
  }
  return { records, problems, isSingle: false };
}

function readJsonRecord(source: MappedText, line: number): SourceRecord | string {
  try {
    const value = scanJson(source.text);
    return isJsonObject(value) ? recordOf(source, unwrap(value), line) : 'it is no JSON object';
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return `it is not JSON: ${error.message} (character ${error.at + 1})`;
  }
}

/** Reads a JSON file: an article, a list of articles, or an object that contains such a list. */
export function readJson(text: string): Records {
  const source = mapText(text);
  let value: JsonValue;
  try {
    value = scanJson(text);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    const lines = readJsonLines(text);
    if (lines.records.length > 0) return lines;
    return {
      records: [],
      problems: [{ line: lineOf(text, error.at), reason: `it is not JSON: ${error.message}` }],
      isSingle: true,
    };
  }
  const isSingle = isJsonObject(value) && bodyName(value) !== undefined;
  const objects = (isSingle ? [value as JsonObject] : (findList(value, 0) ?? [])).map(unwrap);
  if (objects.length === 0) return { records: [], problems: [{ line: null, reason: NO_BODY }], isSingle };
  const counter = new LineCounter(text);
  const lines = objects.map((object) => counter.lineOf(firstOffset(object)));
  const read = objects.map((object, i) => recordOf(source, object, lines[i] as number));
  const records = read.filter((record) => typeof record !== 'string');
  const problems = read.flatMap((record, i) =>
    typeof record === 'string' ? [{ line: lines[i] as number, reason: record }] : [],
  );
  return { records, problems, isSingle };
}

/** Reads values separated by commas, semicolons or tabs; the first line names the columns. */
export function readCsv(text: string): Records {
  const source = mapText(text);
  const [header, ...rows] = scanCsv(source);
  const names = header?.cells.map((cell) => cell.text.trim().toLowerCase()) ?? [];
  const body = findName(new Set(names), 'body');
  if (body === undefined)
    return {
      records: [],
      problems: [{ line: 1, reason: 'its first line names no column for the text (content, body, text, 正文 …)' }],
      isSingle: false,
    };
  const records: SourceRecord[] = [];
  const problems: { line: number; reason: string }[] = [];
  for (const { cells, line } of rows) {
    const values = new Map(
      names.flatMap((name, i) => (name === body ? [] : [[name, cells[i]?.text.trim() ?? '']])) as [string, string][],
    );
    const text = cells[names.indexOf(body)];
    if (!text || text.text.trim() === '') problems.push({ line, reason: 'its text is empty' });
    else if (cells.length > names.length)
      problems.push({ line, reason: `it has ${cells.length} columns instead of ${names.length}` });
    else records.push({ line, values, body: text });
  }
  return { records, problems, isSingle: false };
}

function recordOf(source: MappedText, object: JsonObject, line: number): SourceRecord | string {
  const name = bodyName(object);
  const body = name === undefined ? undefined : bodyText(source, object.get(name) as JsonValue);
  if (!body) return NO_BODY;
  if (body.text.trim() === '') return 'its text is empty';
  const values = new Map<string, string | readonly string[]>();
  for (const [key, value] of object) {
    if (key === name) continue;
    const plain = plainValue(source, value);
    if (plain !== undefined && !values.has(key.toLowerCase())) values.set(key.toLowerCase(), plain);
  }
  return { line, values, body };
}

/** Removes the wrapper that Elasticsearch puts around a record. */
function unwrap(object: JsonObject): JsonObject {
  const inner = bodyName(object) === undefined ? object.get('_source') : undefined;
  return isJsonObject(inner) ? inner : object;
}

function bodyName(object: JsonObject): string | undefined {
  const keys = new Map([...object.keys()].map((key) => [key.toLowerCase(), key]));
  const isText = ([, key]: readonly [string, string]) => isJsonText(object.get(key)) || isJsonList(object.get(key));
  return keys.get(findName(new Set([...keys].filter(isText).map(([lower]) => lower)), 'body') ?? '');
}

/** Text of a string, or of a list of strings as paragraphs. */
function bodyText(source: MappedText, value: JsonValue): MappedText | undefined {
  if (isJsonText(value)) return readJsonText(source, value);
  if (!isJsonList(value)) return undefined;
  const paragraphs = value.filter(isJsonText).map((text) => readJsonText(source, text));
  if (paragraphs.length < value.length) return undefined;
  const builder = new MappedBuilder();
  for (const paragraph of paragraphs) {
    if (builder.length > 0) builder.appendMark('\n');
    builder.appendSlice(paragraph, 0, paragraph.text.length);
  }
  return builder.build();
}

function plainValue(source: MappedText, value: JsonValue): string | readonly string[] | undefined {
  if (isJsonText(value)) return readJsonText(source, value).text;
  if (typeof value === 'string') return value === 'null' ? undefined : value;
  if (isJsonList(value)) return value.filter(isJsonText).map((text) => readJsonText(source, text).text);
  const name = isJsonObject(value) ? (value.get('name') ?? value.get('$oid') ?? value.get('$date')) : undefined;
  return isJsonText(name) ? readJsonText(source, name).text : undefined;
}

function findList(value: JsonValue, depth: number): JsonObject[] | undefined {
  if (isJsonList(value)) return value.filter(isJsonObject);
  if (!isJsonObject(value) || depth === MAX_LIST_DEPTH) return undefined;
  for (const [key, member] of value) {
    const found = LISTS.includes(key.toLowerCase()) ? findList(member, depth + 1) : undefined;
    if (found && found.length > 0) return found;
  }
  return undefined;
}

function firstOffset(object: JsonObject): number {
  for (const value of object.values()) if (isJsonText(value)) return value.start;
  return 0;
}

function lineOf(text: string, offset: number): number {
  return new LineCounter(text).lineOf(offset);
}
