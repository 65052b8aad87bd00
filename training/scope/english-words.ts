import { readDictionary } from '../../src/ingest/corpus/read-dictionary.ts';
import { foldText } from '../../src/text/script/fold.ts';
import { glossesOf } from '../dictionaries.ts';
import type { Random } from '../random.ts';

const CHARS = { least: 3, most: 14 };
const NO_NOUN =
  /^(?:to|used|lit|fig|see|variant|old|abbr|an?|the|surname|also|same|and|or|not|very|classifier|particle)\b|ly$/;

let known: ReturnType<typeof readEnglish> | undefined;

/** An English word for `english_noun`, `english_place`, `english_verb` or `english_past`, or a number; else undefined. */
export function englishWord(name: string, random: Random): string | undefined {
  if (name === 'num') return String(2 + Math.floor(random.next() * 2_000));
  known ??= readEnglish();
  return random.pick(known[name as keyof typeof known] ?? []);
}

/** Words of the glosses of CC-CEDICT. Which of them are nouns it does not say; those after "to" are verbs. */
function readEnglish() {
  const glosses = new Set([...readDictionary()].flatMap(glossesOf));
  const all = [...glosses].filter(({ length }) => length >= CHARS.least && length <= CHARS.most);
  const verbs = all.flatMap((gloss) => /^to ([a-z]{3,})$/.exec(gloss)?.[1] ?? []);
  return {
    english_noun: all.filter((gloss) => /^[a-z]+(?: [a-z]+)?$/.test(gloss) && !NO_NOUN.test(gloss)),
    english_place: all.filter((gloss) => /^[A-Z][a-z]{3,}(?: [A-Z][a-z]+)?$/.test(gloss)).map(foldText),
    english_verb: verbs,
    english_past: verbs.map((verb) => (verb.endsWith('e') ? `${verb}d` : `${verb}ed`)),
  };
}
