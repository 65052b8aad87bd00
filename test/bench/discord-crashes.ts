import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../support/discord/eventually.ts';
import type { LocalInteraction } from '../support/discord/interaction-desk.ts';
import { LocalDiscord } from '../support/discord/local-discord.ts';
import { Person } from '../support/discord/person.ts';
import { startBotProcess } from '../support/discord/start-bot-process.ts';
import type { LocalMessage } from '../support/discord/wire.ts';

// npm run bench:crashes [times] [seed]: kills the bot at random moments while it is asked, and restarts it. Every
// mention, every direct message and every acknowledged command must be answered or excused once; otherwise it ends with
// 1.

const [times = 30, seed = 1] = process.argv.slice(2).map(Number);
const KILLED_WITHIN_MS = 3_000;
const ASKED_WITHIN_MS = 2_000;
const SETTLED_WITHIN_MS = 300_000;
/** Long enough to notice a second answer that must not come. */
const SILENCE_MS = 1_000;
const QUESTIONS = ['国家发展改革委定点帮扶哪些县？', '会议由谁主持？', 'Which counties does NDRC assist?'];

const random = makeRandom(seed);
const directory = await mkdtemp(join(tmpdir(), 'youju-crashes-'));
const discord = await LocalDiscord.start();
const guild = discord.world.addGuild('guild');
const settings = { YOUJU_HISTORY_DIR: join(directory, 'history'), YOUJU_DIRECT_MESSAGES: 'all' };
const writer = discord.world.addUser('writer');
const direct = new Person(discord, writer, { channel: discord.world.addChannel(null, 'dm', { ownerId: writer.id }) });
const problems: string[] = [];
function report(problem: string): void {
  problems.push(problem);
  process.stderr.write(`✗ ${problem}\n`);
}
let bot = await start();
await answered([direct.say(QUESTIONS[0] ?? '')], 'the first direct message');
for (let run = 1; run <= times; run++) await crash(run);
await bot.stop();
for (const { where, what } of discord.violations) report(`${where}: ${what}`);
await discord.close();
await rm(directory, { recursive: true, force: true });
process.stdout.write(`${times} crashes, ${problems.length} problems\n`);
process.exitCode = problems.length === 0 ? 0 : 1;

function start() {
  return startBotProcess(discord, 'src/main.ts', settings);
}

async function crash(run: number): Promise<void> {
  const said: LocalMessage[] = [];
  const commands: LocalInteraction[] = [];
  const asking = Promise.all([
    ...[0, 1, 2].map((i) => later(() => said.push(mentionBy(`m${run}-${i}`, i)))),
    later(() => said.push(direct.say(QUESTIONS[run % QUESTIONS.length] ?? ''))),
    ...[0, 1, 2].map((i) => later(() => commands.push(commandBy(`c${run}-${i}`, i)))),
  ]);
  const killedAfterMs = Math.round(random() * KILLED_WITHIN_MS);
  await sleep(killedAfterMs);
  bot.child.kill('SIGKILL');
  await bot.ended();
  const acknowledged = commands.filter((one) => one.acknowledged !== undefined);
  await asking;
  bot = await start();
  await answered(said, `run ${run}, killed after ${killedAfterMs} ms`);
  const isDone = (one: LocalInteraction) => one.response !== undefined && !one.response.loading;
  await eventually(() => acknowledged.every(isDone), SETTLED_WITHIN_MS).catch(() => {});
  const lost = acknowledged.filter((one) => !isDone(one)).length;
  if (lost > 0) report(`run ${run}: ${lost} of ${acknowledged.length} commands stay without an answer`);
  process.stdout.write(`run ${run}: killed after ${killedAfterMs} ms, ${acknowledged.length} commands acknowledged\n`);
}

/** Waits until every message has its only answer. */
async function answered(said: readonly LocalMessage[], when: string): Promise<void> {
  await eventually(() => said.every((one) => answersTo(one) > 0), SETTLED_WITHIN_MS).catch(() => {});
  await sleep(SILENCE_MS);
  for (const one of said) {
    const count = answersTo(one);
    if (count !== 1) report(`${when}: ${count} answers to a message`);
  }
}

function answersTo(message: LocalMessage): number {
  const { world } = discord;
  return [...world.messages.values()].filter(
    ({ wire, authorId }) =>
      authorId === world.bot.id &&
      (wire['message_reference'] as { message_id?: string } | undefined)?.message_id === message.id,
  ).length;
}

function newcomer(name: string): Person {
  const user = discord.world.addUser(name);
  guild.members.set(user.id, []);
  const channel = discord.world.addChannel(guild, name);
  discord.gateway.dispatch('CHANNEL_CREATE', discord.store.threadPayload(channel));
  return new Person(discord, user, { channel });
}

function mentionBy(name: string, i: number): LocalMessage {
  return newcomer(name).say(`<@${discord.world.bot.id}> ${QUESTIONS[i] ?? ''}`);
}

function commandBy(name: string, i: number): LocalInteraction {
  return newcomer(name).command('ask', { question: QUESTIONS[i] ?? '' });
}

async function later(act: () => unknown): Promise<void> {
  await sleep(random() * ASKED_WITHIN_MS);
  act();
}

/** Numbers from 0 to 1; the same seed gives the same ones (mulberry32). */
function makeRandom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
