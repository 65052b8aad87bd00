import { Converter } from 'opencc-js/t2cn';

const toSimplified = Converter({ from: 't', to: 'cn' });

/** Characters that Simplified text uses too, although opencc would change them standing alone. */
const SHARED = new Set('乾著藉瞭夥麽於餘徵甯');

const known = new Map<string, boolean>();

/** True for a character that only Traditional text uses (國, 麵), false for shared and Simplified ones. */
export function isTraditionalChar(char: string): boolean {
  let answer = known.get(char);
  if (answer === undefined) {
    answer = !SHARED.has(char) && toSimplified(char) !== char;
    known.set(char, answer);
  }
  return answer;
}

/** True where at least one character of the text is used by Traditional only. */
export function isTraditional(text: string): boolean {
  for (const char of text) if (isTraditionalChar(char)) return true;
  return false;
}
