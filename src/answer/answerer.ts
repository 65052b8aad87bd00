import type { Embedder } from '../inference/embedder.ts';
import type { Reader } from '../inference/reader.ts';
import type { Analysis } from '../model/analysis.ts';
import type {
  Answer,
  Answered,
  InvalidCode,
  NoteCode,
  NotFound,
  Overview,
  PassageAnswer,
  Timings,
} from '../model/answer.ts';
import type { Article } from '../model/article.ts';
import type { Hit } from '../model/hit.ts';
import { MAX_QUESTION_CHARS, type Question } from '../model/question.ts';
import type { LeftOut } from '../model/rules.ts';
import { OVERVIEW, READING } from '../model/tuning.ts';
import { detectLanguage } from '../question/language.ts';
import { splitQuestion } from '../question/question-parts.ts';
import { isOfArticles } from '../question/scope/settle-scope.ts';
import { topicOf } from '../question/scope/topic.ts';
import { sourceNamed } from '../question/source-named.ts';
import { claimOf, mayClaim } from '../question/yes-no.ts';
import { findSource } from '../search/find-source.ts';
import { type Found, search } from '../search/search.ts';
import type { OpenIndex } from '../store/open-index.ts';
import { foldText } from '../text/script/fold.ts';
import type { Calibration } from './calibration.ts';
import { combineAnswers } from './combine.ts';
import { confirmClaim } from './confirm-claim.ts';
import { decide, type Verdict } from './decide.ts';
import { answerFromField } from './field-answer.ts';
import { answerFromMetadata } from './metadata-answer.ts';
import { overviewOf } from './overview/overview.ts';
import { citeParts } from './overview/parts.ts';
import { makePassages, type Passage } from './passages/passages.ts';
import { judgeCandidates } from './reading/judge.ts';
import { type Candidate, findCandidates } from './reading/read.ts';
import { rerank } from './reading/rerank.ts';
import { makeWeighing } from './weigh.ts';

export interface AnswererTools {
  readonly index: OpenIndex;
  readonly embedder: Embedder | null;
  /** Null if its files are damaged; then the best sentence is the answer. */
  readonly reader: Reader | null;
  readonly analyse: (question: Question) => Analysis;
  readonly calibration: Calibration;
  /** Parts that were missing or degraded when the index was opened. */
  readonly notes: readonly NoteCode[];
  /** Rules to leave out; empty in the product. */
  readonly leftOut: LeftOut;
  /** A running clock in milliseconds. */
  readonly clock: () => number;
}

/** An answer with its intermediate results, for evaluation and explanation. */
export interface Explained {
  readonly answer: Answer;
  /** Absent for an invalid question. */
  readonly found?: Found;
  /** The hits in the order after reading. */
  readonly reranked?: readonly Hit[];
  /** The passages that were read. */
  readonly passages?: readonly Passage[];
  /** Everything that the reader marked in them, best first. */
  readonly candidates?: readonly Candidate[];
  readonly verdict?: Verdict;
}

/** Number of hits that are kept; those that are not read serve as suggestions. Chosen by hand. */
const HITS = 40;

/**
 * Answers a question from the index, or says that it cannot. A faulty question is an outcome too. If a question has
 * several readings, the surest answer wins.
 */
export async function answerQuestion(tools: AnswererTools, question: Question): Promise<Explained> {
  const began = tools.clock();
  const code = problemOf(question);
  if (code) return { answer: invalid(question, code, { total: tools.clock() - began }) };
  const { also, ...plain } = question;
  const asked = await answerParts(tools, plain);
  if (also === undefined || tools.leftOut.has('conversation-article')) return asked;
  const filters = { ...plain.filters, articleId: also.articleId };
  const inArticle: Explained[] = [];
  for (const text of also.texts) inArticle.push(await answerParts(tools, { ...plain, text, filters }));
  const [first, ...others] = inArticle;
  if (!first) return asked;
  const surest = others.reduce((best, one) => (sureness(one.answer) > sureness(best.answer) ? one : best), first);
  // Passages of other articles are worth less than those of the article that the conversation is about.
  const mayLeave = asked.answer.outcome === 'answered' || surest.answer.outcome === 'not-found';
  return mayLeave && sureness(asked.answer) >= sureness(surest.answer) ? asked : surest;
}

/** Orders answers to one question: proven ones, then quotations, then refusals; the more likely first within each. */
function sureness(answer: Answer): number {
  if (answer.outcome === 'answered') return 1 + answer.confidence;
  return answer.outcome === 'passage' || answer.outcome === 'overview' ? answer.confidence : -1;
}

/** Answers each part of a question; the intermediate results are those of the first part. */
async function answerParts(tools: AnswererTools, question: Question): Promise<Explained> {
  const [first = question.text, ...others] = tools.leftOut.has('parts') ? [] : splitQuestion(question.text);
  const explained = await answerPart(tools, { ...question, text: first });
  if (others.length === 0) return explained;
  const answers = [explained.answer];
  for (const text of others) answers.push((await answerPart(tools, { ...question, text })).answer);
  const articles = new Map(tools.index.articles.map((article) => [article.id, article]));
  const articleOf = (id: string) => articles.get(id) as Article;
  return { ...explained, answer: combineAnswers(question.text, answers, articleOf) };
}

/** Answers a claim through the question for the claimed fact; any other question directly. */
async function answerPart(tools: AnswererTools, question: Question): Promise<OneExplained> {
  const analysis = tools.leftOut.has('yes-no') || !mayClaim(question.text) ? undefined : tools.analyse(question);
  const claim = analysis && !isOfArticles(analysis.scope) ? claimOf(analysis) : undefined;
  if (!claim) return answerOne(tools, question);
  const explained = await answerOne(tools, { ...question, text: claim.question });
  const answer = { ...explained.answer, question: question.text };
  if (answer.outcome === 'not-found') return answerOne(tools, question);
  return { ...explained, answer: answer.outcome === 'answered' ? confirmClaim(claim, answer) : answer };
}

