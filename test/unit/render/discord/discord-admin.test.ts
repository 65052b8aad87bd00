import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../../src/bot/commands/all-commands.ts';
import { COMMAND_TEXTS, type CommandPath } from '../../../../src/bot/commands/command-table.ts';
import {
  renderGaps,
  renderHelp,
  renderPrivacy,
  renderSettings,
  renderSourceStates,
  renderStats,
  renderStatus,
  type SourceView,
} from '../../../../src/render/discord/discord-admin.ts';
import { renderHelperPing } from '../../../../src/render/discord/discord-view.ts';
import { LANGUAGES } from '../../../../src/render/strings/language.ts';

const SETTINGS = {
  channelIds: ['1', '2'],
  roleIds: [],
  helperRoleId: '3',
  threadChannelIds: [],
  dmPolicy: 'members',
  alertChannelIds: ['4'],
  collections: ['东部'],
  channelCollections: { '1': [] },
  digestChannels: { '4': 'weekly' },
} as const;

const STATUS = {
  version: 'v1',
  builtAt: '2026-01-01T00:00:00Z',
  articles: 5,
  chunks: 40,
  vectors: 40,
  newestOn: '2022-06-13',
  notes: ['reader-unavailable'],
} as const;

describe('the tables for managers', () => {
  it('show gaps with their other wordings, and count private ones', () => {
    const gaps = [{ text: '*GDP*？', wordings: ['*GDP*？', 'GDP'], times: 2, isAnsweredNow: true }];
    expect(renderGaps({ gaps, hidden: 3 }, 30, 'zh-Hans').embeds[0]).toMatchObject({
      title: '没有答案的问题 · 最近 30 天',
      description: '1\\. **\\*GDP\\*？** · 2 次，现在已能回答\n-# GDP\n\n另有 3 个私下提出的问题，只计数，不显示内容。',
    });
  });

  it('say so where there are no gaps', () => {
    expect(renderGaps({ gaps: [], hidden: 0 }, 7, 'en').embeds[0]?.description).toBe('There is nothing to show yet.');
  });

  it('show the numbers', () => {
    const stats = {
      questions: 5,
      answered: 3,
      passage: 2,
      notFound: 1,
      invalid: 1,
      privateQuestions: 2,
      askers: 2,
      votesUp: 1,
      votesDown: 0,
    };
    expect(renderStats(stats, 7, 'en').embeds[0]?.description).toContain(
      'Answered: **3**\nQuotations alone: **2**\nNo answer: **1**',
    );
  });

  it('show the settings of the guild', () => {
    expect(renderSettings(SETTINGS, 'zh-Hant').embeds[0]?.description).toBe(
      '頻道：<#1> <#2>\n身分組：所有人\n求助身分組：<@&3>\n開討論串：關\n私訊提問：開\n告警：<#4>\n' +
        '新文章通知：<#4> (每週一次)\n可問的資料集：**东部**\n-# <#1>：只有公共文章',
    );
  });

  it('show the state with what is missing', () => {
    const text = renderStatus({ status: STATUS, settings: SETTINGS, missing: ['EmbedLinks'] }, 'en').embeds[0]
      ?.description;
    expect(text).toContain('⚠️ The reading model is unavailable');
    expect(text).toContain('⚠️ I lack permissions in this channel: Embed Links.');
  });
});

describe('texts for everybody', () => {
  it.each([
    ['zh-Hans', 'zh-CN'],
    ['zh-Hant', 'zh-TW'],
    ['en', 'en'],
  ] as const)('name every command that everybody may use, and no other, in %s', (language, locale) => {
    const help = renderHelp(language).embeds[0]?.description ?? '';
    const named = [...help.matchAll(/`\/([^`]+)`/g)].map((match) => match[1]);
    const forEverybody = COMMANDS.map(({ definition }) => definition).filter(
      ({ name, default_member_permissions: members }) => members === undefined && name !== 'help',
    );
    const names = forEverybody.map(({ name }) => COMMAND_TEXTS[name as CommandPath][locale][0]);
    expect(named.sort()).toEqual(names.sort());
  });

  it('say where text is sent', () => {
    const text = (llmHost: string | null) =>
      renderPrivacy({ retentionDays: 90, llmHost }, 'en').embeds[0]?.description ?? '';
    expect(text('llm.example')).toContain('are sent to llm.example');
    expect(text(null)).toContain('stay on the machine');
    expect(text(null)).toContain('at most 90 days');
  });

  it('ping one role when help is asked for, and nobody else', () => {
    const { content, allowedMentions } = renderHelperPing('42', 'en');
    expect(content).toContain('<@&42>');
    expect(allowedMentions).toEqual({ parse: [], roles: ['42'], repliedUser: false });
  });
});

describe('the feeds and pages', () => {
  const source: SourceView = {
    name: 'news',
    address: 'https://news.example/rss',
    problem: null,
    movedTo: null,
    articles: 12,
    departed: 0,
    gone: [],
    unread: [],
    nextAt: '2026-01-01T00:00:00.000Z',
  };
  const shown = (...sources: SourceView[]) => String(renderSourceStates(sources, 'en').embeds?.[0]?.description);

  it('are shown with what is kept of them and when they are read next', () => {
    expect(shown(source)).toBe('✅ **news** · 12 article(s) · next <t:1767225600:R>\n-# https://news.example/rss');
  });

  it('are shown with where they have moved for good', () => {
    expect(shown({ ...source, movedTo: 'https://new.example/a_b' }).split('\n')[2]).toBe(
      '-# moved for good; its address in the settings should be https://new.example/a_b',
    );
  });

  it('are shown with what is wrong, which cannot leave its frame', () => {
    expect(shown({ ...source, problem: 'it says `@everyone`\n# x' })).toContain("-# `it says '@everyone' # x`");
  });

  it.each(LANGUAGES)('fit into a message in %s, however many there are, and may be none', (language) => {
    const many = Array.from({ length: 500 }, (_, i) => ({ ...source, name: `news-${i}` }));
    expect(String(renderSourceStates(many, language).embeds?.[0]?.description).length).toBeLessThanOrEqual(4_096);
    expect(renderSourceStates(undefined, language)).toEqual(renderSourceStates([], language));
  });
});
