import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, type Answered, type Citation, isQuoting } from '../../../src/model/answer.ts';
import type { Article } from '../../../src/model/article.ts';
import { renderContext } from '../../../src/render/discord/article-context.ts';
import { paginateArticle, renderArticlePage } from '../../../src/render/discord/article-pages.ts';
import { renderGaps } from '../../../src/render/discord/discord-admin.ts';
import {
  renderArticleChoice,
  renderArticleHits,
  renderArticleList,
  renderSources,
} from '../../../src/render/discord/discord-articles.ts';
import { renderDiscordAnswer, renderDiscordTitles } from '../../../src/render/discord/discord-message.ts';
import { LANGUAGES } from '../../../src/render/strings/language.ts';
import { splitSentences } from '../../../src/text/words/sentences.ts';
import { findBrokenLimits } from './message-limits.ts';

const RUNS = { numRuns: 60 };

const piece = fc.oneof(
  fc.constantFrom(
    '会议指出，',
    '要坚持。',
    '好！',
    '\n',
    ' ',
    '> ',
    '# ',
    '1. ',
    '**',
    '`',
    '```',
    '||',
    '_',
    '[a](b)',
  ),
  fc.constantFrom(
    '@everyone',
    '<@123>',
    '<@&456>',
    'https://example.org/a_b?c=(d)',
    '“引。',
    '”',
    '「',
    '」',
    '😀',
    '𠮷',
    '\\',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);

/** Texts of 0 to `maxChars`, long ones as likely as short ones. */
function text(maxChars: number): fc.Arbitrary<string> {
  return fc
    .tuple(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 0, max: Math.floor(maxChars) }))
    .map(([pieces, length]) => {
      const unit = pieces.join('');
      const long = unit === '' ? '' : unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
      return long.replace(/[\uD800-\uDBFF]$/, '');
    });
}

const optional = (maxChars: number) => fc.option(text(maxChars), { freq: 3 });
const language = fc.constantFrom(...LANGUAGES);
const day = fc.option(fc.constantFrom('2022-06-13', '2021-07-22'));
const url = fc.option(
  fc.constantFrom('https://example.org/a_(1)', 'javascript:x', `https://example.org/${'x'.repeat(900)}`),
);

/** Short answer and citations share 50,000 characters. */
const MAX_CHARS = 50_000;
const citationOf = (maxChars: number) =>
  fc
    .record({
      n: fc.constant(1),
      articleId: fc.constant('a'),
      title: optional(2_000),
      source: optional(2_000),
      publishedOn: day,
      url,
      quote: text(maxChars),
      cuts: fc.uniqueArray(fc.nat(), { maxLength: 6 }),
    })
    .map(({ cuts, ...rest }) => ({ ...rest, ...placeOf(rest.quote, cuts) }));

/** A place of the quotation in an article, with answering words at any offsets. */
function placeOf(quote: string, cuts: readonly number[]) {
  const span = { start: 7, end: 7 + quote.length };
  const ends = [...new Set(cuts.map((cut) => cut % (quote.length + 1)))].sort((a, b) => a - b).map((at) => at + 7);
  const highlights = ends.flatMap((end, i) => (i % 2 === 0 ? [] : [{ start: ends[i - 1] ?? end, end }]));
  return { span, highlights };
}

const numbered = (citations: Citation[]) => citations.map((one, i) => ({ ...one, n: i + 1 }));
const notes = fc.subarray(['dense-unavailable', 'undated-left-out', 'quote-repaired', 'llm-used'] as const);
const common = {
  question: text(1_000),
  language,
  notes,
  ms: fc.constant({}),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
};

const rephrased = fc.array(fc.record({ text: text(300), citations: fc.constantFrom([1], [1, 2]) }), { maxLength: 6 });

const answered: fc.Arbitrary<Answered> = fc.integer({ min: 1, max: 20 }).chain((count) =>
  fc.record({
    ...common,
    outcome: fc.constant('answered' as const),
    short: fc.oneof(optional(50), optional(MAX_CHARS / (count + 1))),
    citations: fc.array(citationOf(MAX_CHARS / (count + 1)), { minLength: count, maxLength: count }).map(numbered),
    alternatives: fc.array(fc.record({ short: text(800), citation: fc.constantFrom(1, 2, 99) }), { maxLength: 4 }),
    rephrased,
    llmHost: fc.constant('llm.example:8080'),
  }),
);

const passage = fc.record({
  ...common,
  outcome: fc.constant('passage' as const),
  citations: fc.array(citationOf(5_000), { minLength: 1, maxLength: 3 }).map(numbered),
});

const refused = fc.record({
  ...common,
  outcome: fc.constant('not-found' as const),
  suggestions: fc.array(text(2_000), { maxLength: 20 }),
});

const invalid = fc.record({
  ...common,
  outcome: fc.constant('invalid' as const),
  code: fc.constantFrom('QUESTION_EMPTY', 'QUESTION_TOO_LONG', 'LINE_INVALID', 'FILTER_INVALID'),
});

const answer: fc.Arbitrary<Answer> = fc.oneof({ weight: 4, arbitrary: answered }, passage, refused, invalid);

