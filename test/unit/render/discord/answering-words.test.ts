import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderAnswerText } from '../../../../src/render/answer/answer-text.ts';
import { highlightsIn } from '../../../../src/render/answer/highlights.ts';
import { renderDiscordCitation } from '../../../../src/render/discord/discord-citation.ts';
import { renderDiscordAnswer } from '../../../../src/render/discord/discord-message.ts';
import { escapeMarkdown, escapeWithBold } from '../../../../src/render/discord/markdown.ts';
import { renderAnswerJson } from '../../../../src/render/terminal/answer-json.ts';
import { renderTerminalAnswer } from '../../../../src/render/terminal/terminal.ts';
import { ANSWERED, COUNTY_CITATION, PASSAGE } from '../sample-answers.ts';

const CONTEXT = { newestOn: null, buttons: [], showQuestion: false };
const at = COUNTY_CITATION.span.start + COUNTY_CITATION.quote.indexOf('灵寿县');
const MARKED = { ...COUNTY_CITATION, highlights: [{ start: at, end: at + 3 }] };
const DIFFERING = {
  ...ANSWERED,
  short: '三个县；四个县',
  alternatives: [
    { short: '三个县', citation: 1 },
    { short: '四个县', citation: 2 },
  ],
  notes: ['articles-differ' as const],
};

const piece = fc.constantFrom(
  '**',
  '*',
  '\\',
  '`',
  '_',
  '县',
  ' ',
  '\n',
  '# ',
  '1. ',
  ':a:',
  '𠮷',
  '<@1>',
  'https://a.b/c',
  '。',
);
const quoted = fc.tuple(
  fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 30 }).map((pieces) => pieces.join('')),
  fc.array(fc.nat(120), { maxLength: 8 }),
);

function highlightsOf(quote: string, ends: readonly number[]) {
  const sorted = [...new Set(ends)].sort((a, b) => a - b);
  const highlights = sorted.flatMap((end, i) =>
    i % 2 === 0 ? [] : [{ start: (sorted[i - 1] ?? 0) + 50, end: end + 50 }],
  );
  return highlightsIn({ quote, span: { start: 50, end: 50 + quote.length }, highlights });
}

describe('answering words', () => {
  it('are marked without a change to the escaped text, in pairs, within lines and whole characters', () => {
    fc.assert(
      fc.property(quoted, ([quote, ends]) => {
        const spans = highlightsOf(quote, ends);
        const marked = escapeWithBold(quote, spans);
        const marks = [...marked.matchAll(/\\[\s\S]|\*\*/g)].filter(([match]) => match === '**');
        expect(marked.replace(/(\\[\s\S])|\*\*/g, '$1')).toBe(escapeMarkdown(quote));
        expect(marks.length % 2).toBe(0);
        for (const { start, end } of spans) {
          const words = quote.slice(start, end);
          expect(words).toMatch(/^\S(?:[^\n]*\S)?$/);
          expect(/^[\uDC00-\uDFFF]/.test(words) && /[\uD800-\uDBFF]$/.test(quote.slice(0, start))).toBe(false);
        }
      }),
    );
  });

  it('are bold in Discord, and in a terminal with colour alone', () => {
    expect(renderDiscordCitation(MARKED, 'zh-Hans')).toContain('河北省**灵寿县**、');
    const answer = { ...PASSAGE, citations: [MARKED] };
    expect(renderTerminalAnswer(answer, { color: true })).toContain('河北省\u001b[1m灵寿县\u001b[22m、');
    expect(renderTerminalAnswer(answer, { color: false })).toContain('河北省灵寿县、');
    expect(renderAnswerJson(answer).citations[0]?.highlights).toEqual(MARKED.highlights);
  });
});

describe('a passage', () => {
  it('is quoted under its own headline', () => {
    expect(renderAnswerText(PASSAGE)).toMatch(/^原文这样说：\n\n“/);
    expect(renderDiscordAnswer(PASSAGE, CONTEXT).content).toMatch(/^原文这样说：“/);
    expect(renderTerminalAnswer(PASSAGE, { color: false })).toMatch(/^原文这样说：\n\n“/);
    expect(renderAnswerJson(PASSAGE)).toMatchObject({ outcome: 'passage', short: null });
  });
});

describe('articles that differ', () => {
  it('are shown each with its own answer, title, day and mark', () => {
    const title = '定点帮扶工作领导小组会议召开';
    const lines = [`三个县 · ${title} · 2022-06-13 [1]`, '四个县 · （无标题） [2]'];
    expect(renderAnswerText(DIFFERING)).toMatch(new RegExp(`^${lines.join('\n').replace(/[[\]]/g, '\\$&')}\n\n“`));
    expect(renderTerminalAnswer(DIFFERING, { color: false }).startsWith(`${lines.join('\n')}\n\n`)).toBe(true);
    const described = renderDiscordAnswer(DIFFERING, CONTEXT).embeds[0]?.description ?? '';
    expect(described.startsWith('• **三个县** · 2022-06-13 [1]\n• **四个县** [2]\n\n')).toBe(true);
    expect(described.split(title)).toHaveLength(2);
    expect(described).toContain('-# 各篇文章说法不同');
    expect(renderAnswerJson(DIFFERING).alternatives).toEqual(DIFFERING.alternatives);
  });
});
