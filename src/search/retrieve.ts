import type { Analysis, QueryTerm } from '../model/analysis.ts';
import type { Chunk } from '../model/chunk.ts';
import type { Hit, Trace } from '../model/hit.ts';
import { slice } from '../model/span.ts';
import { CANDIDATES, FAR, FUSION } from '../model/tuning.ts';
import type { OpenIndex } from '../store/open-index.ts';
import type { LexicalScorer } from '../store/ranking/lexical-scorer.ts';
import { makeTop } from '../store/ranking/top.ts';
import { foldText } from '../text/script/fold.ts';
import type { Allowed } from './allowed.ts';
import { dateAgreement } from './date-agreement.ts';

/** The input of a search: the analysed question, its vector if there is a model, and the articles that may answer. */
export interface Query {
  readonly analysis: Analysis;
  readonly vector: Float32Array | null;
  readonly allowed: Allowed | undefined;
}

/** The lexical scores of a query: one per section, and the best sentence of each chunk. */
interface LexicalView {
  readonly section: Float32Array;
  readonly sentence: Float32Array;
  /** 1 for every section whose sentences were scored, the sentences of the others have 0; undefined if all were. */
  readonly scored: Uint8Array | undefined;
}

/**
 * Finds chunks for a question, best first, equal scores by chunk id. Words and vectors both propose candidates, then
 * all signals score every candidate, so that it does not matter which of the two found it.
 */
