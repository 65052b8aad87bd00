import { foldText } from '../../text/script/fold.ts';
import { ASKING_SPELLINGS } from '../chat-spellings.ts';
import { tokenRuns } from '../linear/token-runs.ts';

/**
 * Longest run of tokens, and of letters in a word, that counts as a sign. Chosen by hand; the model must be trained
 * with it.
 */
const LONGEST_RUN = 4;
const LETTERS = [3, 4] as const;
/** Larger counts of tokens are cut to these; a message above `whole` tokens is not a sign as a whole. */
const MOST = { tokens: 16, unknown: 8, whole: 8 };
const TOKEN = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}])+|\d+|\?|[^\s\p{L}\p{M}\p{N}]/gu;

/** The tokens of a message: characters, words of letters, numbers, `?`, and `,` for any other mark. */
export function talkTokens(text: string): string[] {
  const tokens: string[] = [];
  for (const [token] of likened(text).matchAll(TOKEN)) {
    const read = /[\p{L}\p{N}?]/u.test(token) ? token : ',';
    if (read !== tokens.at(-1) || !/[?,]/.test(read)) tokens.push(read);
  }
  while (tokens[0] === ',') tokens.shift();
  while (tokens.at(-1) === ',') tokens.pop();
  // In a word or two they ask nothing: "wait wut" doubts.
  if (tokens.filter((token) => /[\p{L}\p{N}]/u.test(token)).length < 3) return tokens;
  return tokens.map((token) => ASKING_SPELLINGS.get(token) ?? token);
}

/**
 * The signs of a message, each once: runs of its tokens, all tokens of a short message, parts of its words of letters
 * (a typing error keeps most of them), its length, and its number of tokens that are not `known` from small talk.
 */
export function talkSigns(tokens: readonly string[], known: ReadonlySet<string>): string[] {
  // 88 and 666 have a meaning in a chat; all other numbers count alike.
  const valued = tokens.map((token) => (/^\d/.test(token) && !known.has(token) ? '0' : token));
  const signs = new Set(tokenRuns(['^', ...valued, '$'], LONGEST_RUN));
  for (const token of tokens) {
    if (token.length > 1 && !/^\d/.test(token)) for (const part of lettersOf(token)) signs.add(part);
  }
  if (tokens.length <= MOST.whole) signs.add(`|${tokens.join(' ')}`);
  signs.add(`=${Math.min(tokens.length, MOST.tokens)}`);
  const unknown = tokens.filter((token) => !known.has(token)).length;
  for (let count = 1; count <= Math.min(unknown, MOST.unknown); count++) signs.add(`!${count}`);
  return [...signs];
}

/** Folded, with repetitions shortened: 好好好好 and 好好好, sooooo and sooo, hahahaha and haha become alike. */
function likened(text: string): string {
  return foldText(text)
    .replace(/['’`]/g, '')
    .replace(/(\p{L})\1{2,}/gu, '$1$1')
    .replace(/(\d)\1{3,}/g, '$1$1$1')
    .replace(/(\p{L}{2})\1{2,}/gu, '$1$1');
}

function lettersOf(word: string): string[] {
  const bounded = `<${word}>`;
  return LETTERS.flatMap((length) =>
    Array.from({ length: Math.max(0, bounded.length - length + 1) }, (_, at) => `~${bounded.slice(at, at + length)}`),
  );
}
