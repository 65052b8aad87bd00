import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/discord/eventually.ts';
import type { FaultKind } from '../support/discord/faults.ts';
import { TOKEN } from '../support/discord/local-discord.ts';
import { answerTo, type Person } from '../support/discord/person.ts';
import { type Stage, setStage, shown } from '../support/discord/stage.ts';
import { spawnBot } from '../support/discord/start-bot-process.ts';
import { CHANNEL_TYPES } from '../support/discord/world.ts';

const QUESTION = '国家发展改革委定点帮扶哪些县？';
const QUOTE = '国家发展改革委定点帮扶河北省灵寿县、吉林省汪清县和广西田东县。';
const KINDS: FaultKind[] = [
  'rate-limit',
  'rate-limit-bare',
  'server-error',
  'server-error-after',
  'reset',
  'reset-after',
  'unauthorized',
];
/** Long enough to notice a second answer that must not come. */
const SILENCE_MS = 500;

let stage: Stage;
let mention: string;

beforeAll(async () => {
  stage = await setStage();
  mention = mentionOf(stage);
});

afterAll(async () => {
  await stage.close();
});

function mentionOf({ discord }: Stage): string {
  return `<@${discord.world.bot.id}>`;
}

/** The only answer to a mention; fails if there is none or two. */
async function onlyAnswer(person: Person, act: () => void): Promise<string> {
  const before = new Set(person.answers().map(({ id }) => id));
  act();
  const fresh = () => person.answers().filter(({ id }) => !before.has(id));
  await eventually(() => fresh().length > 0);
  await sleep(SILENCE_MS);
  expect(fresh()).toHaveLength(1);
  return shown(fresh()[0] as ReturnType<typeof fresh>[number]);
}

describe.each(KINDS)('after %s', (kind) => {
  it('a mention is answered once', async () => {
    const { discord } = stage;
    discord.faults.add({ kind, method: 'POST', path: /^\/channels\/\d+\/messages$/, times: 2, retryAfter: 0.3 });
    const person = stage.newcomer(`mention-${kind}`);
    expect(await onlyAnswer(person, () => person.say(`${mention} ${QUESTION}`))).toContain(QUOTE);
    expect(discord.faults.happened.filter((happened) => happened === kind).length).toBeGreaterThan(1);
  });
});

