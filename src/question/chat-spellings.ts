/** Asking words as they are spelt in a chat. */
const ASKING: Readonly<Record<string, string>> = {
  what: 'wut wat wot wht waht whta',
  whats: 'wuts wats whts',
  which: 'wich whch whcih',
  who: 'hu hoo woh',
  when: 'wen whn wehn',
  where: 'wher whre wheer',
  how: 'hw hwo',
};
/** Other words that questions in a chat shorten. */
const SHORTENED: Readonly<Record<string, string>> = {
  people: 'ppl',
  many: 'mny',
  much: 'mch',
  year: 'yr',
  years: 'yrs',
  government: 'govt gov',
  department: 'dept',
  meeting: 'mtg',
  because: 'bc cuz',
  about: 'abt',
  between: 'btwn',
  with: 'w/',
};

const bySpelling = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).flatMap(([word, spellings]) => spellings.split(' ').map((one) => [one, word] as const));

/** The asking word by its spelling in a chat, lower case. */
export const ASKING_SPELLINGS: ReadonlyMap<string, string> = new Map(bySpelling(ASKING));

const SPELLINGS = new Map([...ASKING_SPELLINGS, ...bySpelling(SHORTENED)]);
/** These are Chinese names too, so that they ask only before a verb: hu is the boss, but who is hu jintao. */
const MAY_BE_NAME = new Set(['hu', 'hoo', 'wen', 'woh', 'wat']);
const VERB_NEXT = /^\s+(?:is|was|are|were|did|do|does|has|had|have|will|would|can|could|should|day|year)\b/;
/** A word in lower case; capitals make a name. */
const LOWER_WORD = /(?<![\p{L}\p{N}'-])[a-z]+(?:\/|(?![\p{L}\p{N}'-]))/gu;

/** An English question with its chat spellings written out; everything else stays as it is. */
export function spellOut(text: string): string {
  return text.replace(LOWER_WORD, (word: string, at: number) => {
    const isName = MAY_BE_NAME.has(word) && !VERB_NEXT.test(text.slice(at + word.length));
    return isName ? word : (SPELLINGS.get(word) ?? word);
  });
}
