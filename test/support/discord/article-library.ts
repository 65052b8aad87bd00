import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Citation, NoteCode } from '../../../src/model/answer.ts';
import type { Article } from '../../../src/model/article.ts';
import type { ArticleSummary, Library } from '../../../src/model/library.ts';
import type { Question } from '../../../src/model/question.ts';
import { slice } from '../../../src/model/span.ts';
import type { Resolved, Turn } from '../../../src/model/turn.ts';
import { resolveFollowUp } from '../../../src/question/conversation/follow-up.ts';
import type { FollowUpReading } from '../../../src/question/reference/tools.ts';
import { foldText } from '../../../src/text/script/fold.ts';
import { splitSentences } from '../../../src/text/words/sentences.ts';
import { readScripts, shortsOf } from '../conversations.ts';
import { makeReading } from '../follow-up-reading.ts';

/** A question with this word takes 400 ms. */
const SLOW = '慢慢';
/** A question with this word takes 9 s. */
const VERY_SLOW = '良久';
/** A question with this word fails. */
const BROKEN = '出错';

/** Short answers of the scripted conversations. */
const SHORTS = shortsOf(readScripts());

/** An article with the facts that a test gives. */
export function cachedArticle(facts: Partial<Article> & Pick<Article, 'id' | 'title' | 'body'>): Article {
  return {
    file: `${facts.id}.txt`,
    bodyOffset: 0,
    source: '中国新闻网',
    wire: null,
    author: null,
    editor: null,
    publishedOn: '2022-06-13',
    url: `https://example.org/${facts.id}`,
    categories: [],
    captions: [],
    script: 'simplified',
    alsoPublishedAt: [],
    repairs: [],
    ...facts,
  } as Article;
}

/** A library over articles in memory that quotes the sentence with most character pairs of the question. */
export class ArticleLibrary implements Library {
  readonly #articles: readonly Article[];
  readonly #version: string;
  readonly #notesNow: () => readonly NoteCode[];
  #reading: Promise<FollowUpReading> | undefined;
  /** Questions asked, in order. */
  readonly asked: string[] = [];

  constructor(
    articles: readonly Article[],
    version = 'articleCache-1',
    notesNow: () => readonly NoteCode[] = () => [],
  ) {
    this.#notesNow = notesNow;
    this.#articles = articles;
    this.#version = version;
  }

