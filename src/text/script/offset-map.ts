import type { Span } from '../../model/span.ts';

/**
 * A text with the way back to where it came from. `runs` holds pairs `offset, origin`, ascending in both: from `offset`
 * to the next pair's the text stands at `origin` onwards. Empty only for an empty text.
 */
export interface MappedText {
  readonly text: string;
  readonly runs: readonly number[];
}

/** A span of a text and what to put in its place; an empty text removes it. */
export interface Edit extends Span {
  readonly text: string;
}

/** Grows a {@link MappedText} from pieces; pieces that continue each other in the origin share a run. */
export class MappedBuilder {
  private readonly parts: string[] = [];
  private readonly runs: number[] = [];
  /** UTF-16 units so far. */
  length = 0;

  /** Appends text that stands unchanged from `origin` onwards. */
  append(text: string, origin: number): void {
    if (text === '') return;
    const last = this.runs.length - 2;
    const continues = last >= 0 && this.at(last + 1) + (this.length - this.at(last)) === origin;
    if (!continues) this.runs.push(this.length, origin);
    this.parts.push(text);
    this.length += text.length;
  }

  /** Appends text that stands for something else at `origin`: every unit of it leads there. */
  appendFor(text: string, origin: number): void {
    for (let i = 0; i < text.length; i++) {
      this.runs.push(this.length + i, origin);
    }
    this.parts.push(text);
    this.length += text.length;
  }

  /** Appends text that stands nowhere: it leads to where the text before it ends. */
  appendMark(text: string): void {
    const last = this.runs.length - 2;
    this.appendFor(text, last < 0 ? 0 : this.at(last + 1) + (this.length - this.at(last)));
  }

  /** Appends a part of another text with its way back. */
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

/** A text that stands unchanged from `origin` onwards. */
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
 * Carries out edits, which are in order and apart. Text of the same length as what it replaces maps unit by unit, other
 * text to where the replaced part starts.
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

/** Where the unit at `offset` came from; 0 for an empty map. */
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
