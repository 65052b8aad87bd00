import type { Analysis } from '../model/analysis.ts';
import { slice } from '../model/span.ts';
import { FUSION } from '../model/tuning.ts';
import type { OpenIndex } from '../store/open-index.ts';
import { nameTerm } from '../text/names/names.ts';
import { mayBeSomebody, organisationsIn } from '../text/names/organisations.ts';
import { foldText } from '../text/script/fold.ts';
import { saysOpposite } from '../text/words/opposites.ts';
import { cutWords, nounsOf } from '../text/words/segment.ts';
import { unmetConstraints } from './constraints/constraints.ts';
import type { Candidate } from './reading/read.ts';

/** Facts that make an answer more or less likely to be right; each about −1 to 1. */
export const SIGNAL_NAMES = [
  'reader',
  'judge',
  'margin',
  'section',
  'sentence',
  'dense',
  'sentenceCoverage',
  'articleCoverage',
  'topSection',
  'missingNounNear',
  'missingPhrase',
  'opposite',
  'missingName',
  'missingPlace',
  'missingNumber',
  'missingYear',
  'yearConflict',
  'missingOrdinal',
  'missingBody',
  'notAList',
  'notSomebody',
  'translated',
  'openKind',
  'agreement',
] as const;

export type Signals = Readonly<Record<(typeof SIGNAL_NAMES)[number], number>>;

/** The direction in which a signal may count: 1 only for an answer, −1 only against it, 0 either way. */
export const SIGNAL_SIGNS: Readonly<Record<(typeof SIGNAL_NAMES)[number], -1 | 0 | 1>> = {
  reader: 1,
  judge: 1,
  margin: 1,
  section: 1,
  sentence: 1,
  dense: 1,
  sentenceCoverage: 1,
  articleCoverage: 1,
  topSection: 1,
  missingNounNear: -1,
  missingPhrase: -1,
  opposite: -1,
  missingName: -1,
  missingPlace: -1,
  missingNumber: -1,
  missingYear: -1,
  yearConflict: -1,
  missingOrdinal: -1,
  missingBody: -1,
  notAList: -1,
  notSomebody: -1,
  translated: 0,
  openKind: 0,
  agreement: 1,
};

/**
 * Knots at which the weight of a signal may change: between two knots it has a weight of its own, so that it follows
 * the real rise of the chance. Chosen on the tune split of the abstaining set and the first 1,000 questions of CMRC
 * dev: area under the curve on its test split 0.949 → 0.962.
 */
export const SIGNAL_KNOTS: Readonly<Partial<Record<(typeof SIGNAL_NAMES)[number], readonly number[]>>> = {
  reader: [0, 0.7],
  judge: [-0.5, 0, 0.5],
  margin: [0, 0.3],
  section: [0.4],
  dense: [0.6, 0.75],
  sentenceCoverage: [0.5],
  articleCoverage: [0.6],
  topSection: [0.4],
};

/**
 * Value without an embedding model, so that its absence counts neither for an answer nor against it: the mean over the
 * right answers of the abstaining set's tune split.
 */
const TYPICAL_DENSE = 0.66;

/** Separators between several things in an answer. */
const SEVERAL = /[、,;]|[和与及]/;

/** The input from which a candidate's signals are computed. */
export interface Weighed {
  readonly analysis: Analysis;
  readonly candidate: Candidate;
  /** All candidates of the question, this one included. */
  readonly candidates: readonly Candidate[];
  /** The sentence that holds the candidate, in its original form. */
  readonly sentence: string;
  /** The words that would be given as the answer, folded. */
  readonly words: string;
  /** The judge's log-odds for these words. */
  readonly judgement: number;
}

