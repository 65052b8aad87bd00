import type { Article } from '../model/article.ts';
import type { Hit } from '../model/hit.ts';
import type { ArticleHit, ArticleSummary, Library, LibraryStatus } from '../model/library.ts';
import type { Filters, Question } from '../model/question.ts';
import { slice } from '../model/span.ts';
import type { Resolved, Turn } from '../model/turn.ts';
import { search } from '../search/search.ts';
import { type AnswererTools, answerQuestion } from './answerer.ts';
import type { Rephrase } from './llm/rephrase.ts';

/** Hits looked at for a list of articles: several of one article count once. */
const HITS = 100;
/** Beginning of an article that stands for the whole when similar ones are looked for. */
const GIST_CHARS = 300;
/** Examples shown, and questions tried for them at most. */
const EXAMPLES = 3;
const EXAMPLES_TRIED = 12;

export interface LibraryParts {
  readonly tools: AnswererTools;
  /** Null where no language model is configured. */
  readonly rephrase: Rephrase | null;
  /** What follow-ups are resolved with, and questions that may be shown as examples. */
  readonly conversation: {
    readonly resolve: (question: Question, turns: readonly Turn[]) => Resolved;
    readonly makeExamples: () => readonly string[];
  };
  /** Gives back what was opened. */
  close(): Promise<void>;
}

/** The library over an index in this process. */
export function makeLocalLibrary({ tools, rephrase, conversation, close }: LibraryParts): Library {
  const { index } = tools;
  const positions = new Map(
    index.articles.flatMap(({ id, aliases = [] }, i) => [id, ...aliases].map((name) => [name, i])),
  );
  let examples: Promise<readonly string[]> | undefined;
  const find = async (text: string, filters: Filters): Promise<readonly Hit[]> => {
    const question: Question = { text, filters, now: '1970-01-01' };
    return firstOfArticles((await search(tools, question, HITS)).hits);
  };
  return {
    ask: async (question) => (await answerQuestion(tools, question)).answer,
    resolve: async (question, turns) => conversation.resolve(question, turns),
    examples: () => {
      examples ??= answeredOf(tools, conversation.makeExamples());
      return examples;
    },
    ...(rephrase && { rephrase }),
    listArticles: async () => index.articles.map(summaryOf).sort(byAge),
    findArticle: async (id) => index.articles[positions.get(id) ?? -1],
    searchArticles: async (words, filters, limit) => {
      const hits = words.trim() === '' ? [] : await find(words, filters);
      return hits.slice(0, limit).map((hit) => articleHit(tools, hit));
    },
    similarArticles: async (id, limit) => {
      const article = index.articles[positions.get(id) ?? -1];
      if (!article) return [];
      const hits = await find(`${article.title ?? ''}\n${article.body.slice(0, GIST_CHARS)}`, {});
      return hits
        .map(({ chunk }) => summaryOf(index.articles[chunk.articleIndex] as Article))
        .filter((other) => other.id !== article.id)
        .slice(0, limit);
    },
    status: async () => statusOf(tools),
    close,
  };
}

/** The first questions that are answered; asked one after the other. */
async function answeredOf(tools: AnswererTools, questions: readonly string[]): Promise<readonly string[]> {
  const answered: string[] = [];
  for (const text of questions.slice(0, EXAMPLES_TRIED)) {
    if (answered.length === EXAMPLES) break;
    const { answer } = await answerQuestion(tools, { text, filters: {}, now: '1970-01-01' });
    if (answer.outcome === 'answered' && answer.short !== null) answered.push(text);
  }
  return answered;
}

function firstOfArticles(hits: readonly Hit[]): Hit[] {
  const seen = new Set<number>();
  return hits.filter(({ chunk }) => !seen.has(chunk.articleIndex) && seen.add(chunk.articleIndex));
}

function summaryOf({ id, aliases, title, source, publishedOn, url, script, body }: Article): ArticleSummary {
  return { id, ...(aliases && { aliases }), title, source, publishedOn, url, script, chars: body.length };
}

function byAge(a: ArticleSummary, b: ArticleSummary): number {
  if (a.publishedOn !== b.publishedOn) return (a.publishedOn ?? '') > (b.publishedOn ?? '') ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function articleHit({ index }: AnswererTools, { chunk, bestSentence, score }: Hit): ArticleHit {
  const article = index.articles[chunk.articleIndex] as Article;
  const span = index.sentences[bestSentence]?.span ?? chunk.span;
  return { article: summaryOf(article), quote: slice(article.body, span), span, score };
}

function statusOf({ index: { manifest }, notes }: AnswererTools): LibraryStatus {
  const { version, builtAt, articles, chunks, vectors, newestOn } = manifest;
  return { version, builtAt, articles, chunks, vectors, newestOn, notes };
}
