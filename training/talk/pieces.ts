import { readFile } from 'node:fs/promises';
import { readDictionary } from '../../src/ingest/corpus/read-dictionary.ts';
import { foldText } from '../../src/text/script/fold.ts';

/** Words that appear in fewer messages, and words in fewer short glosses, are left out to keep the file small. */
const LEAST = { messages: 6, glosses: 6 };
/** Number of Chinese words that an English word is understood from, the shortest glosses first. */
const HEADWORDS = 6;
/** Longer glosses explain more than they translate. */
const MAX_GLOSS_WORDS = 4;
const TOKENIZER = new URL('../../models/youju-reader/tokenizer.json', import.meta.url);

/**
 * For every token that the network knows, the places in the encoder's word table that say what it means: a character's
 * own; for an English word its own, or those of the characters that a dictionary gives for it, or its parts.
 */
export async function wordPieces(messages: readonly (readonly string[])[]): Promise<Record<string, readonly number[]>> {
  const { model } = JSON.parse(await readFile(TOKENIZER, 'utf8')) as { model: { vocab: Record<string, number> } };
  const places = new Map(Object.entries(model.vocab));
  const translated = readTranslations();
  const counts = new Map<string, number>();
  for (const message of messages) {
    for (const token of new Set(message)) counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  const characters = [...places.keys()].filter((word) => /^\p{Script=Han}$/u.test(word) && foldText(word) === word);
  const frequent = [...counts].filter(([, count]) => count >= LEAST.messages).map(([word]) => word);
  const glossed = [...translated].filter(([, headwords]) => headwords.length >= LEAST.glosses).map(([word]) => word);
  const known = [...places.keys(), ...frequent, ...glossed].filter((word) => /^[a-z]+$/.test(word));
  const piecesOf = (word: string) => {
    const own = places.get(word);
    if (own !== undefined) return [own];
    const headwords = (translated.get(word) ?? []).slice(0, HEADWORDS).map(({ headword }) => headword);
    const found = [...headwords.join('')].flatMap((char) => places.get(char) ?? []);
    return found.length > 0 ? found : partsOf(word, places);
  };
  const all = [...new Set([...characters, ...known])].sort();
  return Object.fromEntries(all.map((word) => [word, piecesOf(word)] as const).filter(([, own]) => own.length > 0));
}

interface Translation {
  readonly headword: string;
  /** Number of words of its gloss. */
  readonly length: number;
}

/** For every English word the Chinese words whose gloss has it, the shortest glosses first. */
function readTranslations(): Map<string, Translation[]> {
  const translated = new Map<string, Translation[]>();
  for (const [, headword, , glosses] of readDictionary()) {
    for (const gloss of glosses) {
      const words =
        foldText(gloss)
          .replace(/\([^()]*\)/g, ' ')
          .match(/[a-z]+/g) ?? [];
      if (words.length > MAX_GLOSS_WORDS) continue;
      for (const word of new Set(words)) {
        const list = translated.get(word) ?? [];
        list.push({ headword: foldText(headword), length: words.length });
        translated.set(word, list);
      }
    }
  }
  for (const list of translated.values()) {
    list.sort((a, b) => a.length - b.length || a.headword.length - b.headword.length);
  }
  return translated;
}

/** The longest parts of the word that the table has, from the left; empty if it cannot be made of them. */
function partsOf(word: string, places: ReadonlyMap<string, number>): number[] {
  const parts: number[] = [];
  for (let from = 0; from < word.length; ) {
    let to = word.length;
    const place = () => places.get(`${from === 0 ? '' : '##'}${word.slice(from, to)}`);
    while (to > from && place() === undefined) to--;
    const found = place();
    if (found === undefined) return [];
    parts.push(found);
    from = to;
  }
  return parts;
}
