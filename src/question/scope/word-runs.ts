import { tokenRuns } from '../linear/token-runs.ts';

/** Longest run of tokens that counts as a sign. Chosen by hand; the model must be trained with the same value. */
const LONGEST = 4;
const TOKEN = /\p{Script=Han}|[\p{L}'’]+|\d+|[^\s\p{L}\p{N}]/gu;
/** Text in quotation marks is a name and says nothing about the form of the answer. */
const NAMED = /《[^《》]*》|「[^「」]*」|“[^“”]*”/g;
const TRAILING = /[\s?？。.!！~…,，]+$/;

/**
 * The runs of one to four tokens of a folded question, each once, in order. A token is a Han character, a word of
 * letters, a number (whatever its value) or a mark; `^` and `$` are the ends, and one token replaces any title in 《》.
 */
export function wordRuns(folded: string): string[] {
  const bare = folded.replace(NAMED, '《》').replace(TRAILING, '').toLowerCase();
  const tokens = (bare.match(TOKEN) ?? []).map((token) => (/^\d/.test(token) ? '0' : token));
  return [...new Set(tokenRuns(['^', ...tokens, '$'], LONGEST))];
}
