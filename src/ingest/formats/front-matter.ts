import { parseDocument } from 'yaml';
import { type MappedText, sliceMapped } from '../../text/script/offset-map.ts';
import { lineSpans } from './text-blocks.ts';

/** The head of a file and the text after it. */
export interface FrontMatter {
  /** Values by lower-case key: a scalar as text, a list as its scalars. */
  readonly values: ReadonlyMap<string, string | readonly string[]>;
  readonly rest: MappedText;
  /** The reason why the head could not be read (its lines are left out anyway); null if it could. */
  readonly problem: string | null;
}

/** A longer head is text between two rules, not front matter; lines, and UTF-16 units. Chosen by hand. */
const MAX_HEAD_LINES = 200;
const MAX_HEAD_CHARS = 32_000;
const KEY_LINE = /^[\p{L}_][\p{L}\p{N}_ -]{0,40}:(\s|$)/u;
const TOML_LINE = /^["']?[\p{L}_][\p{L}\p{N}_-]{0,40}["']?\s?=/u;
const TOML_STRING = /"([^"\n]{0,400})"|'([^'\n]{0,400})'/g;

/** Splits off front matter: YAML (Hexo, Jekyll), TOML or JSON (Hugo); undefined if the text does not start with any. */
export function readFrontMatter(source: MappedText): FrontMatter | undefined {
  return (
    readFenced(source, YAML_FENCE) ??
    readFenced(source, TOML_FENCE) ??
    readFenced(source, JSON_FENCE) ??
    readJsonHead(source) ??
    readOpenHead(source)
  );
}

/** Keys that show a head without an opening line. */
const OPEN_KEY = /^(title|date|author|source|url|link|tags|categories|layout|published|id)[ \t]?:[ \t]/i;
const OPEN_LINE = /^(?:[A-Za-z][\w-]{0,20}[ \t]?:(?:[ \t]|$)|[ \t]*-[ \t]|[ \t]+\S|[ \t]*$)/;
const TEXT_KEY = /^(content|body|text)[ \t]?:[ \t]*/i;
const MAX_OPEN_LINES = 30;

/** Reads lines `key: value`, one of them a title, up to a line of dashes (Hexo) or to the label of the text. */
function readOpenHead(source: MappedText): FrontMatter | undefined {
  if (!OPEN_KEY.test(source.text.slice(0, 40))) return undefined;
  const head = source.text.slice(0, MAX_HEAD_CHARS);
  const lines = lineSpans(head).slice(0, MAX_OPEN_LINES);
  const ends = (line: string) => /^---+\s*$/.test(line) || TEXT_KEY.test(line);
  const at = lines.findIndex(({ start, end }) => ends(head.slice(start, end)));
  const above = lines.slice(0, Math.max(0, at)).map(({ start, end }) => head.slice(start, end));
  const known = above.filter((line) => OPEN_KEY.test(line));
  if (known.length < 2 || !known.some((line) => /^title/i.test(line)) || !above.every((line) => OPEN_LINE.test(line))) {
    return undefined;
  }
  const last = lines[at] as { start: number; end: number };
  const label = TEXT_KEY.exec(head.slice(last.start, last.end))?.[0].length;
  const from = label === undefined ? last.end : last.start + label;
  return { ...readYaml(above.join('\n')), rest: sliceMapped(source, from, source.text.length) };
}

interface Fence {
  readonly opening: RegExp;
  readonly closing: RegExp;
  readonly keyLine: RegExp;
  readonly read: (head: string) => Pick<FrontMatter, 'values' | 'problem'>;
}

function readFenced(
  source: MappedText,
  { opening: start, closing: end, keyLine, read }: Fence,
): FrontMatter | undefined {
  const opening = start.exec(source.text.slice(0, 200));
  if (!opening) return undefined;
  const head = source.text.slice(opening[0].length, opening[0].length + MAX_HEAD_CHARS);
  const lines = lineSpans(head).slice(0, MAX_HEAD_LINES);
  const closing = lines.find((line) => end.test(head.slice(line.start, line.end)));
  if (!closing || !keyLine.test(head.trimStart())) return undefined;
  const rest = sliceMapped(source, opening[0].length + closing.end, source.text.length);
  return { ...read(head.slice(0, closing.start)), rest };
}

/** Reads an object that ends on a line of its own, with text below it. */
function readJsonHead(source: MappedText): FrontMatter | undefined {
  if (!/^\s{0,40}\{\s*\n/.test(source.text.slice(0, 200))) return undefined;
  const closing = /\n\}[ \t]*\r?\n/.exec(source.text.slice(0, MAX_HEAD_CHARS));
  const end = closing ? closing.index + closing[0].length : 0;
  const rest = sliceMapped(source, end, source.text.length);
  if (!closing || rest.text.trim() === '') return undefined;
  try {
    return { values: valuesOf(JSON.parse(source.text.slice(0, end))), rest, problem: null };
  } catch {
    return undefined;
  }
}

/**
 * Reads lines `key = value` of TOML: strings, dates, lists of strings. Tables after the first are settings of the site.
 */