// The routes of interactions take no token, so they are never unauthorized.
describe.each(KINDS.filter((kind) => kind !== 'unauthorized'))('after %s', (kind) => {
  it('a command is acknowledged in time and answered once', async () => {
    const { discord } = stage;
    discord.faults.add({ kind, method: 'PATCH', path: /^\/webhooks\//, times: 1, retryAfter: 0.3 });
    if (!kind.startsWith('rate-limit')) discord.faults.add({ kind, method: 'POST', path: /callback$/, times: 1 });
    const person = stage.newcomer(`command-${kind}`);
    const before = person.answers().length;
    const interaction = person.command('ask', { question: QUESTION });
    expect(shown(await answerTo(interaction))).toContain(QUOTE);
    await sleep(SILENCE_MS);
    expect(person.answers().length - before).toBe(1);
    expect(interaction.acknowledged?.afterMs).toBeLessThan(3_000);
  });
});

describe('the gateway', () => {
  it('is resumed after a drop: what was asked meanwhile is answered once', async () => {
    const { gateway } = stage.discord;
    const person = stage.newcomer('during-drop');
    const before = gateway.resumes;
    const text = await onlyAnswer(person, () => {
      gateway.drop();
      person.say(`${mention} ${QUESTION}`);
    });
    expect(text).toContain(QUOTE);
    expect(gateway.resumes).toBe(before + 1);
  });

  it.each(['a lost session', 'an invalid session'])(
    'begins anew after %s: a missed mention is caught up',
    async (how) => {
      const { gateway } = stage.discord;
      const person = stage.newcomer(how);
      const before = gateway.identifies;
      const text = await onlyAnswer(person, () => {
        if (how === 'a lost session') gateway.dropForGood();
        else gateway.invalidate();
        person.say(`${mention} ${QUESTION}`);
      });
      expect(text).toContain(QUOTE);
      expect(gateway.identifies).toBe(before + 1);
    },
  );

  it('brings a mention of the time when the bot was not running, once', async () => {
    const person = stage.newcomer('while-away');
    await stage.bot.stop();
    const text = onlyAnswer(person, () => person.say(`${mention} ${QUESTION}`));
    await stage.restart();
    expect(await text).toContain(QUOTE);
  });
});

describe('a bot that was away', () => {
  it('finds a mention in a channel it has never served, behind more than a page of messages', async () => {
    const { discord, guild } = stage;
    await stage.bot.stop();
    const channel = discord.world.addChannel(guild, 'never-served');
    const person = stage.newcomer('behind-many').at({ channel });
    for (let i = 0; i < 130; i++) person.say(`闲聊 ${i}`);
    const text = onlyAnswer(person, () => person.say(`${mention} ${QUESTION}`));
    await stage.restart();
    expect(await text).toContain(QUOTE);
  });

  it('finds a direct message of somebody who has asked before', async () => {
    const own = await setStage({ YOUJU_TEST_DMS: 'all' });
    const { world } = own.discord;
    const user = world.addUser('writer');
    const person = own.newcomer('dm').at({ channel: world.addChannel(null, 'dm', { ownerId: user.id }) });
    await onlyAnswer(person, () => person.say(QUESTION));
    await own.bot.stop();
    // The question is complete; with 当地 it would continue from the counties of the earlier answer.
    const text = onlyAnswer(person, () => person.say('蓝莓种植项目带动多少户农民增收？'));
    await own.restart();
    expect(await text).toContain('当地引进蓝莓种植项目');
    await own.close();
  });
});

describe('a crash', () => {
  it('between taking a question and answering it loses no answer', async () => {
    const own = await setStage();
    const warm = own.newcomer('warm');
    await onlyAnswer(warm, () => warm.say(`${mentionOf(own)} ${QUESTION}`));
    const person = own.newcomer('interrupted');
    const before = own.discord.world.messages.size;
    own.discord.faults.add({ kind: 'server-error', method: 'POST', path: /messages$/, times: 1 });
    const text = onlyAnswer(person, () => person.say(`${mentionOf(own)} ${QUESTION}`));
    await eventually(() => own.discord.faults.happened.length > 0);
    own.bot.child.kill('SIGKILL');
    await own.bot.ended();
    expect(own.discord.world.messages.size).toBe(before + 1);
    await own.restart();
    expect(await text).toContain(QUOTE);
    await own.close();
  });
});

describe('a command acknowledged before a crash', () => {
  it.each([false, true])('is answered at the next start, once (private: %s)', async (isPrivate) => {
    const own = await setStage();
    const person = own.newcomer('thinking');
    const options = { question: `慢慢 ${QUESTION}`, ...(isPrivate ? { private: true } : {}) };
    const interaction = person.command('ask', options);
    await eventually(() => interaction.acknowledged);
    own.bot.child.kill('SIGKILL');
    await own.bot.ended();
    expect(interaction.response?.loading).toBe(true);
    await own.restart();
    expect(shown(await answerTo(interaction))).toContain(QUOTE);
    const { edits } = interaction;
    await own.restart();
    await sleep(SILENCE_MS);
    expect(interaction.edits).toBe(edits);
    expect(person.answers()).toHaveLength(isPrivate ? 0 : 1);
    await own.close();
  });

  it('goes on from what it followed, in the same article', async () => {
    const own = await setStage();
    const person = own.newcomer('following');
    const first = await answerTo(person.command('ask', { question: QUESTION }));
    const opened = person.press(first, /follow/);
    await eventually(() => opened.acknowledged?.type === 9);
    const asked = person.submit(opened, { text: '那投入帮扶，带动五百户农民增收，慢慢说？' });
    await eventually(() => asked.acknowledged);
    own.bot.child.kill('SIGKILL');
    await own.bot.ended();
    await own.restart();
    const answer = shown(await answerTo(asked));
    // Among all articles, another one shares more with these words.
    expect(answer).toContain('三千万元');
    await own.close();
  });

  it('is excused where it cannot be answered, and left alone once its token is too old', async () => {
    const own = await setStage();
    const person = own.newcomer('unlucky-thinking');
    const late = person.command('ask', { question: `慢慢 ${QUESTION}` });
    await eventually(() => late.acknowledged);
    // It comes last, so that little time passes between its acknowledgement and the crash, because it soon fails by
    // itself.
    const broken = person.command('ask', { question: '慢慢 哪些县出错？' });
    await eventually(() => broken.acknowledged);
    own.bot.child.kill('SIGKILL');
    await own.bot.ended();
    late.expire();
    await own.restart();
    expect(shown(await answerTo(broken))).toContain('再问一次');
    await sleep(SILENCE_MS);
    expect(late.response?.loading).toBe(true);
    expect(own.discord.violations).toEqual([]);
    await own.close();
  });
});

describe('a question that was forgotten', () => {
  it('is not caught up, wherever its answer stood', async () => {
    const own = await setStage();
    const person = own.newcomer('forgotten');
    await person.sayAndWait(`${mentionOf(own)} ${QUESTION}`);
    await answerTo(person.command('forget-me'));
    await eventually(() => person.answers().length === 0);
    await own.restart();
    await sleep(SILENCE_MS);
    expect(person.answers()).toHaveLength(0);
    expect(shown(await person.sayAndWait(`${mentionOf(own)} ${QUESTION}`))).toContain(QUOTE);
    await own.close();
  });
});

describe('refusals of Discord', () => {
  it('AutoMod: titles and links are shown instead, else a sentence', async () => {
    const { store } = stage.discord;
    store.autoMod = /灵寿/;
    expect(shown(await answerTo(stage.newcomer('mod-1').command('ask', { question: QUESTION })))).toContain('自动审核');
    const person = stage.newcomer('mod-2');
    expect(await onlyAnswer(person, () => person.say(`${mention} ${QUESTION}`))).toContain('example.org/a1');
    store.autoMod = /灵寿|定点帮扶三个县/;
    expect(shown(await answerTo(stage.newcomer('mod-3').command('ask', { question: QUESTION })))).toContain('自动审核');
    store.autoMod = undefined;
  });

  it('a deleted channel and a locked thread: nothing is tried twice, nothing breaks', async () => {
    const { discord, guild, channel } = stage;
    const doomed = discord.world.addChannel(guild, 'doomed');
    discord.gateway.dispatch('CHANNEL_CREATE', discord.store.threadPayload(doomed));
    const locked = discord.world.addChannel(guild, 'locked', {
      type: CHANNEL_TYPES.publicThread,
      parentId: channel.id,
      ownerId: stage.asker.user.id,
    });
    discord.gateway.dispatch('THREAD_CREATE', { ...discord.store.threadPayload(locked), guild_id: guild.id });
    for (const place of [doomed, locked]) {
      const person = stage.newcomer(place.name).at({ channel: place });
      person.say(`${mention} 慢慢 ${QUESTION}`);
      place.deleted = place === doomed;
      place.locked = place === locked;
    }
    await sleep(1_000);
    expect(shown(await answerTo(stage.newcomer('after').command('ask', { question: QUESTION })))).toContain(QUOTE);
  });

  it('an error inside becomes one calm sentence with an id', async () => {
    const text = shown(await answerTo(stage.newcomer('unlucky').command('ask', { question: '哪些县出错？' })));
    expect(text).toMatch(/[0-9a-f]{8}/);
    expect(text).not.toContain('articleCache');
  });

  it('were the only ones: nothing else was wrong', () => {
    expect(stage.discord.violations).toEqual([]);
  });
});

describe('the process ends with a remedy', () => {
  it.each([
    [4004, 'DISCORD_TOKEN'],
    [4014, 'Update Youju'],
  ])('when the gateway closes with %i', async (code, remedy) => {
    const own = await setStage();
    own.discord.gateway.drop(code);
    expect(await own.bot.ended()).toBe(1);
    expect(own.bot.stderr()).toContain(remedy);
    await own.close();
  });

  it('when the gateway does not take it at the start', async () => {
    const own = await setStage();
    await own.bot.stop();
    own.discord.gateway.refuseWith = 4014;
    const second = spawnBot(own.discord);
    expect(await second.ended()).toBe(1);
    expect(second.stderr()).toContain('4014');
    await own.close();
  });

  it('when the token is wrong, at the start and later', async () => {
    const own = await setStage();
    const second = spawnBot(own.discord, undefined, { DISCORD_TOKEN: 'wrong' });
    expect(await second.ended()).toBe(1);
    expect(second.stderr()).toContain('DISCORD_TOKEN');
    own.discord.token = 'reset';
    own.asker.say(`<@${own.discord.world.bot.id}> ${QUESTION}`);
    expect(await own.bot.ended()).toBe(1);
    expect(own.bot.stderr()).toContain('DISCORD_TOKEN');
    await own.close();
  });

  it('after it has finished the answers under way, when it is asked to stop', async () => {
    const own = await setStage();
    const interaction = own.asker.command('ask', { question: `慢慢 ${QUESTION}` });
    await eventually(() => interaction.acknowledged);
    await own.bot.stop();
    expect(interaction.response && shown(interaction.response)).toContain(QUOTE);
    await own.close();
  });
});

describe('the log of a bot that could not answer', () => {
  it('tells of the failure, and nothing of the question, the answer and the tokens', async () => {
    const { discord } = stage;
    const person = stage.newcomer('canary');
    discord.faults.add({ kind: 'server-error', method: 'PATCH', path: /^\/webhooks\//, times: 50 });
    discord.faults.add({ kind: 'server-error', method: 'POST', path: /^\/webhooks\//, times: 50 });
    const before = stage.bot.stderr().length;
    const interaction = person.command('ask', { question: QUESTION });
    const said = () => stage.bot.stderr().slice(before);
    await eventually(() => said().includes('an interaction failed'));
    expect(said()).toContain('"status":500');
    discord.faults.clear();
    for (const secret of [QUESTION, QUOTE.slice(0, 20), interaction.token, TOKEN]) expect(said()).not.toContain(secret);
  });
});
