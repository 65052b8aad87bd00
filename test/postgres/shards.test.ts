import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shardOf } from '../../src/bot/discord/shard.ts';
import { HISTORY_SCHEMA } from '../../src/history/postgres/tables.ts';
import { eventually } from '../support/discord/eventually.ts';
import { LocalDiscord } from '../support/discord/local-discord.ts';
import { Person } from '../support/discord/person.ts';
import { shown } from '../support/discord/stage.ts';
import { type BotProcess, spawnBot } from '../support/discord/start-bot-process.ts';
import { type LocalChannel, type LocalMessage, textOf } from '../support/discord/wire.ts';
import { freePort } from '../support/free-port.ts';
import { hasServer, RealServer, serverSuite } from '../support/postgres/real-server.ts';

const QUESTION = '国家发展改革委定点帮扶哪些县？';
const QUOTE = '国家发展改革委定点帮扶河北省灵寿县、吉林省汪清县和广西田东县。';
const SHARDS = 4;
const PROCESSES = 2;
const QUESTIONS = 40;

describe.skipIf(!hasServer)(serverSuite('a bot of two processes on one database'), () => {
  let server: RealServer;
  let discord: LocalDiscord;
  let bots: BotProcess[] = [];
  const channels: LocalChannel[] = [];
  const asked: LocalMessage[] = [];
  const ask = (count: number) => {
    for (let i = 0; i < count; i++) {
      const channel = channels[asked.length % SHARDS] as LocalChannel;
      const guild = discord.world.guilds.get(channel.guildId ?? '');
      const user = discord.world.addUser(`asker-${asked.length}`);
      guild?.members.set(user.id, []);
      asked.push(new Person(discord, user, { channel }).say(`<@${discord.world.bot.id}> ${QUESTION}`));
    }
  };
  const answersTo = ({ id }: LocalMessage) =>
    [...discord.world.messages.values()].filter(
      ({ authorId, wire }) =>
        authorId === discord.world.bot.id &&
        textOf((wire['message_reference'] as { message_id?: unknown } | undefined)?.message_id) === id,
    );
  const areAnswered = () => asked.every((question) => answersTo(question).length > 0);

  beforeAll(async () => {
    server = await RealServer.start(await freePort());
    discord = await LocalDiscord.start();
    discord.gateway.shards = SHARDS;
    while (channels.filter(Boolean).length < SHARDS) {
      const guild = discord.world.addGuild(`guild ${discord.world.guilds.size}`);
      channels[shardOf(guild.id, SHARDS)] ??= discord.world.addChannel(guild, 'general');
    }
    const each = SHARDS / PROCESSES;
    bots = Array.from({ length: PROCESSES }, (_, i) => {
      const url = server.url();
      const env = {
        YOUJU_TEST_HISTORY_URL: url,
        HISTORY_URL: url,
        HISTORY_SECRET: 'secret-of-the-test-0123',
        SHARDS: `${i * each}-${(i + 1) * each - 1}/${SHARDS}`,
      };
      return spawnBot(discord, undefined, env);
    });
    await eventually(() => {
      for (const bot of bots) if (bot.child.exitCode !== null) throw new Error(`a bot ended: ${bot.stderr()}`);
      return bots.every((bot) => bot.isReady());
    });
  });
  afterAll(async () => {
    await Promise.all(bots.map((bot) => bot.stop()));
    await discord?.close();
    await server?.close();
  });

  it('identifies once for every shard', async () => {
    // A process is ready with its first shard; the others follow one after the other.
    await eventually(() => new Set(discord.gateway.identified).size === SHARDS);
    expect([...discord.gateway.identified].sort()).toEqual(Array.from({ length: SHARDS }, (_, id) => id));
  });

  it('answers every question once, also when one of the two processes is killed among them', async () => {
    ask(QUESTIONS / 2);
    await eventually(areAnswered);
    ask(QUESTIONS / 4);
    bots[1]?.child.kill('SIGKILL');
    ask(QUESTIONS / 4);
    await eventually(areAnswered);
    expect(asked.map((question) => answersTo(question).length)).toEqual(Array(QUESTIONS).fill(1));
    expect(asked.every((question) => shown(answersTo(question)[0] as LocalMessage).includes(QUOTE))).toBe(true);
    // The shards of the other process stay connected; the process that started first may have taken more than its own.
    const takenOver = discord.gateway.identified.slice(SHARDS);
    expect(new Set(takenOver).size).toBe(takenOver.length);
    expect(takenOver.length).toBeLessThan(SHARDS);
    const [row] = await server.run<{ n: string }>(`SELECT count(*) AS n FROM ${HISTORY_SCHEMA}.entry`);
    expect(Number(row?.n)).toBe(QUESTIONS);
    expect(discord.violations).toEqual([]);
  });
});
