import type { Answered, RephrasedSentence } from '../../model/answer.ts';
import type { Language } from '../../model/question.ts';
import type { NameFinder } from '../../text/names/names.ts';
import { placesIn } from '../../text/names/places.ts';
import { foldText } from '../../text/script/fold.ts';
import { romaniseName } from '../../text/sound/romanise.ts';
import { isStopWord, stemOf } from '../../text/words/english.ts';
import { cutWords } from '../../text/words/segment.ts';
import { chineseHolds } from './chinese-claims.ts';
import { englishHolds } from './english-claims.ts';
import { groundsOf } from './grounds.ts';
import { quotationsIn } from './quotations.ts';

/** Longest sentence and most sentences taken from a model: an answer, not an essay; they must fit into a message. */
const MAX_SENTENCE_CHARS = 300;
export const MAX_SENTENCES = 6;

/** Longest item of a short answer that the rewording must repeat; a longer one may be put in other words. */
const MAX_ITEM_CHARS = 12;
const MARK = /\s*(?:\[\s*\d+(?:\s*[,，、]\s*\d+)*\s*\]|【\s*\d+\s*】)/g;
/** Nothing to click, no mention, no mark-up: such things are never asked for. */
const FORBIDDEN = /https?:|www\.|[a-z\d]\.(?:com|cn|org|net|io|gg|me)(?![a-z])|[@<>`{}]|\]\(/i;

/**
 * The sentences of a language model that its passages prove, cleaned of marks and line ends, in their order. A sentence is
 * dropped unless every citation names a passage it was given, and every number, date, place, body, person, quotation and
 * foreign word in it stands in those it cites. Empty where what is left no longer gives the short answer.
 */
export function verifyRephrasing(
  answer: Answered,
  sentences: readonly RephrasedSentence[],
  findNames: NameFinder,
): RephrasedSentence[] {
  const anchors = anchorsOf(answer);
  const kept: RephrasedSentence[] = [];
  for (const { text, citations } of sentences) {
    if (text.length > 2 * MAX_SENTENCE_CHARS) continue;
    const sentence = { text: clean(text), citations: [...new Set(citations)].sort((a, b) => a - b) };
    const isNew = !kept.some((other) => other.text === sentence.text);
    if (
      kept.length < MAX_SENTENCES &&
      isNew &&
      isProven(answer, sentence, findNames) &&
      touches(sentence.text, anchors)
    )
      kept.push(sentence);
  }
  return saysShort(answer, kept.map(({ text }) => text).join('\n')) ? kept : [];
}

function clean(text: string): string {
  return text
    .replace(MARK, '')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** True where the passages that the sentence cites say everything in it that can be checked. */
export function isProven(answer: Answered, { text, citations }: RephrasedSentence, findNames: NameFinder): boolean {
  const cited = answer.citations.filter(({ n }) => citations.includes(n));
  if (cited.length === 0 || cited.length !== citations.length) return false;
  if (text.length > MAX_SENTENCE_CHARS || FORBIDDEN.test(text) || !isIn(answer.language, text)) return false;
  const quotations = quotationsIn(text);
  const quoted = (words: string) => words.trim() !== '' && cited.some(({ quote }) => quote.includes(words));
  if (quotations === undefined || !quotations.every(quoted)) return false;
  const grounds = groundsOf(cited, findNames);
  const folded = foldText(text);
  if (!isEnglish(text)) return chineseHolds(folded, grounds, findNames);
  const glosses = [...folded.matchAll(/\p{Script=Han}+/gu)].every(([run]) => grounds.text.includes(run));
  return glosses && englishHolds(text, grounds, findNames);
}

function isEnglish(text: string): boolean {
  return count(text, /\p{Script=Latin}/gu) > count(text, /\p{Script=Han}/gu);
}

function isIn(language: Language, text: string): boolean {
  return /[\p{Script=Han}\p{Script=Latin}]/u.test(text) && isEnglish(text) === (language === 'en');
}

function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}

/** Words of the question and of the short answer; a sentence about neither answers nothing. */
function anchorsOf({ question, short }: Answered): string[] {
  const words = cutWords(foldText(`${question}\n${short ?? ''}`));
  const latin = words.filter((word) => /^[a-z]{3,}$/.test(word) && !isStopWord(word)).map(stemOf);
  return [...words.filter((word) => /^[\p{Script=Han}\d]{2,}$/u.test(word)), ...latin];
}

function touches(text: string, anchors: readonly string[]): boolean {
  const folded = foldText(text);
  return anchors.length === 0 || anchors.some((anchor) => folded.includes(anchor));
}

/** True where the text still holds every item of the short answer, places in English by their romanised name. */
function saysShort({ short, language }: Answered, text: string): boolean {
  if (text === '') return false;
  const folded = foldText(text);
  const letters = folded.replace(/[^a-z\d]/g, '');
  const items = foldText(short ?? '').split(/[、，,；;\s]+/);
  return items
    .filter((item) => /[\p{L}\p{N}]/u.test(item) && item.length <= MAX_ITEM_CHARS)
    .every((item) => {
      if (folded.includes(item) || letters.includes(item)) return true;
      return language === 'en' && isSaidInEnglish(item, letters);
    });
}

function isSaidInEnglish(item: string, letters: string): boolean {
  const [place] = placesIn(item);
  if (place === undefined) return true;
  return place.forms.some((form) => letters.includes(romaniseName(form).toLowerCase()));
}
