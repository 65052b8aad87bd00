import { describe, expect, it } from 'vitest';
import { renderPages, renderSource } from '../../../../src/render/answer/answer-text.ts';
import { renderDiscordSources } from '../../../../src/render/discord/discord-citation.ts';

const citation = {
  n: 1,
  articleId: 'a',
  title: '公报',
  source: null,
  publishedOn: null,
  url: null,
  quote: '一句。',
  span: { start: 0, end: 3 },
  highlights: [],
};

describe('pages of a source', () => {
  it('stand in its line, each once and in order', () => {
    const group = [
      { ...citation, page: 12 },
      { ...citation, n: 2, page: 3 },
      { ...citation, n: 3, page: 12 },
    ];
    expect(renderPages(group, 'en')).toBe('pages 3, 12');
    expect(renderDiscordSources(group, 'zh-Hans')).toEqual(['[1][2][3] 公报 · 第 3、12 页']);
    expect(renderSource({ ...citation, page: 12 }, 'zh-Hant')).toBe('公报 · 第 12 頁');
  });

  it('are left out where there are none', () => {
    expect(renderSource(citation, 'zh-Hans')).toBe('公报');
  });
});
