import type { MessageEditOptions } from 'discord.js';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { renderDiscordAnswer, renderDiscordTitles } from '../../../../src/render/discord/discord-message.ts';
import { COLORS, type MessageView } from '../../../../src/render/discord/discord-view.ts';
import { ANSWERED, COUNTY_CITATION, INVALID, NOT_FOUND, PASSAGE } from '../sample-answers.ts';

const START = encodeURIComponent('要持续做好对河北省灵寿县');
const END = encodeURIComponent('壮族自治区田东县的帮扶');
/** To the first quotation on its page. */
const LINK = `https://example.org/a_%281%29#:~:text=${START},${END}`;
const CONTEXT = { newestOn: '2022-06-13', buttons: [], showQuestion: false };

function description(message: MessageView): string {
  return message.embeds[0]?.description ?? '';
}

describe('renderDiscordAnswer', () => {
  it('shows the short answer, its proof, the sources and the day of the corpus', () => {
    const message = renderDiscordAnswer(ANSWERED, CONTEXT);
    expect(message.content).toBe('灵寿县、汪清县、田东县 [1]');
    expect(message.embeds).toEqual([
      {
        description: [
          '> “要持续做好对河北省灵寿县、吉林省汪清县、广西壮族自治区田东县的帮扶。” [1]',
          '> “何立峰主持召开会议。” [2]',
          '',
          '**出处**',
          `[1] 定点帮扶工作领导小组会议召开 · 上证报 · 2022-06-13 · [原文](${LINK})`,
          '[2] （无标题）',
        ].join('\n'),
        color: COLORS.answered,
        footer: { text: '资料截至 2022-06-13' },
      },
    ]);
  });

  it('names an article once where several quotations are from it', () => {
    const citations = [1, 3, 2].map((n) => ({
      ...COUNTY_CITATION,
      n,
      articleId: n === 2 ? 'other' : 'same',
      url: null,
    }));
    const text = description(renderDiscordAnswer({ ...ANSWERED, citations }, CONTEXT));
    expect(text.split('**出处**\n')[1]).toBe(
      '[1][3] 定点帮扶工作领导小组会议召开 · 上证报 · 2022-06-13\n[2] 定点帮扶工作领导小组会议召开 · 上证报 · 2022-06-13',
    );
  });

  it('pings nobody, whatever the texts hold', () => {
    const message = renderDiscordAnswer({ ...ANSWERED, short: '@everyone <@1> <@&2>' }, CONTEXT);
    expect(message.allowedMentions).toEqual({ parse: [], roles: [], repliedUser: false });
    expect(message.content).toContain('\\@everyone \\<\\@1> \\<\\@&2>');
  });

  it('shows buttons in the order given, in the language of the answer', () => {
    const buttons = [
      { name: 'context', id: 'c:1' },
      { name: 'up', id: 'u:1' },
    ] as const;
    const [row] = renderDiscordAnswer({ ...ANSWERED, language: 'zh-Hant' }, { ...CONTEXT, buttons }).components;
    expect(row?.components.map(({ label, custom_id }) => [label, custom_id])).toEqual([
      ['原文上下文', 'c:1'],
      ['👍', 'u:1'],
    ]);
  });

  it('asks to check an answer that is likelier wrong than right', () => {
    const message = renderDiscordAnswer({ ...ANSWERED, confidence: 0.49 }, CONTEXT);
    expect(message.embeds[0]?.color).toBe(COLORS.unsure);
    expect(message.content).toBe('灵寿县、汪清县、田东县 [1] · 把握不大，请以下面的原文为准。');
  });

  it('refuses without sources, and says what to do next', () => {
    const askHelper = { name: 'askHelper', id: 'h' } as const;
    const nearby = ['哪天*召开*？', '谁主持？'];
    const message = renderDiscordAnswer(NOT_FOUND, { ...CONTEXT, nearby, buttons: [askHelper] });
    expect(message.content).toBe('资料里没有找到答案。');
    expect(description(message)).toBe(
      [
        '这些相近的问题有答案：',
        '• 哪天\\*召开\\*？',
        '• 谁主持？',
        '',
        '可能相关的文章：',
        '• 央行部署推进定点帮扶',
        '• 会议召开',
        '',
        '换个说法再问，或用 `/文章 搜索` 按字词查找。',
        '也可以点“请人帮忙”。',
        '',
        '-# 语义检索暂时不可用，只按字词查找。',
      ].join('\n'),
    );
    expect(message.embeds[0]?.color).toBe(COLORS.notFound);
    const traditional = renderDiscordAnswer(
      { ...NOT_FOUND, language: 'zh-Hant' },
      { ...CONTEXT, nearby: ['谁主持？'] },
    );
    expect(description(traditional)).toContain('• 誰主持？');
    expect(description(renderDiscordAnswer(NOT_FOUND, CONTEXT))).not.toContain('请人帮忙');
  });

  it('says why a question was not taken in one line', () => {
    const message = renderDiscordAnswer(INVALID, CONTEXT);
    expect([message.content, message.embeds]).toEqual([
      'The question is empty. Please write what you want to know.',
      [],
    ]);
  });

  it('leads to every source: by a button to those that no link leads to', () => {
    const readId = (id: string) => `read:${id}`;
    const buttons = [{ name: 'context', id: 'c:1' }] as const;
    const { components } = renderDiscordAnswer(ANSWERED, { ...CONTEXT, buttons, readId });
    expect(components.map((row) => row.components.map(({ label, custom_id }) => [label, custom_id]))).toEqual([
      [
        ['原文上下文', 'c:1'],
        ['阅读全文 [2]', 'read:001_b'],
      ],
    ]);
  });

  it('keeps its buttons and those of its sources in one row where five fit, else in rows of their own', () => {
    const marks = { readId: (id: string) => `read:${id}`, digestId: (id: string) => `digest:${id}` };
    const slots = (['context', 'followUp', 'up', 'down', 'publish'] as const).map((name) => ({ name, id: name }));
    const rows = (own: number) =>
      renderDiscordAnswer(ANSWERED, { ...CONTEXT, ...marks, buttons: slots.slice(0, own) }).components.map(
        (row) => row.components.length,
      );
    expect([rows(2), rows(3), rows(5), rows(0)]).toEqual([[5], [3, 3], [5, 3], [3]]);
  });

  it('keeps the buttons of its sources of one kind together', () => {
    const marks = { readId: (id: string) => `read:${id}`, digestId: (id: string) => `digest:${id}` };
    const citations = [1, 2, 3].map((n) => ({ ...COUNTY_CITATION, n, articleId: `a${n}`, url: null }));
    const { components } = renderDiscordAnswer({ ...ANSWERED, citations }, { ...CONTEXT, ...marks });
    expect(components.map((row) => row.components.map(({ label }) => label))).toEqual([
      ['阅读全文 [1]', '阅读全文 [2]', '阅读全文 [3]'],
      ['要点 [1]', '要点 [2]', '要点 [3]'],
    ]);
  });

  it('shows the question where asked to, escaped and in one line', () => {
    const message = renderDiscordAnswer(
      { ...NOT_FOUND, question: '哪些*县*？\n@here' },
      { ...CONTEXT, showQuestion: true },
    );
    expect(message.embeds[0]?.title).toBe('哪些\\*县\\*？ \\@here');
  });

  it('leaves out whole citations that do not fit, and counts them', () => {
    const long = (n: number) => ({ ...COUNTY_CITATION, n, quote: '会议强调要做好工作。'.repeat(180) });
    const text = description(renderDiscordAnswer({ ...ANSWERED, citations: [1, 2, 3].map(long) }, CONTEXT));
    expect(text.length).toBeLessThanOrEqual(4_096);
    expect(text).toContain(`> “${'会议强调要做好工作。'.repeat(180)}” [1]`);
    expect(text).toContain('另有 1 处原文没有列出');
    expect(text).not.toContain('[3]');
  });

  it('keeps whole sentences of a citation that alone does not fit, those with the answer', () => {
    const quote = `${'会议强调要做好工作。'.repeat(500)}帮扶灵寿县。${'会议结束。'.repeat(10)}`;
    const text = description(
      renderDiscordAnswer({ ...ANSWERED, citations: [{ ...COUNTY_CITATION, quote }] }, { ...CONTEXT }),
    );
    expect(text.length).toBeLessThanOrEqual(4_096);
    expect(/> “((?:会议强调要做好工作。)*)” \[1\]/.test(text)).toBe(true);
    const short = { ...ANSWERED, short: '灵寿县', citations: [{ ...COUNTY_CITATION, quote }] };
    expect(description(renderDiscordAnswer(short, CONTEXT))).toContain(
      `> “帮扶灵寿县。${'会议结束。'.repeat(10)}” [1]`,
    );
  });

  it('cuts a short answer that is longer than a message to whole sentences', () => {
    const { content } = renderDiscordAnswer({ ...ANSWERED, short: '会议结束。'.repeat(50_000) }, CONTEXT);
    expect(content).toMatch(/^(?:会议结束。)+$/);
    expect(content.length).toBeLessThanOrEqual(700);
  });

  it('shows the sentence that holds the answering words where there is no short answer', () => {
    const quote = '会议强调要做好工作。帮扶灵寿县。会议结束。';
    const start = quote.indexOf('灵寿县');
    const citation = { ...COUNTY_CITATION, quote, span: { start: 0, end: quote.length } };
    const passage = { ...PASSAGE, citations: [{ ...citation, highlights: [{ start, end: start + 3 }] }] };
    expect(renderDiscordAnswer(passage, CONTEXT).content).toBe(`原文这样说：“${quote}” [1]`);
    const evidence = { ...ANSWERED, short: null, citations: [citation] };
    expect(renderDiscordAnswer(evidence, CONTEXT).content).toBe(`资料里与此有关的原文如下：“${quote}” [1]`);
    const long = { ...citation, quote: `${'会议强调要做好工作。'.repeat(30)}帮扶灵寿县。`, highlights: [] };
    const [at, end] = [long.quote.indexOf('灵寿县'), long.quote.length];
    const far = { ...long, span: { start: 0, end }, highlights: [{ start: at, end: at + 3 }] };
    expect(renderDiscordAnswer({ ...PASSAGE, citations: [far] }, CONTEXT).content).toBe(
      '原文这样说：“帮扶灵寿县。” [1]',
    );
  });

  it('has the shape that discord.js sends and edits', () => {
    expectTypeOf<MessageView>().toExtend<MessageEditOptions>();
  });
});

describe('renderDiscordTitles', () => {
  it('keeps titles and links, not the quotations', () => {
    const text = description(renderDiscordTitles(ANSWERED, CONTEXT));
    expect(text).toBe(
      [
        '完整的回答被本服务器的自动审核拦下，这里只列出标题和链接。',
        '',
        `[1] 定点帮扶工作领导小组会议召开 · 上证报 · 2022-06-13 · [原文](${LINK})`,
        '[2] （无标题）',
      ].join('\n'),
    );
  });
});