  async ask(question: Question): Promise<Answer> {
    this.asked.push(question.text);
    if (question.text.includes(SLOW)) await sleep(1_000);
    if (question.text.includes(VERY_SLOW)) await sleep(9_000);
    if (question.text.includes(BROKEN)) throw new Error('the articleCache has fallen');
    const reply = { question: question.text, language: question.locale ?? 'zh-Hans', notes: [], ms: { total: 1 } };
    const overview = this.#overview(question);
    if (overview) return { ...reply, ...overview };
    const best = this.#best(question);
    const scripted = SHORTS.get(question.text);
    if (scripted !== undefined) {
      const citation = (best ?? this.#sentences('国家发展改革委定点帮扶')[0])?.citation as Citation;
      return {
        ...reply,
        outcome: 'answered',
        short: scripted,
        citations: [citation],
        alternatives: [],
        confidence: 0.9,
      };
    }
    if (!best) return { ...reply, outcome: 'not-found', suggestions: this.#titles(), confidence: 0.1 };
    const facts = { short: null, citations: [best.citation], alternatives: [], confidence: 0.9 };
    return { ...reply, outcome: 'answered', ...facts };
  }

  /** Loads the data for completing follow-ups, which blocks its process for a while. */
  async open(): Promise<this> {
    this.#reading = makeReading();
    resolveFollowUp('那它呢？', [{ question: '国家发展改革委在哪里？', short: null }], await this.#reading);
    return this;
  }

  async resolve(question: Question, turns: readonly Turn[]): Promise<Resolved> {
    this.#reading ??= makeReading(question.now);
    return resolveFollowUp(question.text, turns, { ...(await this.#reading), now: question.now });
  }

  async examples(): Promise<readonly string[]> {
    return ['国家发展改革委定点帮扶哪些县？'];
  }

  async nearby(): Promise<readonly string[]> {
    return ['国家发展改革委定点帮扶哪些县？', '当地引进什么种植项目？', '今年投入多少帮扶资金？'];
  }

  async listArticles(): Promise<readonly ArticleSummary[]> {
    return this.#articles.map(summaryOf);
  }

  async findArticle(id: string): Promise<Article | undefined> {
    return this.#articles.find((article) => article.id === id);
  }

  async searchArticles(words: string, _filters: unknown, limit: number) {
    return this.#sentences(words)
      .slice(0, limit)
      .map(({ article, citation, score }) => ({
        article: summaryOf(article),
        quote: citation.quote,
        span: citation.span,
        score,
      }));
  }

  async similarArticles(id: string, limit: number) {
    return this.#articles
      .filter((article) => article.id !== id)
      .slice(0, limit)
      .map(summaryOf);
  }

  async status() {
    const articles = this.#articles.length;
    const facts = { version: this.#version, builtAt: '2026-01-01T00:00:00.000Z', newestOn: '2022-06-13' };
    return { ...facts, notes: this.#notesNow(), articles, chunks: articles, vectors: articles };
  }

  /**
   * The wanted part of the articles if the question asks for them; the first sentence of an article if it asks for its
   * main points.
   */
  #overview({ text, filters, listed }: Question) {
    const isList = text.includes('哪些文章');
    if (!isList && filters.articleId === undefined) return undefined;
    const { offset, count } = listed ?? { offset: 0, count: 20 };
    const all = this.#articles.filter(({ id }) => isList || id === filters.articleId);
    const shown = all.slice(offset, offset + count);
    const citations = shown.map((article, i) => ({ ...this.#first(article), n: i + 1 }));
    const groups = shown.map(({ title, publishedOn }, i) => ({ heading: title, day: publishedOn, citations: [i + 1] }));
    const articles = { found: all.length, of: this.#articles.length };
    const form = isList ? ('articles' as const) : ('digest' as const);
    return { outcome: 'overview' as const, form, groups, articles, citations, confidence: 0.9 };
  }

  #first({ id: articleId, title, source, publishedOn, url, body }: Article): Citation {
    const span = splitSentences(body)[0] ?? { start: 0, end: body.length };
    return { n: 1, articleId, title, source, publishedOn, url, quote: slice(body, span), span, highlights: [] };
  }

  /** Among two readings, the one in the article if it finds anything. */
  #best({ text, also, filters }: Question) {
    const within = (id: string | undefined, words: string) =>
      this.#sentences(words).find(({ article }) => id === undefined || article.id === id);
    return (also && within(also.articleId, also.texts[0] ?? text)) ?? within(filters.articleId, text);
  }

  #titles(): string[] {
    return this.#articles.flatMap(({ title }) => title ?? []).slice(0, 3);
  }

  /** Sentences that share at least three character pairs with the words, best first. */
  #sentences(words: string): { article: Article; citation: Citation; score: number }[] {
    const wanted = pairs(foldText(words));
    const found = this.#articles.flatMap((article) =>
      splitSentences(article.body).map((span) => {
        const quote = slice(article.body, span);
        const score = [...pairs(foldText(quote))].filter((pair) => wanted.has(pair)).length;
        const { id: articleId, title, source, publishedOn, url } = article;
        const facts = { articleId, title, source, publishedOn, url };
        return { article, score, citation: { n: 1, ...facts, quote, span, highlights: [] } };
      }),
    );
    return found.filter(({ score }) => score >= 3).sort((a, b) => b.score - a.score);
  }
}

function pairs(text: string): Set<string> {
  const chars = [...text].filter((char) => /\p{L}|\p{N}/u.test(char));
  return new Set(chars.slice(1).map((char, i) => `${chars[i]}${char}`));
}

function summaryOf({ id, aliases, title, source, publishedOn, url, script, body }: Article): ArticleSummary {
  return { id, ...(aliases && { aliases }), title, source, publishedOn, url, script, chars: body.length };
}
