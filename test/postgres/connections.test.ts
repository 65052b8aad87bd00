import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Postgres, type PostgresSettings } from '../../src/postgres/postgres.ts';
import { freePort } from '../support/free-port.ts';
import { hasServer, RealServer, serverSuite } from '../support/postgres/real-server.ts';

/** Longer than a connection may take to be made. */
const HELD_SECONDS = 4;
const CALLS = 5;

describe.skipIf(!hasServer)(serverSuite('the connections of a process to a PostgreSQL server'), () => {
  let server: RealServer;
  let database: Postgres | undefined;
  const open = (settings: Partial<PostgresSettings> = {}) => {
    const timing = { statementMs: 10_000, patienceMs: 1_000, queueMs: 60_000 };
    database = new Postgres({ url: server.url(), name: 'connections', connections: 1, ...timing, ...settings });
    return database;
  };
  const holding = (seconds = HELD_SECONDS) => (database as Postgres).query('SELECT pg_sleep($1)', [seconds]);
  const asking = () => (database as Postgres).query<{ one: number }>('SELECT 1 AS one');

  beforeAll(async () => {
    server = await RealServer.start(await freePort());
  });
  afterEach(async () => {
    server.resume();
    await server.up();
    await database?.close();
  });
  afterAll(() => server?.close());

  it('are waited for while a slow statement holds the only one, longer than making one may take', async () => {
    open();
    const slow = holding();
    const answers = await Promise.all(Array.from({ length: CALLS }, asking));
    expect(answers).toEqual(Array(CALLS).fill([{ one: 1 }]));
    await slow;
  });

  it('are not waited for longer than the caller may wait, and the server does not count as away for that', async () => {
    open({ queueMs: 200 });
    const slow = holding(1);
    const failure = { code: 'DATABASE_UNAVAILABLE', message: expect.stringContaining('all 1 connections') };
    await expect(asking()).rejects.toMatchObject(failure);
    await slow;
    expect(await asking()).toEqual([{ one: 1 }]);
  });

  it('say so where a statement takes longer than it may, and serve the next one', async () => {
    open({ statementMs: 300 });
    const failure = { code: 'DATABASE_UNAVAILABLE', message: expect.stringContaining('statement timeout') };
    await expect(holding(5)).rejects.toMatchObject(failure);
    expect(await asking()).toEqual([{ one: 1 }]);
  });

  it('are given in the order of the calls', async () => {
    open();
    const order: number[] = [];
    const note = (number: number) => asking().then(() => order.push(number));
    const slow = holding(0.2);
    await Promise.all([...Array(CALLS).keys()].map(note));
    await slow;
    expect(order).toEqual([...Array(CALLS).keys()]);
  });

  it('fail soon for all that wait where the server is away', async () => {
    open({ statementMs: 1_000 });
    await asking();
    server.pause();
    const began = performance.now();
    const failures = await Promise.allSettled(Array.from({ length: CALLS }, asking));
    expect(failures.map(({ status }) => status)).toEqual(Array(CALLS).fill('rejected'));
    // One call after the other would take as many times the limit of a statement.
    expect(performance.now() - began).toBeLessThan(CALLS * 2_000);
  });

  it('serve the other calls while one statement fails again and again, and after it', async () => {
    open({ connections: 2 });
    let hasFailed = false;
    // The state of a lock that was not free in time, which is a fault that passes.
    const failing = (database as Postgres)
      .query(`DO $$ BEGIN RAISE EXCEPTION 'locked' USING ERRCODE = '55P03'; END $$`)
      .catch((error: unknown) => {
        hasFailed = true;
        expect(error).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
        return asking();
      });
    while (!hasFailed) expect(await asking()).toEqual([{ one: 1 }]);
    expect(await failing).toEqual([{ one: 1 }]);
  });
});
