import { once } from 'node:events';
import { shardOf } from '../../src/bot/discord/shard.ts';
import { HISTORY_SCHEMA } from '../../src/history/postgres/tables.ts';
import { eventually } from '../support/discord/eventually.ts';
import { LocalDiscord } from '../support/discord/local-discord.ts';
import { Person } from '../support/discord/person.ts';
import { shown } from '../support/discord/stage.ts';
import { spawnBot } from '../support/discord/start-bot-process.ts';
import { type LocalChannel, type LocalMessage, textOf } from '../support/discord/wire.ts';
import { freePort } from '../support/free-port.ts';
import { RealServer } from '../support/postgres/real-server.ts';

// npm run bench:shards [questions] [processes]: a bot of several processes, two shards each, on one database. Half of
// the questions come while all processes run, the others around the kill of one. Each must be answered once; otherwise
// it ends with 1. The programs of PostgreSQL are in YOUJU_TEST_POSTGRES_BIN.

const [questions = 200, processes = 4] = process.argv.slice(2).map(Number);
const SHARDS_EACH = 2;
const shards = processes * SHARDS_EACH;
const QUESTION = '国家发展改革委定点帮扶哪些县？';
const QUOTE = '国家发展改革委定点帮扶河北省灵寿县、吉林省汪清县和广西田东县。';
const SETTLED_WITHIN_MS = 400_000;

// Each process takes up to ten connections; a server takes a hundred unless it is told otherwise.
const server = await RealServer.start(await freePort(), 100);
const discord = await LocalDiscord.start();
discord.gateway.shards = shards;
const channels = new Map<number, LocalChannel>();
while (channels.size < shards) {
  const guild = discord.world.addGuild(`guild ${discord.world.guilds.size}`);
  const shard = shardOf(guild.id, shards);
  if (!channels.has(shard)) channels.set(shard, discord.world.addChannel(guild, 'general'));
}
const asked: LocalMessage[] = [];
const problems: string[] = [];

const bots = Array.from({ length: processes }, (_, i) =>
  spawnBot(discord, undefined, {
    YOUJU_TEST_HISTORY_URL: server.url(),
    HISTORY_URL: server.url(),
    HISTORY_SECRET: 'secret-of-the-bench-0123',
    SHARDS: `${i * SHARDS_EACH}-${(i + 1) * SHARDS_EACH - 1}/${shards}`,
  }),
);
await eventually(() => bots.every((bot) => bot.isReady()), SETTLED_WITHIN_MS);
await timed(`${shards} shards connected`, () => discord.gateway.identified.length >= shards);
ask(questions / 2);
await timed(`${asked.length} questions, all processes up`, areAnswered);
ask(questions / 4);
const victim = bots[1]?.child;
if (victim) {
  victim.kill('SIGKILL');
  await once(victim, 'exit');
}
ask(questions / 4);
await timed(`${questions / 2} questions around the kill of one process`, areAnswered);

const counts = asked.map((question) => answersTo(question).length);
check(counts.filter((count) => count > 1).length, 'questions answered more than once');
check(counts.filter((count) => count === 0).length, 'questions without an answer');
const wrong = asked.filter((question) => !answersTo(question).some((answer) => shown(answer).includes(QUOTE)));
check(wrong.length, 'answers without the quotation');
const [row] = await server.run<{ n: string }>(`SELECT count(*) AS n FROM ${HISTORY_SCHEMA}.entry`);
check(asked.length - Number(row?.n), 'questions missing in the history');
check(discord.violations.length, 'requests that Discord would refuse');
const takenOver = discord.gateway.identified.slice(shards);
check(takenOver.length - new Set(takenOver).size, 'shards taken over more than once');
process.stdout.write(`${takenOver.length} shards taken over: ${takenOver.join(', ')}\n`);
await Promise.all(bots.map((bot) => bot.stop()));
if (problems.length > 0) for (const bot of bots) process.stderr.write(bot.stderr());
await discord.close();
await server.close();
process.stdout.write(`${asked.length} questions, ${problems.length} problems\n`);
process.exitCode = problems.length === 0 ? 0 : 1;

function ask(count: number): void {
  for (let i = 0; i < count; i++) {
    const channel = channels.get(asked.length % shards) as LocalChannel;
    const user = discord.world.addUser(`asker-${asked.length}`);
    discord.world.guilds.get(channel.guildId ?? '')?.members.set(user.id, []);
    asked.push(new Person(discord, user, { channel }).say(`<@${discord.world.bot.id}> ${QUESTION}`));
  }
}

function answersTo({ id }: LocalMessage): LocalMessage[] {
  const repliesTo = ({ wire }: LocalMessage) =>
    textOf((wire['message_reference'] as { message_id?: unknown } | undefined)?.message_id);
  return [...discord.world.messages.values()].filter(
    (message) => message.authorId === discord.world.bot.id && repliesTo(message) === id,
  );
}

function areAnswered(): boolean {
  return asked.every((question) => answersTo(question).length > 0);
}

async function timed(what: string, look: () => boolean): Promise<void> {
  const start = performance.now();
  await eventually(look, SETTLED_WITHIN_MS).catch(() => {});
  process.stdout.write(`${what}: ${((performance.now() - start) / 1_000).toFixed(1)} s\n`);
}

function check(count: number, what: string): void {
  if (count === 0) return;
  problems.push(what);
  process.stderr.write(`✗ ${count} ${what}\n`);
}
