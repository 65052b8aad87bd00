/** Every run of one to `longest` tokens, the shortest first; a repeated run appears each time. */
export function tokenRuns(tokens: readonly string[], longest: number): string[] {
  // Words of letters need a space between them; characters do not.
  const gaps = tokens.map((token, i) =>
    ENDS_IN_LETTER.test(tokens[i - 1] ?? '') && LETTER_FIRST.test(token) ? ' ' : '',
  );
  let runs = [...tokens];
  const all = [...runs];
  for (let length = 2; length <= Math.min(longest, tokens.length); length++) {
    runs = runs.slice(0, -1).map((run, at) => {
      const next = at + length - 1;
      return `${run}${gaps[next] ?? ''}${tokens[next] ?? ''}`;
    });
    all.push(...runs);
  }
  return all;
}

const ENDS_IN_LETTER = /(?!\p{Script=Han})\p{L}$/u;
const LETTER_FIRST = /^(?!\p{Script=Han})\p{L}/u;
