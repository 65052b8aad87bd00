import { readDictionary } from '../../src/ingest/corpus/read-dictionary.ts';
import { findAskWords } from '../../src/question/ask-words.ts';
import type { Random } from '../random.ts';
import { tagged } from './parse-question.ts';

/**
 * How often a word is replaced by another with the same English gloss, how often the asking word comes first, how often
 * words are separated, and how often 的, 了 and 是 stay.
 */
const RATES = { exchanged: 0.3, askingFirst: 0.6, spaced: 0.85, particle: 0.5 };
/** A gloss that more words share (to be, to go) means too little. */
const MAX_SHARERS = 12;

/**
 * The question as a dictionary returns it from English, word by word: some words replaced by others with the same gloss
 * (生产总值 → 国内生产总值), the asking word first or last, the rest in order, with spaces.
 */
export function asTranslated(question: string, random: Random): string {
  const [asking] = findAskWords(question);
  if (!asking) return question;
  const { start, end } = asking;
  const words = (text: string) => tagged(text).map(({ word }) => exchanged(word, random));
  const said = [...words(question.slice(0, start)), ...words(question.slice(end))].filter(
    (word) => /[^?？\s]/.test(word) && (!/^[的了是]$/.test(word) || random.next() < RATES.particle),
  );
  const asks = question.slice(start, end);
  const all = random.next() < RATES.askingFirst ? [asks, ...said] : [...said, asks];
  return all.join(random.next() < RATES.spaced ? ' ' : '');
}

let kin: ((word: string) => readonly string[]) | undefined;

function exchanged(word: string, random: Random): string {
  if (word.length < 2 || random.next() >= RATES.exchanged) return word;
  kin ??= indexGlosses();
  return random.pick(kin(word)) ?? word;
}

/** Finds the other words that share a word's first gloss. */
function indexGlosses(): (word: string) => readonly string[] {
  const glossOf = new Map<string, string>();
  const words = new Map<string, string[]>();
  for (const [, word, , senses] of readDictionary()) {
    const glosses = (typeof senses === 'string' ? [senses] : senses).flatMap((sense) => sense.split(/[;；]/));
    const plain = glosses.map((gloss) =>
      gloss
        .replace(/\([^)]*\)/g, '')
        .trim()
        .toLowerCase(),
    );
    const [first] = plain;
    if (first && !glossOf.has(word)) glossOf.set(word, first);
    for (const gloss of plain)
      if (/^[a-z][a-z' -]+$/.test(gloss)) words.set(gloss, [...(words.get(gloss) ?? []), word]);
  }
  return (word) => {
    const sharers = words.get(glossOf.get(word) ?? '') ?? [];
    return sharers.length > MAX_SHARERS ? [] : sharers.filter((one) => one !== word && one.length > 1);
  };
}
