import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/discord/eventually.ts';
import { BITS } from '../support/discord/permissions.ts';
import { answerTo, Person } from '../support/discord/person.ts';
import { type Stage, setStage, shown } from '../support/discord/stage.ts';
import { CHANNEL_TYPES } from '../support/discord/world.ts';

const QUESTION = '国家发展改革委定点帮扶哪些县？';
const QUOTE = '国家发展改革委定点帮扶河北省灵寿县、吉林省汪清县和广西田东县。';
/** Long enough to notice an answer that must not come. */
const SILENCE_MS = 700;

let stage: Stage;
let mention: string;

beforeAll(async () => {
  stage = await setStage();
  mention = `<@${stage.discord.world.bot.id}>`;
});

afterAll(async () => {
  await stage.close();
});

async function answersAfter(act: () => unknown): Promise<number> {
  const before = stage.asker.answers().length;
  act();
  await sleep(SILENCE_MS);
  return stage.asker.answers().length - before;
}

describe('a message that means the bot', () => {
  it('mentions its user', async () => {
    expect(shown(await stage.asker.sayAndWait(`${mention} ${QUESTION}`))).toContain(QUOTE);
  });

  it('mentions its managed role, or is told what to do where Discord keeps the text of that back', async () => {
    const { world } = stage.discord;
    const text = `<@&${world.managedRole(stage.guild).id}> ${QUESTION}`;
    world.roleMentionsCarryContent = true;
    expect(shown(await stage.newcomer('role-pinger').sayAndWait(text))).toContain(QUOTE);
    world.roleMentionsCarryContent = false;
    expect(shown(await stage.newcomer('role-pinger-2').sayAndWait(text))).toContain('用资料回答');
  });

  it('replies to it with a ping, and may go on from what was answered', async () => {
    const person = stage.newcomer('replier');
    const answer = await person.sayAndWait(`${mention} ${QUESTION}`);
    const next = await person.sayAndWait('那投入多少资金呢？', { replyTo: answer });
    expect(next.wire['message_reference']).toMatchObject({ message_id: expect.any(String) });
    expect(shown(next)).toContain('国家发展改革委定点帮扶投入多少资金呢？');
    expect(shown(next)).toContain('灵寿县');
  });

  it('comes without text: it is told of the context menu', async () => {
    expect(shown(await stage.newcomer('speechless').sayAndWait(mention))).toContain('用资料回答');
  });

  it('replies without a ping: its text does not arrive, and it is told so once ever, also after a restart', async () => {
    const person = stage.newcomer('quiet-replier');
    const answer = await person.sayAndWait(`${mention} ${QUESTION}`);
    const facts = { replyTo: answer, ping: false };
    expect(shown(await person.sayAndWait('那投入多少资金呢？', facts))).toContain('关掉了提及');
    expect(await answersAfter(() => person.say('真的吗？', facts))).toBe(0);
    await stage.restart();
    expect(await answersAfter(() => person.say('几个县？', facts))).toBe(0);
    const other = stage.newcomer('quiet-replier-2');
    expect(shown(await other.sayAndWait('真的吗？', facts))).toContain('关掉了提及');
  });

  it('is shown that an answer is under way for as long as that takes', async () => {
    const { discord, guild } = stage;
    const channel = discord.world.addChannel(guild, 'slow');
    discord.gateway.dispatch('CHANNEL_CREATE', discord.store.threadPayload(channel));
    const person = stage.newcomer('waiter').at({ channel });
    const typings = () => discord.served.filter(({ path }) => path === `/channels/${channel.id}/typing`).length;
    person.say(`${mention} 良久 ${QUESTION}`);
    await eventually(() => person.answers().length === 1);
    expect(typings()).toBe(2);
  });

  it('is answered in one plain line besides the quotations, as notifications show it', async () => {
    const person = stage.newcomer('notified');
    const answer = await person.sayAndWait(`${mention} ${QUESTION}`);
    expect(answer.wire['content']).toBe('灵寿县、汪清县、田东县 [1]');
    const refusal = await person.sayAndWait(`${mention} 月球上有几座火山？`);
    expect(refusal.wire['content']).toBe('资料里没有找到答案。');
    expect(shown(refusal)).toContain('• 当地引进什么种植项目？');
    expect(shown(refusal)).toContain('/文章 搜索');
  });

  it('finds the quotation on the original page by its link', async () => {
    const answer = shown(await stage.newcomer('checker').sayAndWait(`${mention} ${QUESTION}`));
    const [, link = ''] = /\[原文\]\(([^)]+)\)/.exec(answer) ?? [];
    const [, start = '', end = ''] = /#:~:text=([^,]+),(.+)$/.exec(decodeURIComponent(link)) ?? [];
    expect(QUOTE.startsWith(start) && start.length > 3).toBe(true);
    expect(QUOTE.endsWith(`${end}。`) && end.length > 3).toBe(true);
  });

  it('is answered in a thread, which is context for what follows', async () => {
    const { discord, guild, channel } = stage;
    const thread = discord.world.addChannel(guild, QUESTION, {
      type: CHANNEL_TYPES.publicThread,
      parentId: channel.id,
    });
    discord.gateway.dispatch('THREAD_CREATE', { ...discord.store.threadPayload(thread), guild_id: guild.id });
    const person = stage.newcomer('threader').at({ channel: thread });
    expect(shown(await person.sayAndWait(`${mention} 那有哪几个呢？`))).toContain(QUOTE);
  });
});

