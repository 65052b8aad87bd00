import { Converter } from 'opencc-js/t2cn';
import { isTraditional } from './script.ts';

/** A text made comparable (Simplified, half-width, lower case) with the way back to the text it was made from. */
export interface FoldedText {
  readonly text: string;
  /** Offset in the original of the folded offset `index`, 0 ≤ index ≤ text.length; never decreasing. */
  toOriginal(index: number): number;
}

const toSimplified = Converter({ from: 't', to: 'cn' });

/**
 * Folds for comparison and search: width and compatibility forms (NFKC), lower case, and Traditional to Simplified
 * where the line holds a character that only Traditional uses (so 乾安县 in Simplified text stays).
 * Lines are folded one by one, so folding a text is folding its lines.
 */
export function fold(original: string): FoldedText {
  const pieces: string[] = [];
  const starts: number[] = [];
  let at = 0;
  let identity = true;
  for (const line of original.split('\n')) {
    const folded = foldLine(line);
    for (const piece of folded) {
      for (let i = 0; i < piece.text.length; i++) starts.push(at + (piece.text.length === piece.length ? i : 0));
      if (piece.text.length !== piece.length) identity = false;
      pieces.push(piece.text);
      at += piece.length;
    }
    pieces.push('\n');
    starts.push(at);
    at += 1;
  }
  pieces.pop();
  starts.pop();
  starts.push(original.length);
  const map = identity ? undefined : Uint32Array.from(starts);
  return { text: pieces.join(''), toOriginal: (index) => map?.[index] ?? Math.min(index, original.length) };
}

/** {@link fold} without the way back. */
export function foldText(original: string): string {
  return fold(original).text;
}

interface Piece {
  readonly text: string;
  /** UTF-16 units of the original it stands for. */
  readonly length: number;
}

function foldLine(line: string): Piece[] {
  const simplified = isTraditional(line) ? toSimplified(line) : line;
  const source = simplified.length === line.length ? simplified : convertByCharacter(line);
  const whole = foldWidth(source);
  if (whole.length === line.length) return [{ text: whole, length: line.length }];
  return [...line].map((char) => ({ text: foldWidth(toSimplified(char)), length: char.length }));
}

function convertByCharacter(line: string): string {
  return [...line].map((char) => toSimplified(char)).join('');
}

function foldWidth(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
