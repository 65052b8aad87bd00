import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BITS } from '../support/discord/permissions.ts';
import { acknowledgement, answerTo, type Person } from '../support/discord/person.ts';
import { type Stage, setStage, shown } from '../support/discord/stage.ts';
import { listOf, textOf } from '../support/discord/wire.ts';

const LOCALES = ['zh-CN', 'zh-TW', 'en-US'];

let stage: Stage;
let manager: Person;

beforeAll(async () => {
  stage = await setStage();
  manager = stage.newcomer('manager');
  const role = stage.discord.world.addRole(stage.guild, 'managers', BITS.manageGuild);
  stage.guild.members.set(manager.user.id, [role.id]);
});

afterAll(async () => {
  await stage.close();
});

async function choices(person: Person, path: string, option: string, typed: string): Promise<string[]> {
  const { data } = await acknowledgement(person.type(path, option, { [option]: typed }));
  return listOf(data['choices']).map((choice) => textOf(choice['name']));
}

describe.each(LOCALES)('commands in %s', (locale) => {
  it.each([
    ['article search', { words: '蓝莓种植项目' }, '蓝莓种植带动增收'],
    ['article show', { article: 'a1' }, '发改委定点帮扶三个县'],
    ['article list', {}, '发改委定点帮扶三个县'],
    ['article similar', { article: 'a1' }, '蓝莓种植带动增收'],
    ['sources', {}, '中国新闻网'],
    ['help', {}, '/'],
    ['privacy', {}, '90'],
    ['forget-me', {}, '0'],
  ])('/%s answers the asker alone', async (path, options, expected) => {
    const answer = await answerTo(stage.asker.at({ locale }).command(path, options));
    expect(answer.ephemeral).toBe(true);
    expect(shown(answer)).toContain(expected);
  });

  it.each([
    ['admin status', {}, 'articleCache-1'],
    ['admin gaps', { days: 7 }, '7'],
    ['admin stats', { days: 7 }, '7'],
    ['admin channels', {}, ''],
    ['admin roles', {}, ''],
  ])('/%s shows managers their guild', async (path, options, expected) => {
    const answer = await answerTo(manager.at({ locale }).command(path, options));
    expect(answer.ephemeral).toBe(true);
    expect(shown(answer)).toContain(expected);
  });

  it('answers a message by its context menu', async () => {
    const message = stage.asker.say('当地引进什么种植项目带动农民增收？');
    const answer = await answerTo(
      stage.newcomer(`menu-${locale}`).at({ locale }).menu('Answer from articles', message),
    );
    expect(shown(answer)).toContain('当地引进蓝莓种植项目');
  });
});

describe('autocomplete', () => {
  it.each([
    ['定点帮扶', '发改委定点帮扶三个县'],
    ['定點幫扶', '发改委定点帮扶三个县'],
    ['lanmei', '蓝莓种植带动增收'],
    ['lmzz', '蓝莓种植带动增收'],
    ['2022-06', '发改委定点帮扶三个县'],
    ['中国新闻', '发改委定点帮扶三个县'],
  ])('finds articles by %s', async (typed, title) => {
    expect((await choices(stage.asker, 'article show', 'article', typed)).join('\n')).toContain(title);
  });

  it('offers the latest articles for nothing typed, and sources', async () => {
    expect(await choices(stage.asker, 'article show', 'article', '')).toHaveLength(3);
    expect(await choices(stage.asker, 'ask', 'source', '新闻')).toEqual(['中国新闻网']);
  });

  it('is no must: free text shows the article that fits best', async () => {
    const answer = await answerTo(stage.asker.command('article show', { article: '蓝莓' }));
    expect(shown(answer)).toContain('当地引进蓝莓种植项目');
  });
});