describe('the bot is silent', () => {
  it('on @everyone and @here, and on roles that others share', async () => {
    const { discord, guild } = stage;
    const shared = discord.world.addRole(guild, 'readers');
    guild.members.get(discord.world.bot.id)?.push(shared.id);
    const loud = stage.newcomer('loud');
    guild.members.set(loud.user.id, [discord.world.addRole(guild, 'loud', BITS.mentionEveryone).id]);
    expect(await answersAfter(() => loud.say(`@everyone ${QUESTION}`))).toBe(0);
    expect(await answersAfter(() => loud.say(`<@&${shared.id}> ${QUESTION}`))).toBe(0);
  });

  it('on other bots, webhooks, itself, and messages that do not mention it', async () => {
    const { discord, guild, channel } = stage;
    const robot = discord.world.addUser('robot', true);
    guild.members.set(robot.id, []);
    const text = `${mention} ${QUESTION}`;
    expect(await answersAfter(() => new Person(discord, robot, { channel }).say(text))).toBe(0);
    expect(await answersAfter(() => stage.asker.say(text, { webhook: true }))).toBe(0);
    expect(await answersAfter(() => new Person(discord, discord.world.bot, { channel }).say(text) && 0)).toBe(1);
    expect(await answersAfter(() => stage.asker.say(QUESTION))).toBe(0);
  });

  it('where it may not write', async () => {
    const { discord, guild } = stage;
    const deny = [{ id: guild.id, type: 0 as const, allow: 0n, deny: BITS.sendMessages }];
    const muted = discord.world.addChannel(guild, 'muted', { overwrites: deny });
    discord.gateway.dispatch('CHANNEL_CREATE', { ...discord.store.threadPayload(muted) });
    const before = discord.served.filter(({ status }) => status >= 400).length;
    stage.asker.at({ channel: muted }).say(`${mention} ${QUESTION}`);
    await sleep(SILENCE_MS);
    expect(discord.served.filter(({ status }) => status >= 400).length).toBe(before);
  });
});

describe('a channel where something is missing', () => {
  it('is told what, in plain words', async () => {
    const { discord, guild } = stage;
    const deny = [{ id: guild.id, type: 0 as const, allow: 0n, deny: BITS.embedLinks }];
    const plain = discord.world.addChannel(guild, 'plain', { overwrites: deny });
    discord.gateway.dispatch('CHANNEL_CREATE', discord.store.threadPayload(plain));
    const person = stage.newcomer('plain-speaker').at({ channel: plain });
    expect(shown(await person.sayAndWait(`${mention} ${QUESTION}`))).toContain('嵌入链接');
  });
});

