import type { Embedder } from '../inference/embedder.ts';
import type { Analysis } from '../model/analysis.ts';
import type { Hit } from '../model/hit.ts';
import type { Question } from '../model/question.ts';
import type { OpenIndex } from '../store/open-index.ts';
import { type Allowed, applyFilters } from './allowed.ts';
import { retrieve } from './retrieve.ts';

/** The result of a search. */
export interface Found {
  readonly analysis: Analysis;
  /** Best first. */
  readonly hits: readonly Hit[];
  readonly allowed: Allowed | undefined;
  readonly ms: { readonly analyse: number; readonly embed: number; readonly retrieve: number };
}

export interface SearchTools {
  readonly index: OpenIndex;
  /** Null without a model; words alone decide then. */
  readonly embedder: Embedder | null;
  readonly analyse: (question: Question) => Analysis;
  /** A running clock in milliseconds. */
  readonly clock: () => number;
}

/** Analyses the question and finds the best chunks for it, at most `count`. */
export async function search(tools: SearchTools, question: Question, count: number): Promise<Found> {
  const { index, embedder, clock } = tools;
  const began = clock();
  const analysis = tools.analyse(question);
  const analysed = clock();
  const vector = embedder && index.vectors ? await embedder.embedQuestion(analysis.chinese) : null;
  const embedded = clock();
  const allowed = applyFilters(question.filters, index.articles);
  const hits = retrieve(index, { analysis, vector, allowed }, count);
  const ms = { analyse: analysed - began, embed: embedded - analysed, retrieve: clock() - embedded };
  return { analysis, hits, allowed, ms };
}