function readToml(head: string): Pick<FrontMatter, 'values' | 'problem'> {
  const values = new Map<string, string | readonly string[]>();
  for (const { start, end } of lineSpans(head)) {
    const line = head.slice(start, end).trim();
    if (line.startsWith('[')) break;
    const equals = line.indexOf('=');
    if (!TOML_LINE.test(line)) continue;
    const value = line.slice(equals + 1).trim();
    const key = line
      .slice(0, equals)
      .trim()
      .replace(/^["']|["']$/g, '');
    const list = value.startsWith('[')
      ? [...value.matchAll(TOML_STRING)].map((match) => match[1] ?? match[2] ?? '')
      : null;
    values.set(key.toLowerCase(), list ?? value.replace(/^(["']{3}|["'])(.*)\1$/, '$2'));
  }
  return { values, problem: null };
}

function readYaml(head: string): Pick<FrontMatter, 'values' | 'problem'> {
  const simple = readSimpleYaml(head);
  if (simple) return { values: simple, problem: null };
  try {
    const document = parseDocument(head, { schema: 'failsafe', logLevel: 'silent', uniqueKeys: false });
    const problem = document.errors[0]?.message.split('\n')[0] ?? null;
    if (problem === null) return { values: valuesOf(document.toJS({ maxAliasCount: 20 })), problem };
    return { values: readLoosely(head), problem };
  } catch (error) {
    return { values: readLoosely(head), problem: (error as Error).message.split('\n')[0] ?? 'not readable' };
  }
}

/** White space and control characters that YAML and this program may read differently. */
const UNUSUAL = /[^\S ]|[\p{Cc}\ufeff]/u;
const SIMPLE_LINE = /^([A-Za-z][\w-]*):(?: +(\S.*))?$/;
const SIMPLE_ITEM = /^( *)- +(\S.*)$/;
const QUOTED = /^(?:'([^']*)'|"([^"\\]*)")$/;
const PLAIN = /^[\p{L}\p{N}]/u;
const STRUCTURE = /: | #|:$/;

/**
 * Reads the usual kind of head: a line `key: value` for each value, or a key above lines `- item`. The result is the
 * same as YAML's in a tenth of the time; undefined for a head with anything else in it.
 */
function readSimpleYaml(head: string): Map<string, string | readonly string[]> | undefined {
  const text = head.replaceAll('\r\n', '\n');
  if (UNUSUAL.test(text.replaceAll('\n', ''))) return undefined;
  const values = new Map<string, string | string[]>();
  let list: { readonly items: string[]; indent: string | null } | undefined;
  for (const line of text.split('\n').map((one) => one.trimEnd())) {
    if (line === '') continue;
    const [, indent = '', item] = SIMPLE_ITEM.exec(line) ?? [];
    const [, key, value] = item === undefined ? (SIMPLE_LINE.exec(line) ?? []) : [];
    const scalar = simpleScalar(item ?? value);
    if (list && item !== undefined && scalar !== undefined && (list.indent ?? indent) === indent) {
      list.indent = indent;
      list.items.push(scalar);
      continue;
    }
    if (list?.items.length === 0 || key === undefined || values.has(key.toLowerCase())) return undefined;
    if (value !== undefined && scalar === undefined) return undefined;
    list = value === undefined ? { items: [], indent: null } : undefined;
    values.set(key.toLowerCase(), list?.items ?? (scalar as string).trim());
  }
  return list?.items.length === 0 ? undefined : values;
}

function simpleScalar(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const quoted = QUOTED.exec(text);
  if (quoted) return quoted[1] ?? quoted[2];
  return PLAIN.test(text) && !STRUCTURE.test(text) ? text : undefined;
}

function valuesOf(data: unknown): Map<string, string | readonly string[]> {
  const values = new Map<string, string | readonly string[]>();
  if (typeof data !== 'object' || data === null) return values;
  for (const [key, value] of Object.entries(data)) {
    if (typeof value === 'string') values.set(key.toLowerCase(), value.trim());
    else if (Array.isArray(value))
      values.set(
        key.toLowerCase(),
        value.filter((item) => typeof item === 'string'),
      );
  }
  return values;
}

/** Broken YAML still has lines `key: value`; these are taken literally. */
function readLoosely(head: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const { start, end } of lineSpans(head)) {
    const line = head.slice(start, end);
    const colon = line.indexOf(':');
    if (!KEY_LINE.test(line)) continue;
    const value = line
      .slice(colon + 1)
      .trim()
      .replace(/^(['"])(.*)\1$/, '$2');
    if (value !== '' && !value.startsWith('!')) values.set(line.slice(0, colon).trim().toLowerCase(), value);
  }
  return values;
}

const YAML_FENCE: Fence = {
  opening: /^\s{0,40}---[ \t]*\r?\n/,
  closing: /^(---|\.\.\.)\s*$/,
  keyLine: KEY_LINE,
  read: readYaml,
};
const TOML_FENCE: Fence = {
  opening: /^\s{0,40}\+\+\+[ \t]*\r?\n/,
  closing: /^\+\+\+\s*$/,
  keyLine: TOML_LINE,
  read: readToml,
};
/** Hexo's form of JSON. */
const JSON_FENCE: Fence = {
  opening: /^\s{0,40};;;[ \t]*\r?\n/,
  closing: /^;;;\s*$/,
  keyLine: /^"[^"\n]{1,40}"\s?:/,
  read: (head) => {
    try {
      return { values: valuesOf(JSON.parse(`{${head}}`)), problem: null };
    } catch (error) {
      return { values: new Map(), problem: (error as Error).message.split('\n')[0] ?? 'not readable' };
    }
  },
};
