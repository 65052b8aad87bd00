import { tokenRuns } from '../linear/token-runs.ts';

/** Longest run of tokens that is a sign of its own. */
const LONGEST = 4;
const TOKEN = /\p{Script=Han}|[\p{L}'’]+|\d+|[^\s\p{L}\p{N}]/gu;
/** What stands in quotation marks is named, and says nothing of what is asked about it. */
const NAMED = /《[^《》]*》|「[^「」]*」|“[^“”]*”/g;
const TRAILING = /[\s?？。.!！~…,，]+$/;

/**
 * The runs of one to four tokens of a folded question, each once, in order: a Han character, a word of letters, a number (whatever
 * its value) or a mark is a token; `^` and `$` stand for the ends, and a title in 《》 for any other.
 */
export function wordRuns(folded: string): string[] {
  const bare = folded.replace(NAMED, '《》').replace(TRAILING, '').toLowerCase();
  const tokens = (bare.match(TOKEN) ?? []).map((token) => (/^\d/.test(token) ? '0' : token));
  return [...new Set(tokenRuns(['^', ...tokens, '$'], LONGEST))];
}
