import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { Postgres } from '../../../src/postgres/postgres.ts';

/** A message of the server: its letter, its length with the four bytes of the length itself, its content. */
function message(letter: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(content.length + 4);
  return Buffer.concat([Buffer.from(letter), length, content]);
}

const AUTHENTICATED = message('R', Buffer.alloc(4));
const READY = message('Z', Buffer.from('I'));
const ENDING = message('E', Buffer.from('SFATAL\0C57P01\0Mterminating connection\0\0'));

describe('a server that ends while it greets', () => {
  it('does not end the process: the call fails with a reason', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end(Buffer.concat([AUTHENTICATED, READY, ENDING])));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const timing = { connections: 1, statementMs: 1_000, patienceMs: 200, queueMs: 1_000 };
    const database = new Postgres({ ...timing, url: `postgres://u@127.0.0.1:${port}/d`, name: 'early fault' });
    await expect(database.query('SELECT 1')).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    await database.close();
    server.close();
  });
});
