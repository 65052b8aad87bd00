import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../src/render/discord/markdown.ts';
import { DISCORD_TEXTS } from '../../src/render/strings/discord-texts.ts';
import { STRINGS } from '../../src/render/strings/strings.ts';
import { TALK_TEXTS } from '../../src/render/strings/talk-texts.ts';
import { readScripts } from '../support/conversations.ts';
import { eventually } from '../support/discord/eventually.ts';
import { BITS } from '../support/discord/permissions.ts';
import { answerTo } from '../support/discord/person.ts';
import { type Stage, setStage, shown } from '../support/discord/stage.ts';
import { CHANNEL_TYPES } from '../support/discord/world.ts';

const QUESTION = '国家发展改革委定点帮扶哪些县？';
const texts = TALK_TEXTS['zh-Hans'];
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

function openThread(name: string) {
  const { discord, guild, channel } = stage;
  const thread = discord.world.addChannel(guild, name, { type: CHANNEL_TYPES.publicThread, parentId: channel.id });
  discord.gateway.dispatch('THREAD_CREATE', { ...discord.store.threadPayload(thread), guild_id: guild.id });
  return thread;
}

describe('small talk in Discord', () => {
  it.each([
    ['谢谢！', '❤️'],
    ['收到', '👍'],
    ['哈哈', '😄'],
    ['ok', '👍'],
  ])('%s after an answer gets a reaction and no words', async (text, emoji) => {
    const person = stage.newcomer(`nodder-${text}`);
    const answer = await person.sayAndWait(`${mention} ${QUESTION}`);
    const before = person.answers().length;
    const said = person.say(text, { replyTo: answer });
    await eventually(() => stage.discord.world.reactions.get(said.id) === emoji);
    expect(person.answers().length).toBe(before);
  });

  it('a sticker gets a reaction by its name, and one that waves a greeting', async () => {
    const person = stage.newcomer('sticker-sender');
    const before = person.answers().length;
    const thanks = person.say(mention, { stickers: ['Thank you'] });
    await eventually(() => stage.discord.world.reactions.get(thanks.id) === '❤️');
    const other = person.say(mention, { stickers: ['某某表情'] });
    await eventually(() => stage.discord.world.reactions.get(other.id) === '👍');
    expect(person.answers().length).toBe(before);
  });

  it('a picture without text is told what to do, a picture with a question is answered', async () => {
    const person = stage.newcomer('photographer');
    const told = await person.sayAndWait(mention, { files: ['scan.png'] });
    expect(shown(told)).toContain(DISCORD_TEXTS['zh-Hans'].attachmentAlone);
    const answer = await person.sayAndWait(`${mention} ${QUESTION}`, { files: ['scan.png'] });
    expect(shown(answer)).toContain('灵寿县');
  });

  it('gets nothing where the bot may not react', async () => {
    const { discord, guild } = stage;
    const deny = [{ id: guild.id, type: 0 as const, allow: 0n, deny: BITS.addReactions }];
    const channel = discord.world.addChannel(guild, 'no-reactions', { overwrites: deny });
    discord.gateway.dispatch('CHANNEL_CREATE', discord.store.threadPayload(channel));
    const person = stage.newcomer('unread').at({ channel });
    const said = person.say(`${mention} 谢谢`);
    await sleep(SILENCE_MS);
    expect(discord.world.reactions.has(said.id)).toBe(false);
    expect(person.answers()).toEqual([]);
  });

  it('a greeting and "who are you" get a line with questions to ask', async () => {
    const hello = shown(await stage.newcomer('greeter').sayAndWait(`${mention} 你好`));
    expect(hello).toContain(texts.greeting([QUESTION]));
    const who = shown(await stage.newcomer('wonderer').sayAndWait(`${mention} who are you?`));
    expect(who).toContain(TALK_TEXTS.en.about([QUESTION]));
  });

  it('a doubt shows the quotation in its context again', async () => {
    const person = stage.newcomer('doubter');
    const answer = await person.sayAndWait(`${mention} ${QUESTION}`);
    const again = shown(await person.sayAndWait('真的吗？', { replyTo: answer }));
    expect(again).toContain(texts.doubt);
    expect(again).toContain('**国家发展改革委定点帮扶河北省灵寿县、吉林省汪清县和广西田东县。**');
    expect(again).toContain('三千万元');
    expect(shown(await stage.newcomer('doubter-2').sayAndWait(`${mention} 确定吗`))).toContain(texts.doubtNothing);
  });

  it('in /ask is answered to the asker alone', async () => {
    const reply = await answerTo(stage.newcomer('commander').command('ask', { question: '谢谢' }));
    expect(shown(reply)).toContain(texts.thanks);
  });
});

