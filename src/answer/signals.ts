import type { Analysis } from '../model/analysis.ts';
import { FUSION } from '../model/tuning.ts';
import type { OpenIndex } from '../store/open-index.ts';
import { foldText } from '../text/fold.ts';
import { nameTerm } from '../text/names.ts';
import { saysOpposite } from '../text/opposites.ts';
import { cutWords, nounsOf } from '../text/segment.ts';
import { unmetConstraints } from './demands/constraints.ts';
import type { Candidate } from './reading/read.ts';

/** What speaks for and against an answer being right; each about −1 to 1. */
export const SIGNAL_NAMES = [
  'reader',
  'secondReading',
  'margin',
  'section',
  'sentence',
  'dense',
  'coverage',
  'sentenceCoverage',
  'missingWord',
  'missingNoun',
  'missingNounNear',
  'missingPhrase',
  'opposite',
  'missingName',
  'missingPlace',
  'missingNumber',
  'missingYear',
  'yearConflict',
  'missingOrdinal',
  'notAList',
  'translated',
  'openKind',
  'agreement',
] as const;

export type Signals = Readonly<Record<(typeof SIGNAL_NAMES)[number], number>>;

/** What parts several things in an answer. */
const SEVERAL = /[、,;]|[和与及]/;

/** What the best candidate is judged by. */
export interface Judged {
  readonly analysis: Analysis;
  /** All, best first; at least one. */
  readonly candidates: readonly Candidate[];
  /** The sentence that holds the best one, as it is shown. */
  readonly sentence: string;
  /** The words that would be given as the answer, folded. */
  readonly words: string;
  /** The reader's score of the best one in a second reading. */
  readonly secondScore: number;
}

export function signalsOf(
  index: OpenIndex,
  { analysis, candidates, sentence, words: given, secondScore }: Judged,
): Signals {
  const best = candidates[0] as Candidate;
  const { articleText, folded, hit } = best.passage;
  const { whole } = articleText;
  const near = `${articleText.title}\n${folded.text}`;
  const said = foldText(sentence);
  const words = contentWords(index, analysis);
  // A dictionary's words need not be those of the article: of a translated question none is missed.
  const nouns = analysis.translated ? [] : nounsOf(analysis.content);
  return {
    reader: clip(best.readerScore / 10),
    secondReading: clip(secondScore / 10),
    margin: clip(marginOf(candidates) * 5),
    section: hit.trace.section / FUSION.section,
    sentence: hit.trace.sentence / FUSION.sentence,
    dense: hit.trace.dense / FUSION.dense,
    coverage: share(words, ({ forms }) => holdsAny(whole, forms)),
    sentenceCoverage: share(words, ({ forms }) => holdsAny(said, forms)),
    missingWord: analysis.translated ? 0 : heaviestMissing(words, whole),
    missingNoun: nouns.some((noun) => !whole.includes(noun)) ? 1 : 0,
    missingNounNear: nouns.some((noun) => !near.includes(noun)) ? 1 : 0,
    missingPhrase: missingPhrases(analysis, near),
    opposite: saysOpposite(analysis.chinese, said) ? 1 : 0,
    ...unmetConstraints(analysis, articleText, said),
    notAList: analysis.kind === 'list' && !SEVERAL.test(given) ? 1 : 0,
    translated: analysis.translated ? 1 : 0,
    agreement: Math.min(1, best.agreement),
    openKind: analysis.kind === 'how' || analysis.kind === 'why' ? 1 : 0,
  };
}

interface Word {
  readonly forms: readonly string[];
  readonly weight: number;
}

/** Content words of the question with how rare they are; a name counts in any of its forms. */
function contentWords(index: OpenIndex, { content, names }: Analysis): Word[] {
  const weightOf = (term: string) => index.sectionScorer.idf(term);
  const named = names.map(({ forms, canonical }) => ({ forms, weight: weightOf(nameTerm(canonical)) }));
  const inNames = (word: string) => names.some(({ forms }) => forms.some((form) => form.includes(word)));
  const words = [...new Set(cutWords(content))].filter((word) => !inNames(word));
  return [...named, ...words.map((word) => ({ forms: [word], weight: weightOf(word) }))];
}

function share(words: readonly Word[], holds: (word: Word) => boolean): number {
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? 0 : words.reduce((sum, word) => sum + (holds(word) ? word.weight : 0), 0) / total;
}

/** Weight of the rarest word that the text lacks, as a share of the rarest word's. */
function heaviestMissing(words: readonly Word[], text: string): number {
  const rarest = Math.max(1e-9, ...words.map(({ weight }) => weight));
  return Math.max(0, ...words.map(({ forms, weight }) => (holdsAny(text, forms) ? 0 : weight))) / rarest;
}

/** Share of a translated question's words of which no rendering stands in the text. */
function missingPhrases({ phrases }: Analysis, text: string): number {
  const words = phrases.reduce((sum, phrase) => sum + phrase.words, 0);
  const held = phrases.filter(({ forms }) => holdsAny(text, forms));
  return words === 0 ? 0 : 1 - held.reduce((sum, phrase) => sum + phrase.words, 0) / words;
}

/** How far the best candidate is ahead of the best one that says something else. */
function marginOf([best, ...others]: readonly Candidate[]): number {
  const rival = others.find((other) => !other.text.includes(best?.text ?? '') && !best?.text.includes(other.text));
  return best && rival ? best.value - rival.value : 1;
}

function holdsAny(text: string, forms: readonly string[]): boolean {
  return forms.some((form) => text.includes(form));
}

function clip(value: number): number {
  return Math.max(-1, Math.min(1.5, value));
}
