import { describe, expect, it } from 'vitest';
import { renderAnswerText } from '../../../../src/render/answer/answer-text.ts';
import { overviewLines } from '../../../../src/render/answer/overview-lines.ts';
import { renderDiscordAnswer } from '../../../../src/render/discord/discord-message.ts';
import { renderAnswerJson } from '../../../../src/render/terminal/answer-json.ts';
import { renderTerminalAnswer } from '../../../../src/render/terminal/terminal.ts';
import { OVERVIEW_ANSWER as OVERVIEW } from '../sample-answers.ts';

describe('an overview', () => {
  it('shows both sides, each with its quotations, and says which one the articles are silent about', () => {
    expect(renderAnswerText(OVERVIEW)).toBe(
      [
        '对照（原文）：',
        `发改委\n“${OVERVIEW.citations[0]?.quote}” [1]\n“何立峰主持召开会议。” [2]`,
        '火星基地 · 资料没有说。',
        '[1] 定点帮扶工作领导小组会议召开 · 上证报 · 2022-06-13 · https://example.org/a_(1)\n[2] （无标题）',
      ].join('\n\n'),
    );
  });

  it('says how many of the things counted up are not shown', () => {
    const group = { heading: '防汛', day: '2022-05-06', citations: [1] };
    const headingOf = (shown: number) =>
      overviewLines({ ...OVERVIEW, form: 'digest', groups: [{ ...group, listed: { shown, of: 5 } }] }).groups[0]
        ?.heading;
    expect(headingOf(3)).toBe('防汛 · 2022-05-06 · 另有 2 项未列出');
    expect(headingOf(5)).toBe('防汛 · 2022-05-06');
  });

  it('puts the day first in a timeline, and says where there is none', () => {
    const groups = [{ heading: '防汛', day: null, citations: [1] }];
    expect(overviewLines({ ...OVERVIEW, form: 'timeline', groups }).groups[0]?.heading).toBe('日期不详 · 防汛');
  });

  it('counts the articles in all three languages', () => {
    const lines = (language: 'zh-Hans' | 'zh-Hant' | 'en') =>
      overviewLines({ ...OVERVIEW, form: 'articles', language, articles: { found: 3, of: 5 } }).headline;
    expect(lines('zh-Hans')).toBe('5 篇中的 3 篇，列出 2 篇：');
    expect(lines('zh-Hant')).toBe('5 篇中的 3 篇，列出 2 篇：');
    expect(lines('en')).toBe('3 of 5 articles, 2 of them listed:');
  });

  it('carries form, groups and counts in JSON', () => {
    const { outcome, short, form, groups, articles } = renderAnswerJson(OVERVIEW);
    expect({ outcome, short, form, articles }).toEqual({
      outcome: 'overview',
      short: null,
      form: 'comparison',
      articles: { found: 2, of: 5 },
    });
    expect(groups?.map(({ citations }) => citations)).toEqual([[1, 2], []]);
  });

  it('is shown in a terminal and in Discord with every heading and mark', () => {
    const terminal = renderTerminalAnswer(OVERVIEW, { color: false });
    const context = { newestOn: null, buttons: [], showQuestion: false };
    const discord = renderDiscordAnswer(OVERVIEW, context).embeds[0]?.description ?? '';
    for (const part of ['发改委', '火星基地', '[1]', '[2]', '资料没有说。']) {
      expect(terminal).toContain(part);
      expect(discord).toContain(part);
    }
  });

  it('leaves out whole quotations where Discord has no room, and says how many', () => {
    const [first] = OVERVIEW.citations;
    if (!first) throw new Error('no citation');
    const citations = Array.from({ length: 60 }, (_, i) => ({ ...first, n: i + 1, quote: `${'长'.repeat(98)}${i}。` }));
    const groups = [{ heading: '甲', day: null, citations: citations.map(({ n }) => n) }];
    const context = { newestOn: null, buttons: [], showQuestion: false };
    const shown = renderDiscordAnswer({ ...OVERVIEW, citations, groups }, context).embeds[0]?.description ?? '';
    expect(shown.length).toBeLessThanOrEqual(4096);
    const left = 60 - (shown.match(/^> /gm)?.length ?? 0);
    expect(shown).toContain(String(left));
    expect(left).toBeLessThan(60);
  });
});