describe('a follow-up in Discord', () => {
  it('from the button is looked up as one question', async () => {
    const person = stage.newcomer('presser');
    const answer = await person.sayAndWait(`${mention} ${QUESTION}`);
    const opened = person.press(answer, new RegExp(STRINGS['zh-Hans'].buttons.followUp));
    await eventually(() => opened.acknowledged?.type === 9);
    const next = shown(await answerTo(person.submit(opened, { text: '其中在吉林的是哪个' })));
    expect(next).toContain('国家发展改革委定点帮扶的灵寿县、汪清县、田东县中在吉林的是哪个');
    expect(next).not.toContain(QUESTION);
  });

  it('in a thread goes on from its title', async () => {
    const person = stage.newcomer('threader').at({ channel: openThread('发改委定点帮扶三个县') });
    const answer = shown(await person.sayAndWait(`${mention} 会议是谁主持的？`));
    expect(answer).toContain('发改委定点帮扶三个县会议是谁主持的？');
  });

  it('about "this article" names the article of the answer, of the thread on it, or of the post about it', async () => {
    const { discord, guild, channel } = stage;
    const person = stage.newcomer('pointer');
    const answer = await person.sayAndWait(`${mention} ${QUESTION}`);
    const asked = '《发改委定点帮扶三个县》讲了什么？';
    expect(shown(await person.sayAndWait('这篇文章讲了什么？', { replyTo: answer }))).toContain(asked);
    const facts = { id: answer.id, type: CHANNEL_TYPES.publicThread, parentId: channel.id };
    const onAnswer = discord.world.addChannel(guild, '讨论一下', facts);
    discord.gateway.dispatch('THREAD_CREATE', { ...discord.store.threadPayload(onAnswer), guild_id: guild.id });
    for (const place of [onAnswer, openThread('发改委定点帮扶三个县')]) {
      const visitor = stage.newcomer(`pointer-${place.name}`).at({ channel: place });
      expect(shown(await visitor.sayAndWait(`${mention} 这篇文章讲了什么？`))).toContain(asked);
    }
  });

  it('by command in a thread goes on from its title, too', async () => {
    const person = stage.newcomer('commander-2').at({ channel: openThread('发改委定点帮扶三个县') });
    const answer = await answerTo(person.command('ask', { question: '会议是谁主持的？' }));
    expect(shown(answer)).toContain('发改委定点帮扶三个县会议是谁主持的？');
  });

  it.each(readScripts())('asks what the terminal asks: $name', async ({ name, turns }) => {
    const person = stage.newcomer(`script-${name}`).at({ channel: openThread('讨论') });
    for (const turn of turns) {
      if ('asked' in turn) {
        const answer = shown(await person.sayAndWait(`${mention} ${turn.question}`));
        if (turn.asked !== turn.question) expect(answer).toContain(turn.asked);
        if (turn.short !== null) expect(answer).toContain(escapeMarkdown(turn.short));
      } else {
        const said = person.say(`${mention} ${turn.question}`);
        const isAnswered = () => stage.discord.world.reactions.has(said.id) || person.answers().length > 0;
        await eventually(isAnswered);
      }
    }
  });

  it('broke no rule of Discord, nor did anything else', () => {
    expect(stage.discord.violations).toEqual([]);
  });
});
