import type { Span } from '../model/span.ts';

/** A token of a text: its id in the vocabulary and its characters. */
export interface Piece {
  readonly id: number;
  /** Not empty; the spans of a text's pieces follow one another without overlap. */
  readonly span: Span;
}

/** Gives the word pieces of a text in order; empty for a text without visible characters. */
export type Pieces = (text: string) => Piece[];

interface Letter {
  readonly char: string;
  readonly start: number;
  readonly end: number;
}

const UNKNOWN = '[UNK]';
const CONTINUED = '##';
/** A longer word counts as unknown, as in BERT. */
const MAX_WORD_CHARS = 100;

const DROPPED = /[\0\uFFFD\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u;
const SPACE = /[\t\n\r\p{Zs}\u2028\u2029]/u;
/**
 * Characters that are words of their own: Han characters of the Basic Multilingual Plane, punctuation, ASCII symbols.
 */
const ALONE = /[\u4E00-\u9FFF\u3400-\u4DBF\uF900-\uFAFF\p{P}!-/:-@[-`{-~]/u;

/**
 * BERT's word pieces with their offsets, which the tokeniser of transformers does not give; the tokens are the same
 * (case kept, as bge-small-zh-v1.5's tokenizer.json says). But `[SEP]` and the like are plain characters here, so that
 * a text can put no control token before the model.
 * @param vocabulary ids by piece; pieces that continue a word start with `##`
 * @see Devlin et al., BERT, 2019; BasicTokenizer and WordpieceTokenizer of its code
 */
export function makePieces(vocabulary: ReadonlyMap<string, number>): Pieces {
  const unknown = vocabulary.get(UNKNOWN);
  if (unknown === undefined) throw new Error(`the vocabulary has no ${UNKNOWN}`);
  return (text) => wordsOf(text).flatMap((word) => piecesOf(word, vocabulary, unknown));
}

function wordsOf(text: string): Letter[][] {
  const words: Letter[][] = [];
  let open: Letter[] | undefined;
  let at = 0;
  for (const char of text) {
    const letter = { char, start: at, end: at + char.length };
    at = letter.end;
    if (SPACE.test(char)) {
      open = undefined;
    } else if (ALONE.test(char)) {
      words.push([letter]);
      open = undefined;
    } else if (!DROPPED.test(char)) {
      if (open === undefined) {
        open = [];
        words.push(open);
      }
      open.push(letter);
    }
  }
  return words;
}

/** Takes the longest pieces first; a piece that the vocabulary lacks makes the whole word unknown. */
function piecesOf(word: readonly Letter[], vocabulary: ReadonlyMap<string, number>, unknown: number): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  while (from < word.length && word.length <= MAX_WORD_CHARS) {
    const piece = longestPiece(word, from, vocabulary);
    if (piece === undefined) break;
    pieces.push({ id: piece.id, span: spanOf(word.slice(from, piece.to)) });
    from = piece.to;
  }
  return from === word.length ? pieces : [{ id: unknown, span: spanOf(word) }];
}

function longestPiece(word: readonly Letter[], from: number, vocabulary: ReadonlyMap<string, number>) {
  for (let to = word.length; to > from; to--) {
    const text = word.slice(from, to).map((letter) => letter.char);
    const id = vocabulary.get((from > 0 ? CONTINUED : '') + text.join(''));
    if (id !== undefined) return { id, to };
  }
  return undefined;
}

function spanOf(letters: readonly Letter[]): Span {
  return { start: letters[0]?.start ?? 0, end: letters.at(-1)?.end ?? 0 };
}
