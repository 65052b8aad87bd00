import type { AskPhrase } from './ask-phrases.ts';
import type { Unit } from './translate-units.ts';

export interface QuestionParts {
  readonly units: readonly Unit[];
  readonly asking: readonly AskPhrase[];
  /** Gives the Chinese of a unit. */
  readonly choose: (unit: Unit) => string;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly chinese: string;
  readonly asks: boolean;
}

const OF = /^\s+of\s+(?:(?:the|a|an|its|their|his|her|all)\s+)?$/;
const AND = /^\s*,?\s+(?:and|&)\s+(?:the\s+)?$/;
const OR = /^\s*,?\s+or\s+(?:the\s+)?$/;

/**
 * A Chinese question made of the units' Chinese, with spaces between words: question words move to their Chinese place,
 * "A of B" becomes B 的 A and "and" becomes 和; the rest keeps the English order.
 */
export function writeQuestion(text: string, { units, asking, choose }: QuestionParts): string {
  const pieces: Piece[] = units.map((unit) => ({
    start: unit.start,
    end: unit.end,
    chinese: choose(unit),
    asks: false,
  }));
  const inside = asking.filter((phrase) => phrase.chinese !== '' && !phrase.last);
  pieces.push(...inside.map(({ start, end, chinese }) => ({ start, end, chinese, asks: true })));
  pieces.sort((a, b) => a.start - b.start);
  const words = turnOf(text, pieces);
  words.push(...asking.filter((phrase) => phrase.last).map((phrase) => phrase.chinese));
  return words.length === 0 ? text : `${words.join(' ')}？`;
}

/** Turns every chain "A of B of C" into C 的 B 的 A. */
function turnOf(text: string, pieces: readonly Piece[]): string[] {
  const words: string[] = [];
  let chain: string[][] = [];
  pieces.forEach((piece, index) => {
    const before = pieces[index - 1];
    const gap = before === undefined ? undefined : text.slice(before.end, piece.start);
    if (gap !== undefined && OF.test(gap) && before?.asks === false) chain.unshift([piece.chinese]);
    else if (gap !== undefined && /^\s+$/.test(gap) && !piece.asks && before?.asks === false)
      chain[0]?.push(piece.chinese);
    else {
      flush(chain, words);
      if (gap !== undefined && AND.test(gap)) words.push('和');
      else if (gap !== undefined && OR.test(gap)) words.push('或');
      chain = [[piece.chinese]];
    }
  });
  flush(chain, words);
  return words;
}

function flush(chain: readonly string[][], words: string[]): void {
  chain.forEach((group, index) => {
    if (index > 0) words.push('的');
    words.push(...group);
  });
}
