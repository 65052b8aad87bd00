import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../support/discord/eventually.ts';
import type { LocalInteraction } from '../support/discord/interaction-desk.ts';
import { LocalDiscord } from '../support/discord/local-discord.ts';
import { Person } from '../support/discord/person.ts';
import { startBotProcess } from '../support/discord/start-bot-process.ts';
import { listOf } from '../support/discord/wire.ts';

// npm run bench:discord [people]: a hundred people in three channels ask and type at once, in the second after the
// start and again when everything is warm. It ends with 1 if somebody waits too long, gets no answer or two, or if the
// bot's own process is blocked for too long. It needs a quiet machine.

const people = Number(process.argv[2] ?? 100);
const CHANNELS = 3;
const ACKNOWLEDGED_P99_MS = 1_500;
const BLOCKED_MS = 200;
const ANSWERED_WITHIN_MS = 10 * 60_000;
/** The first question is English, because its dictionary is loaded before the bot is ready. */
const QUESTIONS = [
  'Who chaired the meeting on targeted assistance?',
  '国家发展改革委定点帮扶哪些县？',
  '会议由谁主持？',
];

const problems: string[] = [];
const directory = await mkdtemp(join(tmpdir(), 'youju-load-'));
const discord = await LocalDiscord.start();
const users = Array.from({ length: people }, (_, i) => discord.world.addUser(`person-${i}`));
const rounds = ['cold', 'warm'].map((name) => ({ name, persons: seat(name) }));
const bot = await startBotProcess(discord, 'src/main.ts', { YOUJU_HISTORY_DIR: join(directory, 'history') });
for (const { name, persons } of rounds) await measure(name, persons);
await bot.stop();
const [, blockedMs, busyMs] = (/blocked at most (\d+) ms, busy at most (\d+) ms/.exec(bot.stderr()) ?? []).map(Number);
process.stdout.write(`blocked for at most ${blockedMs} ms, busy for at most ${busyMs} ms of CPU\n`);
if (!(Number(blockedMs) <= BLOCKED_MS)) problems.push(`blocked for ${blockedMs} ms, busy for ${busyMs} ms`);
problems.push(...discord.violations.map(({ where, what }) => `${where}: ${what}`));
await discord.close();
await rm(directory, { recursive: true, force: true });
for (const problem of problems) process.stderr.write(`✗ ${problem}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;

/** A new guild for every round, because one guild may ask only a limited number of questions a minute. */
function seat(name: string): Person[] {
  const guild = discord.world.addGuild(name, users);
  const channels = Array.from({ length: CHANNELS }, (_, i) => discord.world.addChannel(guild, `${name}-${i}`));
  return users.flatMap((user, i) => {
    const channel = channels[i % CHANNELS];
    return channel === undefined ? [] : [new Person(discord, user, { channel })];
  });
}

async function measure(name: string, persons: readonly Person[]): Promise<void> {
  const asked = persons.map((person, i) =>
    person.command('ask', { question: `${QUESTIONS[i % QUESTIONS.length]}${i < QUESTIONS.length ? '' : ` (${i})`}` }),
  );
  const typed = persons.map((person) => person.type('article show', 'article', { article: '帮扶' }));
  const began = performance.now();
  const isOver = (one: LocalInteraction) => one.response !== undefined && !one.response.loading && isAnswer(one);
  await eventually(() => asked.every(isOver), ANSWERED_WITHIN_MS).catch(() => {});
  const seconds = (performance.now() - began) / 1_000;
  for (const [what, all] of [
    ['questions', asked],
    ['completions', typed],
  ] as const) {
    const waits = all.map((one) => one.acknowledged?.afterMs ?? Number.POSITIVE_INFINITY);
    const [p50, p99] = [quantile(waits, 0.5), quantile(waits, 0.99)];
    process.stdout.write(`${name} ${what}: acknowledged p50 ${p50} ms, p99 ${p99} ms\n`);
    if (p99 > ACKNOWLEDGED_P99_MS) problems.push(`${name} ${what}: p99 ${p99} ms`);
  }
  const lost = asked.filter((one) => !isOver(one)).length;
  const answers = new Set(persons.flatMap((person) => person.answers().map(({ id }) => id))).size;
  process.stdout.write(`${name}: ${asked.length - lost} answered in ${seconds.toFixed(1)} s, ${answers} messages\n`);
  if (lost > 0) problems.push(`${name}: ${lost} lost`);
  if (answers > asked.length) problems.push(`${name}: ${answers - asked.length} answered twice`);
}

/** True for an answer, false for the position in the queue. */
function isAnswer({ response }: LocalInteraction): boolean {
  return response !== undefined && listOf(response.wire['embeds']).length > 0;
}

function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.ceil(q * sorted.length) - 1] ?? Number.NaN);
}
