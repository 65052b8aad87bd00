import type { Article } from '../model/article.ts';
import { indexByName, listSummaries, summarise } from '../model/article-list.ts';
import type { Hit } from '../model/hit.ts';
import type { ArticleHit, Library, LibraryStatus } from '../model/library.ts';
import type { Filters, Question } from '../model/question.ts';
import { slice } from '../model/span.ts';
import { ARTICLE_FITS, FUSION } from '../model/tuning.ts';
import type { Resolved, Turn } from '../model/turn.ts';
import { search } from '../search/search.ts';
import { type AnswererTools, answerQuestion } from './answerer.ts';
import type { Rephrase } from './llm/rephrase.ts';

/** Number of hits for a list of articles; several hits of one article count once. Chosen by hand. */
const HITS = 100;
/** Length of the beginning that represents an article in the search for similar ones. Chosen by hand. */
const GIST_CHARS = 300;
/** Number of examples shown, and largest number of questions tried for them. Chosen by hand. */
const EXAMPLES = 3;
const EXAMPLES_TRIED = 12;
/** Number of articles, nearest first, from which related questions are made. Chosen by hand. */
const NEARBY_ARTICLES = 5;

export interface LibraryParts {
  readonly tools: AnswererTools;
  /** Null if no language model is configured. */
  readonly rephrase: Rephrase | null;
  /** Completes follow-ups, and makes questions that may be shown as examples. */
  readonly conversation: {
    readonly resolve: (question: Question, turns: readonly Turn[]) => Resolved;
    readonly makeExamples: (articles?: readonly Article[]) => readonly string[];
  };
}

/** The library over an index in this process. */
export function makeLocalLibrary({ tools, rephrase, conversation }: LibraryParts): Library {
  const { index } = tools;
  const byName = indexByName(index.articles);
  const isAnswered = rememberAnswered(tools);
  let examples: Promise<readonly string[]> | undefined;
  const findExamples = () => {
    examples ??= firstAnswered(conversation.makeExamples(), isAnswered);
    return examples;
  };
  const find = async (text: string, filters: Filters): Promise<readonly Hit[]> => {
    const question: Question = { text, filters, now: '1970-01-01' };
    return firstOfArticles((await search(tools, question, HITS)).hits);
  };
  return {
    ask: async (question) => (await answerQuestion(tools, question)).answer,
    resolve: async (question, turns) => conversation.resolve(question, turns),
    examples: findExamples,
    nearby: async ({ text }) => {
      const hits = (await find(text, {})).slice(0, NEARBY_ARTICLES);
      const articles = hits.map(({ chunk }) => index.articles[chunk.articleIndex] as Article);
      const near = await firstAnswered(conversation.makeExamples(articles), isAnswered);
      const others = near.length < EXAMPLES ? await findExamples() : [];
      return [...new Set([...near, ...others])].filter((other) => other !== text).slice(0, EXAMPLES);
    },
    ...(rephrase && { rephrase }),
    listArticles: async () => listSummaries(index.articles),
    findArticle: async (id) => byName.get(id),
    searchArticles: async (words, filters, limit) => {
      const hits = words.trim() === '' ? [] : await find(words, filters);
      return hits
        .filter(fits)
        .slice(0, limit)
        .map((hit) => articleHit(tools, hit));
    },
    similarArticles: async (id, limit) => {
      const article = byName.get(id);
      if (!article) return [];
      const hits = await find(`${article.title ?? ''}\n${article.body.slice(0, GIST_CHARS)}`, {});
      return hits
        .map(({ chunk }) => summarise(index.articles[chunk.articleIndex] as Article))
        .filter((other) => other.id !== article.id)
        .slice(0, limit);
    },
    status: async () => statusOf(tools),
  };
}

type IsAnswered = (text: string) => Promise<boolean>;

/** The first questions that have an answer; they are tried one after the other. */
async function firstAnswered(questions: readonly string[], isAnswered: IsAnswered): Promise<readonly string[]> {
  const answered: string[] = [];
  for (const text of questions.slice(0, EXAMPLES_TRIED)) {
    if (answered.length === EXAMPLES) break;
    if (await isAnswered(text)) answered.push(text);
  }
  return answered;
}

/** Tells if a question gets a short answer. Each question is tried once, because the index does not change. */
function rememberAnswered(tools: AnswererTools): IsAnswered {
  const known = new Map<string, Promise<boolean>>();
  const ask = async (text: string) => {
    const { answer } = await answerQuestion(tools, { text, filters: {}, now: '1970-01-01' });
    return answer.outcome === 'answered' && answer.short !== null;
  };
  return (text) => {
    const asked = known.get(text) ?? ask(text);
    known.set(text, asked);
    return asked;
  };
}

/** False for a hit that is only the nearest one and does not match. */
function fits({ trace: { section }, cosine = 0 }: Hit): boolean {
  return section >= ARTICLE_FITS.section * FUSION.section || cosine >= ARTICLE_FITS.cosine;
}

function firstOfArticles(hits: readonly Hit[]): Hit[] {
  const seen = new Set<number>();
  return hits.filter(({ chunk }) => !seen.has(chunk.articleIndex) && seen.add(chunk.articleIndex));
}

function articleHit({ index }: AnswererTools, { chunk, bestSentence, score }: Hit): ArticleHit {
  const article = index.articles[chunk.articleIndex] as Article;
  const span = index.sentences[bestSentence]?.span ?? chunk.span;
  return { article: summarise(article), quote: slice(article.body, span), span, score };
}

function statusOf({ index: { manifest }, notes }: AnswererTools): LibraryStatus {
  const { version, builtAt, articles, chunks, vectors, newestOn } = manifest;
  return { version, builtAt, articles, chunks, vectors, newestOn, notes };
}