export function signalsOf(index: OpenIndex, weighed: Weighed): Signals {
  const { analysis, candidate, candidates, sentence, words: given, judgement } = weighed;
  const { articleText, folded, hit } = candidate.passage;
  const { whole } = articleText;
  const near = `${articleText.title}\n${folded.text}`;
  const said = foldText(sentence);
  const words = contentWords(index, analysis);
  const missingPhrase = missingPhrases(analysis, near);
  // The search scores whatever renderings it finds, so its scores count only as far as the question is found at all.
  const rendered = 1 - missingPhrase;
  // A dictionary's words need not be those of the article, so a translated question misses none.
  const nouns = analysis.translated ? [] : nounsOf(analysis.content).filter((noun) => !isNamed(analysis, noun));
  return {
    reader: clip(candidate.readerScore / 10),
    judge: clip(judgement / 5),
    margin: clip(marginOf(candidate, candidates) * 5),
    section: (rendered * hit.trace.section) / FUSION.section,
    sentence: (rendered * hit.trace.sentence) / FUSION.sentence,
    dense: hit.cosine ?? TYPICAL_DENSE,
    sentenceCoverage: share(words, ({ forms }) => holdsAny(said, forms)),
    articleCoverage: share(words, ({ forms }) => holdsAny(whole, forms)),
    topSection: (rendered * Math.max(...candidates.map(({ passage }) => passage.hit.trace.section))) / FUSION.section,
    missingNounNear: nouns.some((noun) => !near.includes(noun)) ? 1 : 0,
    missingPhrase,
    opposite: saysOpposite(analysis.chinese, said) ? 1 : 0,
    ...unmetConstraints(analysis, articleText, said),
    missingBody: missingBody(analysis, whole),
    notSomebody: analysis.kind === 'who' && !mayBeSomebody(given) ? 1 : 0,
    notAList: analysis.kind === 'list' && !SEVERAL.test(given) ? 1 : 0,
    translated: analysis.translated ? 1 : 0,
    agreement: Math.min(1, candidate.agreement),
    openKind: analysis.kind === 'how' || analysis.kind === 'why' ? 1 : 0,
  };
}

interface Word {
  readonly forms: readonly string[];
  readonly weight: number;
}

/** Content words of the question with their rarity; a name counts in any of its forms. */
function contentWords(index: OpenIndex, analysis: Analysis): Word[] {
  const { content, names } = analysis;
  const weightOf = (term: string) => index.sectionScorer.idf(term);
  const named = names.map(({ forms, canonical }) => ({ forms, weight: weightOf(nameTerm(canonical)) }));
  const words = [...new Set(cutWords(content))].filter((word) => !isNamed(analysis, word));
  return [...named, ...words.map((word) => ({ forms: [word], weight: weightOf(word) }))];
}

/**
 * True if a word of the question is part of a name in it, which the article may write in another form (NDRC, 国家发展改革委).
 */
function isNamed({ chinese, names }: Analysis, word: string): boolean {
  return names.some(
    ({ span, forms }) => slice(chinese, span).includes(word) || forms.some((form) => form.includes(word)),
  );
}

function share(words: readonly Word[], holds: (word: Word) => boolean): number {
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? 0 : words.reduce((sum, word) => sum + (holds(word) ? word.weight : 0), 0) / total;
}

/**
 * 1 if a Chinese question names a body, building or line that the article lacks, with or without 省 and the like;
 * otherwise 0.
 */
function missingBody({ translated, chinese }: Analysis, whole: string): number {
  if (translated) return 0;
  const plain = (name: string) => name.replace(/[省市县区]/g, '');
  return organisationsIn(chinese).some((name) => !whole.includes(name) && !whole.includes(plain(name))) ? 1 : 0;
}

/** Share of a translated question's words with no rendering in the text. */
function missingPhrases({ phrases }: Analysis, text: string): number {
  const words = phrases.reduce((sum, phrase) => sum + phrase.words, 0);
  const held = phrases.filter(({ forms }) => holdsAny(text, forms));
  return words === 0 ? 0 : 1 - held.reduce((sum, phrase) => sum + phrase.words, 0) / words;
}

/** Lead of a candidate over the best one with other words; negative if it is behind. */
function marginOf(candidate: Candidate, candidates: readonly Candidate[]): number {
  const rival = candidates.find(({ text }) => !text.includes(candidate.text) && !candidate.text.includes(text));
  return rival ? candidate.value - rival.value : 1;
}

function holdsAny(text: string, forms: readonly string[]): boolean {
  return forms.some((form) => text.includes(form));
}

function clip(value: number): number {
  return Math.max(-1, Math.min(1.5, value));
}
