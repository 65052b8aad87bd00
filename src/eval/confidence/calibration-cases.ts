import { type AnswererTools, answerQuestion, type Explained } from '../../answer/answerer.ts';
import { cite } from '../../answer/passages/cite.ts';
import { chooseQuotations } from '../../answer/quotations.ts';
import { shortAnswer } from '../../answer/reading/short-answer.ts';
import type { Signals } from '../../answer/signals.ts';
import type { Citation } from '../../model/answer.ts';
import type { Day } from '../../model/day.ts';
import { search } from '../../search/search.ts';

/** Rules by which fewer candidates are judged; a confidence is fitted on all of them. */
const JUDGES_FEWER = ['settled', 'hopeless', 'behind'] as const;

/** Number of hits among which another article is looked for. */
const HITS = 20;

/** A question with all its judged candidates. */
export interface CalibrationCase {
  /** Origin of the question: a split of labelled questions, or a set. */
  readonly source: string;
  readonly answerable: boolean;
  /** near-miss, off-topic and the like. */
  readonly class: string;
  /** True if one given article was asked. */
  readonly given: boolean;
  /** The candidates in the reader's order. */
  readonly candidates: readonly { readonly signals: Signals; readonly right: boolean; readonly vetoed: boolean }[];
  /** True if the quotations of a passage answer would contain the answer. */
  readonly quoted: boolean;
}

/** The right answer of a question. */
export interface Key extends Pick<CalibrationCase, 'source' | 'answerable' | 'class'> {
  readonly question: string;
  /** The only article that is asked. */
  readonly articleId?: string;
  isRightShort(short: string): boolean;
  doQuotationsHold(citations: readonly Citation[]): boolean;
}

/** Asks the question and judges each of its candidates: one case, or none if the answer came without reading. */
export async function makeCase(tools: AnswererTools, key: Key, now: Day): Promise<CalibrationCase[]> {
  const { articleId } = key;
  const filters = articleId === undefined ? {} : { articleId };
  const judgingAll = { ...tools, leftOut: new Set([...tools.leftOut, ...JUDGES_FEWER]) };
  const explained = await answerQuestion(judgingAll, { text: key.question, filters, now });
  const { verdict, found } = explained;
  if (!verdict || !found || verdict.weighed.length === 0) return [];
  const { source, answerable, class: name } = key;
  const candidates = verdict.weighed.map(({ candidate, span, signals, chance }) => ({
    signals,
    right: answerable && key.isRightShort(shortAnswer(found.analysis, candidate, span)),
    vetoed: chance === 0,
  }));
  const one: CalibrationCase = {
    source,
    answerable,
    class: name,
    given: articleId !== undefined,
    candidates,
    quoted: answerable && key.doQuotationsHold(quoted(tools, explained)),
  };
  return [one];
}

/** Ids of the articles that the search finds for a question, best first. */
export async function nearestArticles(tools: AnswererTools, text: string, now: Day): Promise<string[]> {
  const { hits } = await search(tools, { text, filters: {}, now }, HITS);
  const ids = hits.flatMap(({ chunk }) => tools.index.articles[chunk.articleIndex]?.id ?? []);
  return [...new Set(ids)];
}

/** The quotations of a passage answer, whatever the outcome. */
function quoted({ index }: AnswererTools, { verdict, passages = [], reranked = [] }: Explained): Citation[] {
  return cite(chooseQuotations(index, { judged: verdict?.weighed ?? [], passages, hits: reranked }));
}
