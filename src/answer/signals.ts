import type { Analysis } from '../model/analysis.ts';
import type { Article } from '../model/article.ts';
import { FUSION } from '../model/tuning.ts';
import type { OpenIndex } from '../store/open-index.ts';
import { foldText } from '../text/fold.ts';
import { cutWords } from '../text/segment.ts';
import { kindFit } from './kind-fit.ts';
import type { Candidate } from './read.ts';

/** What speaks for an answer being right; each about −1 to 1, in this order in every fit. */
export const SIGNAL_NAMES = [
  'reader',
  'margin',
  'section',
  'sentence',
  'dense',
  'coverage',
  'sentenceCoverage',
  'missingWord',
  'missingName',
  'missingPlace',
  'missingNumber',
  'missingYear',
  'kindFit',
] as const;

export type Signals = Readonly<Record<(typeof SIGNAL_NAMES)[number], number>>;

/** Judges the best candidate; `candidates` are all, best first. */
export function signalsOf(
  index: OpenIndex,
  analysis: Analysis,
  candidates: readonly Candidate[],
  sentence: string,
): Signals {
  const best = candidates[0] as Candidate;
  const { trace } = best.passage.hit;
  const context = { article: articleText(best.passage.article), sentence: foldText(sentence) };
  const words = contentWords(index, analysis);
  return {
    reader: clip(best.readerScore / 10),
    margin: clip(marginOf(candidates) * 5),
    section: trace.section / FUSION.section,
    sentence: trace.sentence / FUSION.sentence,
    dense: trace.dense / FUSION.dense,
    coverage: share(words, ({ forms }) => holdsAny(context.article, forms)),
    sentenceCoverage: share(words, ({ forms }) => holdsAny(context.sentence, forms)),
    missingWord: heaviestMissing(words, context.article),
    missingName: missing(analysis.names, context.article),
    missingPlace: missing(analysis.places, context.article),
    missingNumber: missingNumbers(analysis, context.article),
    missingYear: missingYears(analysis, best.passage.article, context.article),
    kindFit: kindFit(analysis.kind, best.text),
  };
}

interface Word {
  readonly forms: readonly string[];
  readonly weight: number;
}

/** Content words of the question with how rare they are; a name counts in any of its forms. */
function contentWords(index: OpenIndex, { content, names }: Analysis): Word[] {
  const named = names.map(({ forms, canonical }) => ({ forms, weight: index.sectionScorer.idf(`=${canonical}`) }));
  const inNames = (word: string) => names.some(({ forms }) => forms.some((form) => form.includes(word)));
  const words = [...new Set(cutWords(content))].filter((word) => !inNames(word));
  return [...named, ...words.map((word) => ({ forms: [word], weight: index.sectionScorer.idf(word) }))];
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

/** 1 where a name or place of the question stands nowhere in the text, in none of its forms. */
function missing(mentions: readonly { readonly forms: readonly string[] }[], text: string): number {
  return mentions.some(({ forms }) => !holdsAny(text, forms)) ? 1 : 0;
}

function missingNumbers({ numbers, chinese }: Analysis, text: string): number {
  return numbers.some(({ span }) => !text.includes(digitsOf(chinese.slice(span.start, span.end)))) ? 1 : 0;
}

function digitsOf(written: string): string {
  return /[\d.,]+/.exec(written)?.[0] ?? written;
}

/** 1 where the question is about a year that the article neither names nor was published in. */
function missingYears({ days }: Analysis, { publishedOn }: Article, text: string): number {
  if (!days) return 0;
  for (let year = Number(days.from.slice(0, 4)); year <= Number(days.to.slice(0, 4)); year++) {
    if (publishedOn?.startsWith(String(year)) || text.includes(`${year}年`)) return 0;
  }
  return 1;
}

/** How far the best candidate is ahead of the best one that says something else. */
function marginOf([best, ...others]: readonly Candidate[]): number {
  const rival = others.find((other) => !other.text.includes(best?.text ?? '') && !best?.text.includes(other.text));
  return best && rival ? best.value - rival.value : 1;
}

function articleText({ title, body }: Article): string {
  return foldText(`${title ?? ''}\n${body}`);
}

function holdsAny(text: string, forms: readonly string[]): boolean {
  return forms.some((form) => text.includes(form));
}

function clip(value: number): number {
  return Math.max(-1, Math.min(1.5, value));
}
