import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REACTIONS } from '../../src/bot/asking/small-talk-reply.ts';
import { chat } from '../../src/cli/commands/chat.ts';
import type { Answer } from '../../src/model/answer.ts';
import { dayOf } from '../../src/model/day.ts';
import type { Collections, Library } from '../../src/model/library.ts';
import { plainLine } from '../../src/render/answer/plain-line.ts';
import { unescapeMarkdown } from '../../src/render/discord/markdown.ts';
import { readConfig } from '../../src/support/config.ts';
import { makeLog } from '../../src/support/log.ts';
import { openCollections } from '../../src/wire/open-library.ts';
import { readScripts, type Script } from '../support/conversations.ts';
import { LocalDiscord } from '../support/discord/local-discord.ts';
import { Person } from '../support/discord/person.ts';
import { type BotProcess, startBotProcess } from '../support/discord/start-bot-process.ts';
import { type LocalGuild, textOf } from '../support/discord/wire.ts';
import { CHANNEL_TYPES } from '../support/discord/world.ts';
import { readTalk } from '../support/talk.ts';

let discord: LocalDiscord;
let bot: BotProcess;
let guild: LocalGuild;
let collections: Collections | undefined;
let library: Library | undefined;
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'youju-talks-'));
  discord = await LocalDiscord.start();
  guild = discord.world.addGuild('guild');
  const indexDir = join(directory, 'index');
  const env = { YOUJU_INDEX_DIR: indexDir, YOUJU_HISTORY_DIR: join(directory, 'history') };
  bot = await startBotProcess(discord, 'src/main.ts', env);
  collections = await openCollections(readConfig({ ...process.env, ...env }), makeLog('error'));
  library = collections.within(null);
}, 300_000);

afterAll(async () => {
  await collections?.close();
  await bot.stop();
  await discord.close();
  await rm(directory, { recursive: true, force: true });
});

/** Answers to the questions of a conversation in the terminal, in order, each on one line. */
async function inTerminal({ turns }: Script, opened: Library): Promise<string[]> {
  const answers: Answer[] = [];
  const watched: Library = {
    ...opened,
    ask: async (question) => {
      const answer = await opened.ask(question);
      answers.push(answer);
      return answer;
    },
  };
  await chat({
    library: watched,
    input: Readable.from(turns.map(({ question }) => `${question}\n`)),
    output: new PassThrough().resume(),
    locale: 'zh-Hans',
    isInteractive: false,
    today: () => dayOf(new Date()),
    readTalk,
    signal: new AbortController().signal,
  });
  return answers.map((answer) => plainLine(answer).text);
}

/** The same in a thread: the first line of each answer, without its marks. */
async function inDiscord({ name, turns }: Script): Promise<string[]> {
  const user = discord.world.addUser(name);
  guild.members.set(user.id, []);
  const parent = discord.world.addChannel(guild, name);
  const facts = { type: CHANNEL_TYPES.publicThread, parentId: parent.id };
  const thread = discord.world.addChannel(guild, '讨论', facts);
  discord.gateway.dispatch('CHANNEL_CREATE', discord.store.threadPayload(parent));
  discord.gateway.dispatch('THREAD_CREATE', { ...discord.store.threadPayload(thread), guild_id: guild.id });
  const person = new Person(discord, user, { channel: thread });
  const lines: string[] = [];
  for (const { question } of turns) {
    const { kind } = readTalk(question);
    const text = `<@${discord.world.bot.id}> ${question}`;
    if (kind !== 'question' && kind in REACTIONS) person.say(text);
    else if (kind !== 'question') await person.sayAndWait(text);
    if (kind !== 'question') continue;
    const answer = await person.sayAndWait(text);
    lines.push(unescapeMarkdown(textOf(answer.wire['content'])).replace(/(?: (?:\[\d+\])+)?(?: · [^·]*)?$/, ''));
  }
  return lines;
}

describe('a conversation of four turns', () => {
  it.each(readScripts())(
    'gets the same answers in a thread as in the terminal: $name',
    async (script) => {
      const expected = await inTerminal(script, library as Library);
      expect(expected.length).toBeGreaterThan(1);
      expect(await inDiscord(script)).toEqual(
        expected.map((line) => line.replace(/(?: (?:\[\d+\])+)?(?: · [^·]*)?$/, '')),
      );
    },
    120_000,
  );

  it('broke no rule of Discord', () => {
    expect(discord.violations).toEqual([]);
  });
});
