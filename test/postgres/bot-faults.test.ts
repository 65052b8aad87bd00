import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HISTORY_SCHEMA } from '../../src/history/postgres/tables.ts';
import { eventually } from '../support/discord/eventually.ts';
import type { Person } from '../support/discord/person.ts';
import { labels, type Stage, setStage, shown } from '../support/discord/stage.ts';
import { freePort } from '../support/free-port.ts';
import { hasServer, RealServer, serverSuite } from '../support/postgres/real-server.ts';

const QUESTION = '国家发展改革委定点帮扶哪些县？';
const QUOTE = '国家发展改革委定点帮扶河北省灵寿县、吉林省汪清县和广西田东县。';
const ANSWERED_WITHIN_MS = 60_000;

describe.skipIf(!hasServer)(serverSuite('a bot whose history is on a PostgreSQL server'), () => {
  let server: RealServer;
  let stage: Stage;
  const recorded = async () =>
    Number((await server.run<{ n: string }>(`SELECT count(*) AS n FROM ${HISTORY_SCHEMA}.entry`))[0]?.n);
  const ask = async (person: Person) => {
    const before = person.answers().length;
    person.say(`<@${stage.discord.world.bot.id}> ${QUESTION}`);
    await eventually(() => person.answers().length > before, ANSWERED_WITHIN_MS);
    const answer = person.answers().at(-1);
    expect(answer && shown(answer)).toContain(QUOTE);
    return answer as NonNullable<typeof answer>;
  };

  beforeAll(async () => {
    server = await RealServer.start(await freePort());
    stage = await setStage({ YOUJU_TEST_HISTORY_URL: server.url() });
  });
  afterAll(async () => {
    await stage?.close();
    await server?.close();
  });

  it('records what is asked, with buttons', async () => {
    expect(labels(await ask(stage.newcomer('first')))).not.toEqual([]);
    expect(await recorded()).toBe(1);
  });

  it('answers while the server is killed, and records again when it is back, by itself', async () => {
    await server.kill();
    await ask(stage.newcomer('while away'));
    await server.up();
    const before = await recorded();
    await eventuallyRecords(before);
  });

  it('answers while the server is paused, and records again when it is not', async () => {
    server.pause();
    try {
      await ask(stage.newcomer('while paused'));
    } finally {
      server.resume();
    }
    await eventuallyRecords(await recorded());
  });

  /** The bot looks only from time to time for a server that was away, so one of several questions finds it again. */
  async function eventuallyRecords(before: number): Promise<void> {
    const deadline = performance.now() + ANSWERED_WITHIN_MS;
    for (let i = 0; (await recorded()) <= before && performance.now() < deadline; i++) {
      await ask(stage.newcomer(`again ${before} ${i}`));
      await sleep(500);
    }
    expect(await recorded()).toBeGreaterThan(before);
  }
});
