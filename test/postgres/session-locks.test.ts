import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SessionLocks } from '../../src/postgres/session-locks.ts';
import { eventually } from '../support/discord/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { hasServer, RealServer, serverSuite } from '../support/postgres/real-server.ts';

const SPACE = 7;

describe.skipIf(!hasServer)(serverSuite('locks of processes'), () => {
  let server: RealServer;
  let opened: SessionLocks[] = [];
  let lost = 0;
  const open = () => {
    const settings = {
      url: server.url(),
      name: 'locks',
      connections: 1,
      statementMs: 5_000,
      patienceMs: 0,
      queueMs: 0,
    };
    const locks = new SessionLocks(settings, SPACE, () => {
      lost += 1;
    });
    opened.push(locks);
    return locks;
  };
  const holders = () => server.run<{ pid: number }>("SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted");
  beforeAll(async () => {
    server = await RealServer.start(await freePort());
  });
  afterEach(async () => {
    await Promise.all(opened.map((locks) => locks.close()));
    opened = [];
    lost = 0;
  });
  afterAll(() => server?.close());

  it('are had by one at a time, and freed by unlocking and by closing', async () => {
    const [a, b] = [open(), open()];
    expect(await a.tryLock(1)).toBe(true);
    expect(await a.tryLock(1)).toBe(false);
    expect(await b.tryLock(1)).toBe(false);
    expect(await b.tryLock(2)).toBe(true);
    await a.unlock(1);
    expect(await b.tryLock(1)).toBe(true);
    await b.close();
    expect(await a.tryLock(1)).toBe(true);
  });

  it('are asked for many at a time', async () => {
    const numbers = Array.from({ length: 20 }, (_, i) => i);
    const locks = open();
    const taken = await Promise.all(numbers.map((number) => locks.tryLock(number)));
    expect(taken.every(Boolean)).toBe(true);
    expect(await holders()).toHaveLength(numbers.length);
  });

  it('are had again after the connection broke, and still freed by one unlocking', async () => {
    const [a, b] = [open(), open()];
    await a.tryLock(1);
    await a.tryLock(2);
    await server.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'locks'");
    let held: { pid: number }[] = [];
    const look = setInterval(() => void holders().then((found) => (held = found)), 100);
    await eventually(() => held.length === 2);
    clearInterval(look);
    expect(await b.tryLock(1)).toBe(false);
    await a.unlock(1);
    expect(await b.tryLock(1)).toBe(true);
    expect(lost).toBe(0);
  });

  it('are lost where somebody else has them meanwhile', async () => {
    const [a, b] = [open(), open()];
    await a.tryLock(1);
    const [holder] = await holders();
    const taking = setInterval(() => void b.tryLock(1), 5);
    await server.run(`SELECT pg_terminate_backend(${holder?.pid})`);
    await eventually(() => lost === 1);
    clearInterval(taking);
    expect(await a.tryLock(2)).toBe(true);
    expect(await a.tryLock(1)).toBe(false);
  });
});
