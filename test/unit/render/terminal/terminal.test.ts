import { describe, expect, it } from 'vitest';
import { renderAnswerText } from '../../../../src/render/answer/answer-text.ts';
import {
  renderTerminalAnswer,
  renderTerminalArticle,
  renderTerminalArticles,
  renderTerminalHits,
  renderTerminalStatus,
} from '../../../../src/render/terminal/terminal.ts';
import { ANSWERED, COUNTY_CITATION, INVALID, NOT_FOUND } from '../sample-answers.ts';
import { ARTICLE, SUMMARY } from '../sample-article.ts';

const PLAIN = { color: false };

describe('renderTerminalAnswer', () => {
  it('says the same as the plain text where there are no colours', () => {
    expect(renderTerminalAnswer(ANSWERED, PLAIN)).toBe(renderAnswerText(ANSWERED));
    expect(renderTerminalAnswer(INVALID, PLAIN)).toBe(renderAnswerText(INVALID));
  });

  it('writes colour codes only where asked to', () => {
    expect(renderTerminalAnswer(ANSWERED, PLAIN)).not.toContain('\u001b');
    expect(renderTerminalAnswer(ANSWERED, { color: true })).toContain('\u001b[1m\u001b[32m灵寿县');
  });

  it('offers the nearest titles with a refusal', () => {
    expect(renderTerminalAnswer(NOT_FOUND, PLAIN)).toBe(
      [
        '资料里没有找到答案。',
        '',
        '可能相关的文章：',
        '- 央行部署推进定点帮扶',
        '- 会议召开',
        '',
        '语义检索暂时不可用，只按字词查找。',
      ].join('\n'),
    );
  });

  it('keeps escape sequences of an article away from the terminal', () => {
    const citations = [{ ...COUNTY_CITATION, quote: 'a\u001b[2Jb\u009bc\u202ed', title: 'x\u0007y' }];
    const text = renderTerminalAnswer({ ...ANSWERED, citations }, PLAIN);
    expect(text).toContain('“a[2Jbcd” [1]');
    expect(text).toContain('[1] xy ·');
  });
});

describe('article lists and pages', () => {
  it('lists one article a line and counts them', () => {
    expect(
      renderTerminalArticles([SUMMARY, { ...SUMMARY, id: 'b', publishedOn: null, title: null, source: null }], 'en'),
    ).toBe('2022-06-13  000_a  会议召开  上证报\n----------  b  (untitled)\n2 articles');
  });

  it('shows a hit with its best sentence', () => {
    expect(
      renderTerminalHits(
        [{ article: SUMMARY, quote: '第一段。', span: { start: 0, end: 4 }, score: 1 }],
        '段',
        'zh-Hans',
      ),
    ).toBe('000_a  会议召开 · 上证报 · 2022-06-13\n    “第一段。”');
  });

  it('says so when nothing is found', () => {
    expect(renderTerminalHits([], '火星', 'zh-Hans')).toBe('没有找到与“火星”有关的文章。');
  });

  it('shows what is known of an article above its text', () => {
    expect(renderTerminalArticle(ARTICLE, 'zh-Hans')).toBe(
      '编号：000_a\n标题：会议召开\n来源：上证报\n日期：2022-06-13\n也见于：新浪财经 2022-06-14\n\n第一段。\n第二段，甲。乙。\n第三段。\n第四段。',
    );
  });

  it('shows the state of the index with what is missing', () => {
    const status = {
      version: 'v1',
      builtAt: '2026-01-01T00:00:00Z',
      articles: 5,
      chunks: 40,
      vectors: 0,
      newestOn: null,
      notes: ['dense-unavailable'] as const,
    };
    expect(renderTerminalStatus(status, 'en')).toBe(
      [
        'Index version: v1',
        'Built at: 2026-01-01T00:00:00Z',
        'Articles: 5',
        'Passages: 40',
        'Vectors: 0',
        'Newest article: none',
        'Search by meaning is unavailable; only words were matched.',
      ].join('\n'),
    );
  });
});