describe('commands for some people', () => {
  it('refuse the rest in words', async () => {
    expect(shown(await answerTo(stage.asker.command('admin stats', {})))).toContain('管理服务器');
    expect(shown(await answerTo(manager.command('admin reindex', {})))).toContain('所有者');
  });

  it('let the owner of the application rebuild the index', async () => {
    const { discord, channel, guild } = stage;
    const { Person: Someone } = await import('../support/discord/person.ts');
    guild.members.set(discord.world.owner.id, []);
    const owner = new Someone(discord, discord.world.owner, { channel });
    const interaction = owner.command('admin reindex', {});
    await answerTo(interaction);
    await expect.poll(() => interaction.response && shown(interaction.response)).toContain('已重建');
  });

  it('hand managers the questions of their guild as CSV, private ones as a count', async () => {
    await answerTo(stage.newcomer('open').command('ask', { question: '公开地问一问防汗情况' }));
    await answerTo(stage.newcomer('shy').command('ask', { question: '悄悄问一问', private: true }));
    const interaction = manager.command('admin stats', { export: true });
    await answerTo(interaction);
    const [file] = stage.discord.uploads;
    expect(file?.text).toContain('公开地问一问防汗情况');
    expect(file?.text).not.toContain('悄悄');
  });

  it('close channels that are not allowed', async () => {
    const { discord, guild } = stage;
    const other = discord.world.addChannel(guild, 'other');
    await answerTo(manager.command('admin channels', { action: 'allow', channel: other.id }));
    const question = { question: '国家发展改革委定点帮扶哪些县？' };
    expect(shown(await answerTo(stage.asker.command('ask', question)))).toContain('没有开放');
    expect(shown(await answerTo(stage.asker.at({ channel: other }).command('ask', question)))).toContain('灵寿县');
    await answerTo(manager.command('admin channels', { action: 'clear' }));
  });

  it('say what is wrong with days', async () => {
    const ask = (from: string, to: string) => answerTo(stage.asker.command('ask', { question: '几个县', from, to }));
    expect(shown(await ask('2022-13-01', '2022-12-31'))).toContain('2022年6月13日');
    expect(shown(await ask('2022-12-31', '2022-01-01'))).toContain('不能晚于');
  });
});

describe('days in options', () => {
  it.each(['2022年6月13日', '2022-6-13', '20220613', '2022年6月', '13 June 2022'])('may be written %s', async (day) => {
    const list = await answerTo(stage.newcomer(day).command('article list', { from: day, to: day }));
    expect(shown(list)).toContain('发改委定点帮扶三个县');
  });

  it('leave out what is not in them', async () => {
    const list = await answerTo(stage.newcomer('later').command('article list', { from: '2022年7月' }));
    expect(shown(list)).not.toContain('发改委定点帮扶三个县');
  });

  it.each([
    ['zh-CN', '', ['2022年6月13日 · 共 3 篇']],
    ['zh-CN', '2022年6', ['2022年6月13日 · 共 3 篇']],
    ['zh-CN', '2022-06', ['2022年6月1日', '2022年6月13日 · 共 3 篇']],
    ['zh-TW', '2022年7月5日', ['2022年7月5日']],
    ['en-US', 'June', ['13 June 2022 · 3 articles']],
    ['en-US', '5 May 2021', ['5 May 2021']],
    ['zh-CN', '会议', []],
  ])('are offered in %s for %j', async (locale, typed, names) => {
    expect(await choices(stage.newcomer('typist').at({ locale }), 'ask', 'from', typed)).toEqual(names);
  });

  it('are days in the end', async () => {
    const { data } = await acknowledgement(stage.newcomer('typist-2').type('article list', 'to', { to: '2022年' }));
    expect(listOf(data['choices']).map((choice) => choice['value'])).toEqual(['2022-12-31', '2022-06-13']);
  });
});

describe('too much of one person', () => {
  it('is told to wait: commands, buttons and modals alike', async () => {
    const person = stage.newcomer('hasty');
    const answer = await answerTo(person.command('ask', { question: '国家发展改革委定点帮扶哪些县？' }));
    const many = Array.from({ length: 45 }, () => person.command('article list'));
    const late = [
      person.command('article search', { words: '蓝莓' }),
      person.press(answer, /👍/),
      person.press(answer, /追问/),
    ];
    for (const one of late) expect(shown(await answerTo(one))).toMatch(/请再等 \d+ 秒/);
    const shownLists = await Promise.all(many.map(async (one) => shown(await answerTo(one))));
    expect(shownLists.filter((text) => text.includes('发改委定点帮扶三个县')).length).toBeGreaterThanOrEqual(30);
    expect(shown(await answerTo(stage.newcomer('patient').press(answer, /👍/)))).toContain('有用');
  });

  it('gets no completions for a while, which are counted apart', async () => {
    const person = stage.newcomer('hammering');
    const typed = Array.from({ length: 45 }, () => person.type('article show', 'article', { article: '蓝莓' }));
    const found = await Promise.all(typed.map((one) => acknowledgement(one)));
    const counts = found.map(({ data }) => listOf(data['choices']).length);
    expect(counts.filter((count) => count === 0).length).toBeGreaterThan(0);
    expect(counts.filter((count) => count > 0).length).toBeGreaterThanOrEqual(30);
    expect(shown(await answerTo(person.command('article search', { words: '蓝莓种植' })))).toContain('蓝莓');
  });
});

describe('registration', () => {
  it('happens once: a bot that finds its commands as they should be writes nothing', async () => {
    const before = stage.discord.commands.writes;
    await stage.restart();
    await answerTo(stage.asker.command('help', {}));
    expect(stage.discord.commands.writes).toBe(before);
  });

  it('broke no rule of Discord, nor did any command', () => {
    expect(stage.discord.violations).toEqual([]);
  });
});