describe('an answer follows its question', () => {
  it('when that is edited', async () => {
    const person = stage.newcomer('editor');
    const answer = await person.sayAndWait(`${mention} ${QUESTION}`);
    const question = stage.discord.world.messages.get(
      (answer.wire['message_reference'] as { message_id: string }).message_id,
    );
    if (question) person.edit(question, `${mention} 当地引进什么种植项目带动农民增收？`);
    await eventually(() => shown(answer).includes('当地引进蓝莓种植项目'));
    expect([...answer.pings]).toEqual([]);
    const { edits } = answer;
    if (question) person.preview(question);
    await sleep(SILENCE_MS);
    expect(answer.edits).toBe(edits);
  });

  it('when that is deleted', async () => {
    const person = stage.newcomer('remover');
    const before = new Set(person.answers().map(({ id }) => id));
    const question = person.say(`${mention} ${QUESTION}`);
    const answer = await eventually(() => person.answers().find(({ id }) => !before.has(id)));
    person.delete(question);
    await eventually(() => answer.deleted);
  });

  it('into a thread of its own where the channel is set so', async () => {
    const { discord, guild, channel } = stage;
    const manager = stage.newcomer('manager');
    guild.members.set(manager.user.id, [discord.world.addRole(guild, 'managers', BITS.manageGuild).id]);
    await answerTo(manager.command('admin channels', { action: 'threadsOn' }));
    const question = stage.newcomer('threaded').say(`${mention} ${QUESTION}`);
    const answer = await eventually(() => discord.world.visible(question.id).at(0));
    expect(shown(answer)).toContain(QUOTE);
    await answerTo(manager.command('admin channels', { action: 'threadsOff', channel: channel.id }));
  });
});

describe('direct messages', () => {
  it('are for members of guilds that allow them', async () => {
    const { discord, guild } = stage;
    const person = stage.newcomer('whisperer');
    const dm = discord.world.addChannel(null, 'dm', { ownerId: person.user.id });
    const inPrivate = person.at({ channel: dm });
    const closed = shown(await inPrivate.sayAndWait(QUESTION));
    expect(closed).toContain('没有开放');
    expect(closed).toContain('/管理 频道');
    const manager = stage.newcomer('dm-manager');
    guild.members.set(manager.user.id, [discord.world.addRole(guild, 'dm-managers', BITS.manageGuild).id]);
    await answerTo(manager.command('admin channels', { dms: true }));
    expect(shown(await inPrivate.sayAndWait(QUESTION))).toContain(QUOTE);
    const stranger = discord.world.addUser('stranger');
    const foreign = discord.world.addChannel(null, 'dm', { ownerId: stranger.id });
    expect(shown(await new Person(discord, stranger, { channel: foreign }).sayAndWait(QUESTION))).toContain('没有开放');
  });
});

describe('marks of mentions in questions and articles', () => {
  it('ping nobody, on sends and on edits', async () => {
    const { discord } = stage;
    const person = stage.newcomer('pinger');
    const other = discord.world.addUser('other');
    const before = new Set(discord.world.messages.keys());
    const question = `请 @everyone 注意防汛抗旱通知 <@${other.id}> <@&${stage.guild.id}>`;
    await answerTo(person.command('ask', { question }));
    await person.sayAndWait(`${mention} ${question}`);
    const pings = [...discord.world.messages.values()]
      .filter(({ id, authorId }) => authorId === discord.world.bot.id && !before.has(id))
      .flatMap((message) => [...message.pings]);
    expect(pings).toEqual([]);
  });

  it('broke no rule of Discord, nor did anything else', () => {
    expect(stage.discord.violations).toEqual([]);
  });
});
