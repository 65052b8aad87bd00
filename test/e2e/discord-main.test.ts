import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/discord/eventually.ts';
import { LocalDiscord } from '../support/discord/local-discord.ts';
import { acknowledgement, answerTo, Person } from '../support/discord/person.ts';
import { shown } from '../support/discord/stage.ts';
import { type BotProcess, startBotProcess } from '../support/discord/start-bot-process.ts';
import { type LocalGuild, type LocalMessage, listOf } from '../support/discord/wire.ts';

const QUESTION = '国家发展改革委定点帮扶哪些县？';
/** Its translation needs a dictionary, which is loaded before the bot is ready. */
const ENGLISH = 'Who chaired the meeting on targeted assistance?';
/** A dictionary that is read while people wait blocks the process for 1.7 s of its own time. */
const BUSY_MS = 1_000;
const COUNTIES = ['灵寿', '汪清', '田东'];

let discord: LocalDiscord;
let bot: BotProcess;
let guild: LocalGuild;
let asker: Person;
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'youju-main-'));
  discord = await LocalDiscord.start();
  const user = discord.world.addUser('asker');
  guild = discord.world.addGuild('guild', [user]);
  asker = new Person(discord, user, { channel: discord.world.addChannel(guild, 'general') });
  bot = await startBotProcess(discord, 'src/main.ts', {
    YOUJU_INDEX_DIR: join(directory, 'index'),
    YOUJU_HISTORY_DIR: join(directory, 'history'),
  });
});

afterAll(async () => {
  await bot.stop();
  process.stderr.write(
    bot
      .stderr()
      .split('\n')
      .filter((line) => line.startsWith('event loop'))
      .join('\n'),
  );
  await discord.close();
  await rm(directory, { recursive: true, force: true });
});

function newcomer(name: string): Person {
  const user = discord.world.addUser(name);
  guild.members.set(user.id, []);
  return new Person(discord, user, { channel: discord.world.addChannel(guild, name) });
}

/** True for an answer, false for the position in the queue. */
function hasEmbed(message: LocalMessage): boolean {
  return listOf(message.wire['embeds']).length > 0;
}

function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(q * sorted.length) - 1] ?? Number.NaN;
}

describe('npm start with a token', () => {
  it('acknowledges fifty questions and fifty completions that come at once, on a cold model', async () => {
    const people = Array.from({ length: 50 }, (_, i) => newcomer(`p${i}`));
    const asked = people.map((person, i) =>
      person.command('ask', { question: i === 0 ? ENGLISH : `${QUESTION}第${i + 1}问` }),
    );
    const typed = people.map((person) => person.type('article show', 'article', { article: '帮扶' }));
    const acknowledged = await Promise.all([...asked, ...typed].map((one) => acknowledgement(one)));
    const waits = acknowledged.map(({ afterMs }) => afterMs);
    process.stderr.write(
      `acknowledged: p50 ${quantile(waits.slice(0, 50), 0.5)}, p99 ${quantile(waits.slice(0, 50), 0.99)} ms; ` +
        `completions: p95 ${quantile(waits.slice(50), 0.95)} ms\n`,
    );
    expect(waits.every((ms) => ms < 3_000)).toBe(true);
    for (const one of asked) await eventually(() => one.response && hasEmbed(one.response), 120_000);
  }, 180_000);

  it('answers a question and a mention from the corpus, quoting it', async () => {
    const answer = shown(await answerTo(asker.command('ask', { question: QUESTION })));
    for (const county of COUNTIES) expect(answer).toContain(county);
    const reply = shown(await asker.sayAndWait(`<@${discord.world.bot.id}> ${QUESTION}`));
    for (const county of COUNTIES) expect(reply).toContain(county);
  });

  it('names near questions below a refusal, each of which it answers', async () => {
    const person = newcomer('refused');
    const refusal = shown(await answerTo(person.command('ask', { question: '月球上有几座火山？' })));
    const nearby = [...refusal.matchAll(/^• (.+？)$/gm)].map(([, question = '']) => question);
    expect(nearby).toHaveLength(3);
    for (const question of nearby) {
      const answer = await answerTo(person.command('ask', { question }));
      expect(answer.wire['content']).not.toContain('没有找到');
      expect(answer.wire['content']).toContain('[1]');
    }
  }, 240_000);

  it('finds articles by words, and says so where none fits', async () => {
    const search = async (words: string) => shown(await answerTo(asker.command('article search', { words })));
    expect(await search('定点帮扶')).toContain('国家发展改革委定点帮扶工作领导小组2022年度');
    for (const words of ['阿根廷总统', '火星探测器发射成功', 'asdfgh'])
      expect(await search(words)).toContain('没有找到与');
  }, 240_000);

  it('completes titles of the corpus', async () => {
    const { data } = await acknowledgement(asker.type('article show', 'article', { article: '' }));
    expect(listOf(data['choices'])).toHaveLength(5);
  });

  it('breaks no rule of Discord, and no interaction comes too late or twice', () => {
    expect(discord.violations).toEqual([]);
    expect(discord.served.filter(({ path, status }) => path.endsWith('/callback') && status >= 400)).toEqual([]);
  });

  it('is never kept busy at one go while people wait, not by the first English question either', async () => {
    await bot.stop();
    expect(Number(/busy at most (\d+) ms/.exec(bot.stderr())?.[1])).toBeLessThan(BUSY_MS);
  });
});