const article: fc.Arbitrary<Article> = fc.record({
  id: fc.constant('a'),
  file: fc.constant('a.txt'),
  title: optional(2_000),
  body: text(MAX_CHARS),
  source: optional(2_000),
  originalSource: fc.constant(null),
  author: optional(2_000),
  editor: fc.constant(null),
  publishedOn: day,
  url,
  categories: fc.constant([]),
  captions: fc.constant([]),
  repairs: fc.constant([]),
  origin: fc.constant([]),
  script: fc.constant('mixed' as const),
  alsoPublishedAt: fc.constant([]),
});

const buttons = (['context', 'followUp', 'up', 'down', 'publish'] as const).map((name) => ({ name, id: name }));
const CONTEXT = { newestOn: '2022-06-13', buttons, showQuestion: true };

describe('every payload', () => {
  it('of an answer is within the limits', () => {
    fc.assert(
      fc.property(answer, (value) => {
        expect(findBrokenLimits(renderDiscordAnswer(value, CONTEXT))).toEqual([]);
        if (isQuoting(value)) expect(findBrokenLimits(renderDiscordTitles(value, CONTEXT))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('of an answer quotes whole citations, or whole sentences of the only one shown', () => {
    fc.assert(
      fc.property(answered, (value) => {
        const shown = quotesIn(renderDiscordAnswer(value, CONTEXT).embeds[0]?.description ?? '');
        for (const quote of shown) {
          const whole = value.citations.some((one) => withoutSpace(one.quote) === quote);
          expect(whole || (shown.length === 1 && isSentenceRun(value.citations[0]?.quote ?? '', quote))).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('of an article is within the limits, and its pages lose nothing', () => {
    fc.assert(
      fc.property(article, language, (value, lang) => {
        const pages = paginateArticle(value);
        for (const page of [1, Math.ceil(pages.length / 2), pages.length]) {
          const message = renderArticlePage(value, { page, language: lang, buttons: [] });
          expect(findBrokenLimits(message)).toEqual([]);
        }
        expect(withoutSpace(shownBy(pages.join('')))).toBe(withoutSpace(value.body));
      }),
      RUNS,
    );
  });

  it('of a quotation in its context is within the limits', () => {
    const place = fc.tuple(article, fc.nat(), fc.nat(), language).map(([value, a, b, lang]) => {
      const ends = [a, b].map((n) => n % (value.body.length + 1)).sort((x, y) => x - y);
      return { value, start: outsidePair(value.body, ends[0] ?? 0), end: outsidePair(value.body, ends[1] ?? 0), lang };
    });
    fc.assert(
      fc.property(place, ({ value, start, end, lang }) => {
        const message = renderContext(value, { span: { start, end }, n: 1, count: 2, language: lang, buttons });
        expect(findBrokenLimits(message)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('of lists, hits, sources and gaps is within the limits', () => {
    const summary = fc.record({
      id: fc.constant('a'),
      title: optional(2_000),
      source: optional(2_000),
      publishedOn: day,
      url,
      script: fc.constant('mixed' as const),
      chars: fc.nat(),
    });
    const gap = fc.record({
      text: text(1_000),
      wordings: fc.array(text(1_000), { maxLength: 9 }),
      times: fc.nat(),
      isAnsweredNow: fc.boolean(),
    });
    const hit = fc.record({
      article: summary,
      quote: text(5_000),
      span: fc.constant({ start: 0, end: 1 }),
      score: fc.constant(1),
    });
    fc.assert(
      fc.property(fc.array(summary), fc.array(gap), fc.array(hit), language, (articles, gaps, hits, lang) => {
        const messages = [
          renderArticleList(articles, { page: 2, language: lang, buttons: [] }),
          renderSources(articles, lang),
          renderArticleHits(hits, gaps[0]?.text ?? '', { language: lang }),
          renderGaps({ gaps, hidden: 3 }, 30, lang),
        ];
        expect(messages.flatMap(findBrokenLimits)).toEqual([]);
        for (const one of articles) {
          const { name } = renderArticleChoice(one, lang);
          expect(name.length >= 1 && name.length <= 100).toBe(true);
        }
      }),
      RUNS,
    );
  });
});

/** Texts inside the quotation marks of an answer's quoted lines, as they are displayed. */
function quotesIn(description: string): string[] {
  const blocks = description.split('\n').filter((line) => line.startsWith('> '));
  const quotes: string[] = [];
  let open = '';
  for (const line of blocks) {
    open += `${open === '' ? '' : '\n'}${line.slice(2)}`;
    const end = /\[\d+\]$/.exec(open);
    if (end === null || /\\\[\d+\\\]$/.test(open)) continue;
    quotes.push(unmarked(shownBy(withoutBold(open.slice(0, end.index)))));
    open = '';
  }
  return quotes;
}

function unmarked(quote: string): string {
  return withoutSpace(quote).slice(1, -1);
}

function isSentenceRun(quote: string, part: string): boolean {
  const sentences = splitSentences(quote);
  const starts = sentences.map(({ start }) => start);
  return (
    starts.some((start) => sentences.some(({ end }) => withoutSpace(quote.slice(start, end)) === part)) || part === ''
  );
}

function withoutBold(markdown: string): string {
  return markdown.replace(/(\\[\s\S])|\*\*/g, '$1');
}

function shownBy(markdown: string): string {
  return markdown.replace(/\\([^0-9A-Za-z\s])/g, '$1');
}

function withoutSpace(value: string): string {
  return value.replace(/\s/g, '');
}

function outsidePair(body: string, at: number): number {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(body.slice(at - 1, at + 1)) ? at - 1 : at;
}