export function retrieve(index: OpenIndex, query: Query, count: number): Hit[] {
  const chunks = allowedChunks(index, query.allowed);
  const near = denseCandidates(index, query, chunks);
  const view = lexicalView(index, query.analysis.terms, { chunks, near });
  const candidates = new Set<number>(lexicalCandidates(index, view, chunks));
  for (const id of near) candidates.add(id);
  loadRanked(index, query, [...candidates]);
  const found = [...candidates].map((id) => {
    const chunk = index.chunks[id] as Chunk;
    return { chunk, parts: lexicalParts(index, view, chunk) };
  });
  const denseWeight = denseWeightFor(found.reduce((most, { parts }) => Math.max(most, parts.section), 0));
  const hits = found
    .map((one) => makeHit(index, query, { ...one, denseWeight }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.chunk.id - b.chunk.id)
    .slice(0, count);
  index.far?.load({ chunks: [], articles: hits.map(({ chunk }) => chunk.articleIndex) });
  return hits;
}

/** Tells an index in a database to load the data by which the candidates will be ranked. */
function loadRanked({ far, columns }: OpenIndex, { vector, analysis }: Query, candidates: readonly number[]): void {
  far?.load({
    chunks: vector ? candidates : [],
    articles: analysis.days ? candidates.map((id) => columns.articleOfChunk[id] as number) : [],
  });
}

/** The scope of the lexical search: the chunks that may answer, and the ones that the vectors proposed. */
interface Field {
  readonly chunks: Uint32Array | undefined;
  readonly near: readonly number[];
}

function lexicalView(index: OpenIndex, terms: readonly QueryTerm[], field: Field): LexicalView {
  const reach = reachable(index.sectionScorer, terms);
  const section = index.sectionScorer.score(terms);
  const best = bestSections(index, { ...field, section });
  const among = best && index.far?.findAmong(best, termsOf(terms));
  const scored = best && flagsOf(best, section.length);
  const sentence = index.sentenceScorer.score(terms, among);
  for (let i = 0; i < section.length; i++) section[i] = (section[i] as number) / reach;
  for (let i = 0; i < sentence.length; i++) sentence[i] = (sentence[i] as number) / reach;
  return { section, sentence, scored };
}

function flagsOf(ids: readonly number[], size: number): Uint8Array {
  const flags = new Uint8Array(size);
  for (const id of ids) flags[id] = 1;
  return flags;
}

function termsOf(terms: readonly QueryTerm[]): string[] {
  return terms.flatMap(({ alternatives }) => alternatives.map(({ term }) => term));
}

/**
 * In a large index inside a database, scores only the sentences of the best sections, because a section counts twice as
 * much as a sentence. It reads the words of a few hundred sections instead of every sentence that holds a word.
 */
function bestSections(
  { far, columns: { firstSection }, chunks: all }: OpenIndex,
  { chunks, near, section }: Field & { readonly section: Float32Array },
): number[] | undefined {
  if (!far?.isLarge) return undefined;
  const top = makeTop(FAR.sections);
  const count = chunks?.length ?? all.length;
  let before = -1;
  for (let i = 0; i < count; i++) {
    const id = firstSection[chunks ? (chunks[i] as number) : i] as number;
    if (id !== before && (section[id] as number) > 0) top.offer(id, section[id] as number);
    before = id;
  }
  return [...new Set([...top.take().map(({ id }) => id), ...near.map((id) => firstSection[id] as number)])];
}

/** The sum of the terms' weights in the corpus, about the score of a section that holds all of them. Never 0. */
function reachable(scorer: LexicalScorer, terms: readonly QueryTerm[]): number {
  const weightOf = ({ alternatives, weight }: QueryTerm) =>
    weight * Math.max(...alternatives.map((one) => one.weight * scorer.idf(one.term)));
  return terms.reduce((sum, term) => sum + weightOf(term), 0) || 1;
}

/** Ids of the chunks that may answer, ascending; undefined if all may. */
function allowedChunks({ columns }: OpenIndex, allowed: Allowed | undefined): Uint32Array | undefined {
  if (!allowed) return undefined;
  const { articleOfChunk } = columns;
  const ids = new Uint32Array(articleOfChunk.length);
  let count = 0;
  for (let id = 0; id < articleOfChunk.length; id++) {
    if (allowed.articles[articleOfChunk[id] as number]) ids[count++] = id;
  }
  return ids.subarray(0, count);
}

function lexicalCandidates(index: OpenIndex, view: LexicalView, chunks: Uint32Array | undefined): number[] {
  const top = makeTop(CANDIDATES);
  const count = chunks?.length ?? index.chunks.length;
  for (let i = 0; i < count; i++) {
    const id = chunks ? (chunks[i] as number) : i;
    const score = lexicalScore(index, view, id);
    if (score > 0) top.offer(id, score);
  }
  return top.take().map(({ id }) => id);
}

function lexicalScore(index: OpenIndex, view: LexicalView, id: number): number {
  const { firstSection, lastSection, sectionOfSentence } = index.columns;
  const first = firstSection[id] as number;
  // Of a million chunks nearly all lie in sections whose sentences were not scored, so these are not looked at.
  if (view.scored && first === lastSection[id] && view.scored[first] === 0)
    return FUSION.section * (view.section[first] as number);
  const bestSentence = bestSentenceOf(index, view, id);
  const section = view.section[sectionOfSentence[bestSentence] as number] as number;
  return FUSION.section * section + FUSION.sentence * (view.sentence[bestSentence] as number);
}

function denseCandidates(index: OpenIndex, { vector }: Query, chunks: Uint32Array | undefined): number[] {
  if (!vector || !index.vectors) return [];
  return index.vectors.search(vector, CANDIDATES, chunks).map(({ id }) => id);
}

interface LexicalParts {
  readonly section: number;
  readonly sentence: number;
  readonly bestSentence: number;
}

/** The sentence of the chunk with the highest score; the first one among equals. */
function bestSentenceOf({ columns }: OpenIndex, { sentence }: LexicalView, chunkId: number): number {
  let best = columns.firstSentence[chunkId] as number;
  const last = columns.lastSentence[chunkId] as number;
  for (let id = best + 1; id <= last; id++) if ((sentence[id] as number) > (sentence[best] as number)) best = id;
  return best;
}

function lexicalParts(index: OpenIndex, view: LexicalView, chunk: Chunk): LexicalParts {
  const bestSentence = bestSentenceOf(index, view, chunk.id);
  const section = index.columns.sectionOfSentence[bestSentence] as number;
  return {
    section: view.section[section] as number,
    sentence: view.sentence[bestSentence] as number,
    bestSentence,
  };
}

function agreementInTime({ articles }: OpenIndex, { analysis }: Query, { articleIndex, span }: Chunk): number {
  const article = articles[articleIndex];
  if (!analysis.days || !article) return 0;
  return dateAgreement(analysis.days, article, foldText(slice(article.body, span)));
}

/**
 * The weight of a cosine, higher if no section holds the question's words, see {@link FUSION}.
 * @param share the best section's share of the highest score that the question could reach
 */
function denseWeightFor(share: number): number {
  const { from, to, dense } = FUSION.vague;
  const known = Math.min(1, Math.max(0, (share - from) / (to - from)));
  return dense + (FUSION.dense - dense) * known;
}

interface FoundChunk {
  readonly chunk: Chunk;
  readonly parts: LexicalParts;
  readonly denseWeight: number;
}

function makeHit(index: OpenIndex, query: Query, { chunk, parts, denseWeight }: FoundChunk): Hit {
  const { section, sentence, bestSentence } = parts;
  const cosine = query.vector && index.vectors ? index.vectors.similarity(query.vector, chunk.id) : undefined;
  const trace: Trace = {
    section: FUSION.section * section,
    sentence: FUSION.sentence * sentence,
    dense: denseWeight * (cosine ?? 0),
    date: FUSION.date * agreementInTime(index, query, chunk),
    reading: 0,
  };
  const score = trace.section + trace.sentence + trace.dense + trace.date;
  return { chunk, score, trace, bestSentence, ...(cosine !== undefined && { cosine }) };
}
