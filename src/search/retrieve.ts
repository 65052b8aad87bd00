import type { Analysis, QueryTerm } from '../model/analysis.ts';
import type { Chunk } from '../model/chunk.ts';
import type { Hit, Trace } from '../model/hit.ts';
import { slice } from '../model/span.ts';
import { CANDIDATES, FAR, FUSION } from '../model/tuning.ts';
import type { OpenIndex } from '../store/open-index.ts';
import type { LexicalScorer } from '../store/ranking/lexical-scorer.ts';
import { makeTop } from '../store/ranking/top.ts';
import { firstFrom, type UnitColumns } from '../store/ranking/unit-columns.ts';
import { foldText } from '../text/script/fold.ts';
import type { Allowed } from './allowed.ts';
import { dateAgreement } from './date-agreement.ts';

/** The input of a search: the analysed question, its vector if there is a model, and the articles that may answer. */
export interface Query {
  readonly analysis: Analysis;
  readonly vector: Float32Array | null;
  readonly allowed: Allowed | undefined;
}

/** The lexical scores of a query: one per section, and one per sentence. */
interface LexicalView {
  readonly section: Float32Array;
  readonly sentence: Float32Array;
  /** Sections whose sentences were scored, ascending; those of the others have 0. Undefined if all were. */
  readonly scored: Uint32Array | undefined;
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
  const scored = bestSections(index, { ...field, section });
  const among = scored && index.far?.findAmong([...scored], termsOf(terms));
  const sentence = index.sentenceScorer.score(terms, among);
  divide(section, reach);
  if (!scored) divide(sentence, reach);
  const { sectionOfSentence } = index.columns;
  for (const id of scored ?? []) {
    divide(sentence.subarray(firstFrom(sectionOfSentence, id), firstFrom(sectionOfSentence, id + 1)), reach);
  }
  return { section, sentence, scored };
}

function divide(scores: Float32Array, by: number): void {
  for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] as number) / by;
}

function termsOf(terms: readonly QueryTerm[]): string[] {
  return terms.flatMap(({ alternatives }) => alternatives.map(({ term }) => term));
}

/**
 * In a large index inside a database, scores only the sentences of the best sections, because a section counts twice as
 * much as a sentence. It reads the words of a few hundred sections instead of every sentence that holds a word.
 * @returns ascending ids
 */
function bestSections(
  { far, columns: { firstSection }, chunks: { length } }: OpenIndex,
  { chunks, near, section }: Field & { readonly section: Float32Array },
): Uint32Array | undefined {
  if (!far?.isLarge) return undefined;
  const more = FAR.tenfold * Math.log10(Math.max(1, length / FAR.chunks));
  const top = makeTop(Math.round(FAR.sections + more));
  const count = chunks?.length ?? section.length;
  let before = -1;
  for (let i = 0; i < count; i++) {
    const id = chunks ? (firstSection[chunks[i] as number] as number) : i;
    if (id !== before && (section[id] as number) > 0) top.offer(id, section[id] as number);
    before = id;
  }
  const best = [...top.take().map(({ id }) => id), ...near.map((id) => firstSection[id] as number)];
  return Uint32Array.from(new Set(best)).sort();
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
  const offer = (id: number): void => {
    const score = lexicalScore(index, view, id);
    if (score > 0) top.offer(id, score);
  };
  // A chunk in no scored section is behind every one in them, and of a million chunks nearly all are in none.
  if (view.scored) for (const id of chunksIn(index.columns, view.scored, chunks)) offer(id);
  else if (chunks) for (const id of chunks) offer(id);
  else for (let id = 0; id < index.chunks.length; id++) offer(id);
  return top.take().map(({ id }) => id);
}

/** Ids of the chunks that reach into some of these sections, ascending. */
function* chunksIn(
  { firstSection, lastSection }: UnitColumns,
  sections: Uint32Array,
  allowed: Uint32Array | undefined,
): Generator<number> {
  const isAllowed = (id: number) => !allowed || allowed[firstFrom(allowed, id)] === id;
  let next = 0;
  for (const section of sections) {
    next = Math.max(next, firstFrom(lastSection, section));
    for (; next < firstSection.length && (firstSection[next] as number) <= section; next++) {
      if (isAllowed(next)) yield next;
    }
  }
}

function lexicalScore(index: OpenIndex, view: LexicalView, id: number): number {
  const bestSentence = bestSentenceOf(index, view, id);
  const section = view.section[index.columns.sectionOfSentence[bestSentence] as number] as number;
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
