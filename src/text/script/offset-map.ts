import type { Span } from '../../model/span.ts';

/**
 * A text with a map back to its origin. `runs` holds pairs `offset, origin`, ascending in both: from `offset` to the
 * offset of the next pair, the text continues from `origin`. It is empty only for an empty text.
 */
export interface MappedText {
  readonly text: string;
  readonly runs: readonly number[];
}

/** A span of a text and its replacement; an empty text removes the span. */
export interface Edit extends Span {
  readonly text: string;
}

/** Builds a {@link MappedText} from pieces; pieces that follow each other in the origin share a run. */
export class MappedBuilder {
  private readonly parts: string[] = [];
  private readonly runs: number[] = [];
  /** UTF-16 units added so far. */
  length = 0;

  /** Appends text that is the same in the origin from `origin` on. */
  append(text: string, origin: number): void {
    if (text === '') return;
    const last = this.runs.length - 2;
    const continues = last >= 0 && this.at(last + 1) + (this.length - this.at(last)) === origin;
    if (!continues) this.runs.push(this.length, origin);
    this.parts.push(text);
    this.length += text.length;
  }

  /** Appends text that replaces something at `origin`; every unit of it maps to that offset. */
  appendFor(text: string, origin: number): void {
    for (let i = 0; i < text.length; i++) {
      this.runs.push(this.length + i, origin);
    }
    this.parts.push(text);
    this.length += text.length;
  }

  /** Appends text that the origin lacks; it maps to the end of the text before it. */
  appendMark(text: string): void {
    const last = this.runs.length - 2;
    this.appendFor(text, last < 0 ? 0 : this.at(last + 1) + (this.length - this.at(last)));
  }

  /** Appends a part of another mapped text together with its map. */
  appendSlice(from: MappedText, start: number, end: number): void {
    if (start >= end) return;
    let run = runIndex(from.runs, start);
    for (let at = start; at < end; run += 2) {
      const next = run + 2 < from.runs.length ? Math.min(end, from.runs[run + 2] as number) : end;
      this.append(from.text.slice(at, next), (from.runs[run + 1] as number) + at - (from.runs[run] as number));
      at = next;
    }
  }

  build(): MappedText {
    return { text: this.parts.join(''), runs: this.runs };
  }

  private at(index: number): number {
    return this.runs[index] as number;
  }
}

/** A text that is the same in the origin from `origin` on. */
export function mapText(text: string, origin = 0): MappedText {
  return { text, runs: text === '' ? [] : [0, origin] };
}

/** The part of a text between two of its offsets. */
export function sliceMapped(from: MappedText, start: number, end: number): MappedText {
  if (start === 0 && end === from.text.length) return from;
  const builder = new MappedBuilder();
  builder.appendSlice(from, start, end);
  return builder.build();
}

/**
 * Applies edits, which must be ascending without overlap. A replacement of equal length maps unit by unit; any other
 * maps to the start of the replaced span.
 */
export function applyEdits(from: MappedText, edits: readonly Edit[]): MappedText {
  if (edits.length === 0) return from;
  const builder = new MappedBuilder();
  let at = 0;
  for (const edit of edits) {
    builder.appendSlice(from, at, edit.start);
    const origin = originOf(from.runs, edit.start);
    if (edit.text.length === edit.end - edit.start) builder.append(edit.text, origin);
    else builder.appendFor(edit.text, origin);
    at = edit.end;
  }
  builder.appendSlice(from, at, from.text.length);
  return builder.build();
}

/** Offset in the origin of the unit at `offset`; 0 for an empty map. */
export function originOf(runs: readonly number[], offset: number): number {
  if (runs.length === 0) return 0;
  const run = runIndex(runs, offset);
  return (runs[run + 1] as number) + offset - (runs[run] as number);
}

function runIndex(runs: readonly number[], offset: number): number {
  let low = 0;
  let high = runs.length / 2 - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runs[2 * middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return 2 * low;
}
