import { MappedBuilder, type MappedText, mapText, originOf } from '../../text/script/offset-map.ts';

/** Position of a JSON string without its quotes; it is decoded only on demand. */
export interface JsonText {
  readonly start: number;
  readonly end: number;
}
export type JsonObject = ReadonlyMap<string, JsonValue>;
/** Numbers, true, false and null are kept in their original spelling. */
export type JsonValue = JsonText | JsonObject | readonly JsonValue[] | string;

/** A fault in a JSON text and its position. */
export class JsonError extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.name = 'JsonError';
    this.at = at;
  }
}

/** Deeper values are refused, because the scanner calls itself for each. Chosen by hand. */
const MAX_DEPTH = 100;
const SPACE = /[ \t\r\n\ufeff]*/y;
const LITERAL = /-?\d+(\.\d+)?([eE][+-]?\d+)?|true|false|null|NaN/y;
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '/': '/',
  '\\': '\\',
  '"': '"',
};

/**
 * Reads one JSON value that is the whole text, and keeps the positions of its strings.
 * @throws JsonError
 */
export function scanJson(text: string): JsonValue {
  const scanner = new Scanner(text);
  const value = scanner.value(0);
  scanner.skipSpace();
  if (scanner.at < text.length) throw new JsonError('it goes on after its end', scanner.at);
  return value;
}

/** The decoded text of a JSON string, mapped to its position in `source`. */
export function readJsonText(source: MappedText, { start, end }: JsonText): MappedText {
  const raw = source.text.slice(start, end);
  const builder = new MappedBuilder();
  let at = 0;
  for (let slash = raw.indexOf('\\'); slash >= 0; slash = raw.indexOf('\\', at)) {
    builder.appendSlice(source, start + at, start + slash);
    const { char, length } = readEscape(raw, slash);
    builder.appendFor(char, originOf(source.runs, start + slash));
    at = Math.min(raw.length, slash + length);
  }
  builder.appendSlice(source, start + at, end);
  return builder.build();
}

/** True for a string, as opposed to a literal, list or object. */
export function isJsonText(value: JsonValue | undefined): value is JsonText {
  return typeof value === 'object' && 'start' in value;
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return value instanceof Map;
}

export function isJsonList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function readEscape(text: string, slash: number): { char: string; length: number } {
  const letter = text.charAt(slash + 1);
  const hex = text.slice(slash + 2, slash + 6);
  if (letter === 'u' && /^[0-9a-fA-F]{4}$/.test(hex))
    return { char: String.fromCharCode(Number.parseInt(hex, 16)), length: 6 };
  return { char: ESCAPES[letter] ?? letter, length: 2 };
}

function readKey(text: string, start: number, end: number): string {
  const raw = text.slice(start, end);
  return raw.includes('\\') ? readJsonText(mapText(raw), { start: 0, end: raw.length }).text : raw;
}

class Scanner {
  at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  value(depth: number): JsonValue {
    if (depth > MAX_DEPTH) throw new JsonError(`it is nested deeper than ${MAX_DEPTH}`, this.at);
    this.skipSpace();
    const char = this.text.charAt(this.at);
    if (char === '"') return this.string();
    if (char === '{') return this.object(depth);
    if (char === '[') return this.list(depth);
    LITERAL.lastIndex = this.at;
    const literal = LITERAL.exec(this.text)?.[0];
    if (literal === undefined) throw this.unexpected();
    this.at += literal.length;
    return literal;
  }

  skipSpace(): void {
    SPACE.lastIndex = this.at;
    this.at += SPACE.exec(this.text)?.[0].length ?? 0;
  }

  private object(depth: number): JsonObject {
    const members = new Map<string, JsonValue>();
    this.at++;
    while (!this.closes('}', members.size > 0)) {
      this.skipSpace();
      if (this.text.charAt(this.at) !== '"') throw this.unexpected();
      const { start, end } = this.string();
      this.skipSpace();
      if (this.text.charAt(this.at) !== ':') throw this.unexpected();
      this.at++;
      members.set(readKey(this.text, start, end), this.value(depth + 1));
    }
    return members;
  }

  private list(depth: number): JsonValue[] {
    const items: JsonValue[] = [];
    this.at++;
    while (!this.closes(']', items.length > 0)) items.push(this.value(depth + 1));
    return items;
  }

  /** Skips the end of a list or object and returns true, or skips the comma before its next member. */
  private closes(end: string, hasMembers: boolean): boolean {
    this.skipSpace();
    const char = this.text.charAt(this.at);
    if (char === end) {
      this.at++;
      return true;
    }
    if (!hasMembers) return false;
    if (char !== ',') throw this.unexpected();
    this.at++;
    return false;
  }

  private string(): JsonText {
    const start = this.at + 1;
    let end = this.text.indexOf('"', start);
    while (end >= 0 && this.isEscaped(end, start)) end = this.text.indexOf('"', end + 1);
    if (end < 0) throw new JsonError('a string has no end', this.at);
    this.at = end + 1;
    return { start, end };
  }

  private isEscaped(quote: number, start: number): boolean {
    let slashes = 0;
    while (quote - 1 - slashes >= start && this.text.charAt(quote - 1 - slashes) === '\\') slashes++;
    return slashes % 2 === 1;
  }

  private unexpected(): JsonError {
    const isEnd = this.at >= this.text.length;
    return new JsonError(
      isEnd ? 'it ends too early' : `unexpected ${JSON.stringify(this.text.charAt(this.at))}`,
      this.at,
    );
  }
}
