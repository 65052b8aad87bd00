import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/discord/eventually.ts';
import { answerTo } from '../support/discord/person.ts';
import { type Stage, setStage, shown } from '../support/discord/stage.ts';
import type { LocalMessage } from '../support/discord/wire.ts';
import { CHANNEL_TYPES } from '../support/discord/world.ts';

const QUESTION = '国家发展改革委定点帮扶哪些县？';
const QUOTE = '国家发展改革委定点帮扶河北省灵寿县、吉林省汪清县和广西田东县。';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});

afterAll(async () => {
  await stage.close();
});

describe('fairness', () => {
  it('tells who asks too fast, alone, for how long to wait', async () => {
    const person = stage.newcomer('hasty');
    const answers: LocalMessage[] = [];
    for (let i = 0; i < 6; i++) answers.push(await answerTo(person.command('ask', { question: QUESTION })));
    expect(answers.map((answer) => shown(answer).includes(QUOTE))).toEqual([true, true, true, true, true, false]);
    expect(answers.map(({ ephemeral }) => ephemeral)).toEqual([false, false, false, false, false, true]);
    expect(answers.slice(5).map(shown)).toEqual([expect.stringMatching(/再等 \d+ 秒/)]);
  });

  it('tells those who wait their place in the queue, and answers them in the end', async () => {
    const people = Array.from({ length: 28 }, (_, i) => stage.newcomer(`waiting-${i}`));
    const asked = people.map((person, i) => person.command('ask', { question: `慢慢 ${QUESTION} ${i}` }));
    const last = asked.at(-1);
    await eventually(() => last?.response && /前面还有 \d+ 个问题/.test(shown(last.response)));
    for (const one of asked) await eventually(() => one.response && shown(one.response).includes(QUOTE));
  });
});

describe('an answer', () => {
  it('opens a thread where the asker wants one', async () => {
    const answer = await answerTo(stage.newcomer('threader').command('ask', { question: QUESTION, thread: true }));
    const thread = await eventually(() => stage.discord.world.channels.get(answer.id));
    expect(thread.name).toBe(QUESTION);
  });

  it('is given in a forum post', async () => {
    const { discord, guild } = stage;
    const forum = discord.world.addChannel(guild, 'forum', { type: CHANNEL_TYPES.forum });
    const facts = { type: CHANNEL_TYPES.publicThread, parentId: forum.id, ownerId: stage.asker.user.id };
    const post = discord.world.addChannel(guild, '帮扶', facts);
    discord.gateway.dispatch('CHANNEL_CREATE', discord.store.threadPayload(forum));
    discord.gateway.dispatch('THREAD_CREATE', { ...discord.store.threadPayload(post), guild_id: guild.id });
    const person = stage.newcomer('poster').at({ channel: post });
    expect(shown(await person.sayAndWait(`<@${discord.world.bot.id}> ${QUESTION}`))).toContain(QUOTE);
  });

  it('comes as a message of the channel where the interaction has expired meanwhile', async () => {
    const { discord } = stage;
    const person = stage.newcomer('late');
    discord.desk.tokenLifetimeMs = 200;
    const before = person.answers().length;
    person.command('ask', { question: `慢慢 ${QUESTION}` });
    await eventually(() => person.answers().length > before);
    expect(person.answers().slice(before).map(shown)).toEqual([expect.stringContaining(QUOTE)]);
    discord.desk.tokenLifetimeMs = 900_000;
  });

  it('broke no rule of Discord', () => {
    expect(stage.discord.violations).toEqual([]);
  });
});

describe('an interaction that Discord gives up on', () => {
  it('is answered in the channel where it was public', async () => {
    const own = await setStage();
    own.discord.desk.acknowledgeWithinMs = 0;
    own.asker.command('ask', { question: QUESTION });
    const answer = await eventually(() => own.asker.answers().at(0));
    expect(shown(answer)).toContain(QUOTE);
    await own.close();
  });
});

describe('a bot of several shards', () => {
  it('answers in the guilds of each', async () => {
    const own = await setStage({}, (discord) => {
      discord.gateway.shards = 2;
    });
    const { discord } = own;
    expect(discord.gateway.identifies).toBe(2);
    expect(shown(await answerTo(own.asker.command('ask', { question: QUESTION })))).toContain(QUOTE);
    expect(discord.violations).toEqual([]);
    await own.close();
  });
});