type Settled = Answered | PassageAnswer | Overview | NotFound;
type OneExplained = Explained & { readonly answer: Settled };

/** Searches the articles of the publisher that the question names, if any, and all articles if these give no answer. */
async function answerOne(tools: AnswererTools, question: Question): Promise<OneExplained> {
  const named = question.filters.source === undefined ? sourceNamed(foldText(question.text)) : null;
  const source = named === null || tools.leftOut.has('source') ? undefined : findSource(tools.index.articles, named);
  if (source === undefined) return answerAmong(tools, question);
  const within = await answerAmong(tools, { ...question, filters: { ...question.filters, source } });
  return within.answer.outcome === 'not-found' ? answerAmong(tools, question) : within;
}

async function answerAmong(tools: AnswererTools, question: Question): Promise<OneExplained> {
  const began = tools.clock();
  const found = await search(tools, question, HITS);
  const searched = tools.clock();
  const { analysis, hits } = found;
  const { index, reader, leftOut } = tools;
  if (analysis.broad) {
    const overview = await overviewFor(tools, question, found);
    if (overview) {
      const ms = { ...found.ms, total: tools.clock() - began };
      return { answer: { ...overview, ms }, found, reranked: found.hits };
    }
  }
  const passages = makePassages(index, { analysis, hits, count: READING.passages, leftOut });
  const task = reader && { reader, analysis, leftOut };
  const candidates = task ? await findCandidates(task, passages) : [];
  const weighing = makeWeighing(tools, analysis, candidates);
  const judged = task ? await judgeCandidates(task, candidates, weighing.mayMatter) : [];
  const read = tools.clock();
  // A question that a dictionary translated is read too badly to rank passages: R@1 −0.2 on XQuAD in English.
  const reranked = analysis.translated || leftOut.has('rerank') ? hits : rerank(hits, candidates);
  const verdict = decide(tools, { ...found, hits: reranked }, { passages, candidates, judged, weighing });
  const isListed = analysis.scope === 'list' && verdict.outcome !== 'answered';
  const listed = isListed ? await overviewFor(tools, question, found) : undefined;
  const ended = tools.clock();
  const ms = { ...found.ms, read: read - searched, decide: ended - read, total: ended - began };
  const answer = listed ? { ...listed, ms } : toAnswer(tools, found, verdict, ms);
  return { answer, found, reranked, passages, candidates, verdict };
}

/** The overview that answers a broad question; undefined if an article's entry answers it or no article does. */
async function overviewFor(
  tools: AnswererTools,
  question: Question,
  found: Found,
): Promise<Omit<Overview, 'ms'> | undefined> {
  const { index, leftOut } = tools;
  if (leftOut.has('broad') || isFarFromAll(question, found) || answerFromField(index, found)) return undefined;
  if (topicOf(found.analysis.chinese) !== '' && answerFromMetadata(index, found)) return undefined;
  const parts = await overviewOf(tools, question, found);
  const cited = parts && citeParts(parts);
  if (!cited) return undefined;
  const { analysis } = found;
  const notes = analysis.mended ? [...tools.notes, 'typo-mended' as const] : tools.notes;
  return { question: analysis.question.text, language: analysis.language, outcome: 'overview', ...cited, notes };
}

/**
 * True if no passage is near the subject of a question for points of the articles. A question about one article is
 * always near.
 */
function isFarFromAll({ filters }: Question, { analysis: { scope }, hits }: Found): boolean {
  if (isOfArticles(scope) || scope === 'timeline' || filters.articleId !== undefined) return false;
  return hits.every(({ cosine = 1 }) => cosine < OVERVIEW.leastCosine);
}

function problemOf({ text, filters }: Question): InvalidCode | undefined {
  if (text.trim() === '') return 'QUESTION_EMPTY';
  if (text.length > MAX_QUESTION_CHARS) return 'QUESTION_TOO_LONG';
  if (filters.from !== undefined && filters.to !== undefined && filters.from > filters.to) return 'FILTER_INVALID';
  return undefined;
}

function invalid({ text, locale }: Question, code: InvalidCode, ms: Timings): Answer {
  const language = detectLanguage(text.slice(0, MAX_QUESTION_CHARS), locale);
  return { question: text, language, outcome: 'invalid', code, notes: [], ms };
}

function toAnswer(tools: AnswererTools, { analysis, allowed }: Found, verdict: Verdict, ms: Timings): Settled {
  const notes: NoteCode[] = [...tools.notes];
  if (allowed?.undatedLeftOut) notes.push('undated-left-out');
  if (analysis.mended && verdict.outcome !== 'not-found') notes.push('typo-mended');
  const { confidence } = verdict;
  const common = { question: analysis.question.text, language: analysis.language, ms, confidence };
  if (verdict.outcome === 'not-found') {
    return { ...common, outcome: 'not-found', suggestions: verdict.suggestions, notes };
  }
  if (verdict.repaired) notes.push('quote-repaired');
  if (verdict.outcome === 'passage' && verdict.contradiction) notes.push(verdict.contradiction);
  if (verdict.outcome === 'passage') return { ...common, outcome: 'passage', citations: verdict.citations, notes };
  const { short, citations, alternatives } = verdict;
  if (alternatives.length > 0) notes.push('articles-differ');
  return { ...common, outcome: 'answered', short, citations, alternatives, notes };
}
