import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articlePage } from '../../../../src/bot/articles/article-page.ts';
import { answerButtons } from '../../../../src/bot/asking/answer-buttons.ts';
import { messageBody } from '../../../../src/bot/discord/message-body.ts';
import type { Answer } from '../../../../src/model/answer.ts';
import { paginateArticle } from '../../../../src/render/discord/article-pages.ts';
import { renderDiscordAnswer } from '../../../../src/render/discord/discord-message.ts';
import { makeMessage } from '../../../../src/render/discord/discord-view.ts';
import { cachedArticle } from '../../../support/discord/article-library.ts';
import { checkMessage } from '../../../support/discord/message-limits.ts';
import { checkSchema } from '../../../support/discord/schema.ts';

const PIECES = ['会议指出，', '好！', '\n', '> ', '**', '```', '@everyone', '<@1>', '<@&2>', '[a](b)', '😀', '“引。”'];
/** At most `max` units of the text, without half of a surrogate pair. */
function cut(text: string, max: number): string {
  return text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');
}

/** 0 to 50,000 characters. */
const anyText = fc
  .tuple(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 20 }), fc.integer({ min: 0, max: 2_500 }))
  .map(([pieces, times]) => cut(pieces.join('').repeat(times), 50_000));

const anyAnswer = fc
  .record({ quotes: fc.array(anyText, { minLength: 1, maxLength: 5 }), short: fc.option(anyText) })
  .map(
    ({ quotes, short }): Answer => ({
      outcome: 'answered',
      question: quotes[0] ?? '',
      language: 'zh-Hans',
      notes: ['dense-unavailable'],
      ms: {},
      short,
      confidence: 0.4,
      alternatives: [],
      citations: quotes.map((quote, i) => ({
        n: i + 1,
        articleId: 'a1',
        title: cut(quote, 500),
        source: cut(quote, 500),
        publishedOn: '2022-06-13',
        url: 'https://example.org/1',
        quote,
        span: { start: 0, end: quote.length },
        highlights: [],
      })),
    }),
  );

function problems(body: Record<string, unknown>): string[] {
  return [...checkSchema('MessageCreateRequest', body), ...checkMessage(body)];
}

describe('the body of a message', () => {
  it('keeps every limit and schema of Discord for answers of any length', () => {
    const buttons = answerButtons('answered', 9_007_199_254_740_991, { isPrivate: true, hasHelper: true });
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        const view = renderDiscordAnswer(answer, { newestOn: '2022-06-13', buttons, showQuestion: true });
        expect(problems(messageBody(view))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps them for every page of an article with a long id', () => {
    fc.assert(
      fc.property(anyText, (body) => {
        const article = cachedArticle({ id: '很长的编号'.repeat(40), title: cut(body, 600), body });
        const pages = paginateArticle(article).length;
        for (const page of [1, Math.ceil(pages / 2), pages]) {
          const shown = messageBody(articlePage(article, page, 'en'));
          if (body.trim() !== '') expect(problems(shown)).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('locks mentions and names every part, for an edit leaves what is not named', () => {
    expect(messageBody(makeMessage({ content: '@everyone' }))).toEqual({
      content: '@everyone',
      embeds: [],
      components: [],
      allowed_mentions: { parse: [], users: [], roles: [], replied_user: false },
    });
  });
});
