import type { LookupAddress } from 'node:dns';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fetchResource } from '../../../src/feeds/web/fetch-resource.ts';
import { type Lookup, openGuardedAgent } from '../../../src/feeds/web/guarded-agent.ts';
import { isPublicAddress } from '../../../src/feeds/web/public-address.ts';
import { openFeedServer } from '../../support/feed-server.ts';

const PUBLIC = '93.184.216.34';

/** A resolver whose names have these addresses, one list per look-up; the last one repeats. */
function resolver(names: Readonly<Record<string, readonly (readonly string[])[]>>): Lookup & { asked: number } {
  const asked = new Map<string, number>();
  const lookup = (name: string, _: unknown, found: (error: Error | null, addresses: LookupAddress[]) => void) => {
    lookup.asked += 1;
    const time = asked.get(name) ?? 0;
    asked.set(name, time + 1);
    const answers = names[name];
    const addresses = answers?.[Math.min(time, answers.length - 1)];
    if (!addresses) return found(new Error(`no such name: ${name}`), []);
    found(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  lookup.asked = 0;
  return lookup;
}

async function makePlace(lookup: Lookup = resolver({}), allowed: readonly string[] = []) {
  const server = await openFeedServer();
  server.pages.set('/', 'the secret of this machine');
  const agent = openGuardedAgent({ privateHosts: new Set(allowed), connectTimeoutMs: 1_000, lookup });
  onTestFinished(async () => {
    await agent.destroy();
    await server.close();
  });
  const { port } = new URL(server.url);
  const read = (address: string) => {
    const url = new URL(address.replace('PORT', port));
    const hosts = new Set([url.host, server.host, `inner.example:${port}`]);
    return fetchResource(url.href, {
      dispatcher: agent,
      hosts,
      maxBytes: 1_000,
      maxRedirects: 5,
      timeoutMs: 3_000,
      userAgent: 'test',
    });
  };
  return { server, port, read };
}

const REFUSED = { kind: 'failed', reason: expect.stringMatching(/is no address of the public internet$/) };

describe('a private address', () => {
  it.each([
    ['loopback', 'http://127.0.0.1:PORT/'],
    ['another loopback address', 'http://127.9.9.9:PORT/'],
    ['decimal', 'http://2130706433:PORT/'],
    ['octal', 'http://0177.0.0.1:PORT/'],
    ['hexadecimal', 'http://0x7f.0x0.0x0.0x1:PORT/'],
    ['short', 'http://127.1:PORT/'],
    ['full-width', 'http://１２７.０.０.１:PORT/'],
    ['any address of this machine', 'http://0.0.0.0:PORT/'],
    ['IPv6 loopback', 'http://[::1]:PORT/'],
    ['IPv6 unspecified', 'http://[::]:PORT/'],
    ['IPv4 mapped into IPv6', 'http://[::ffff:127.0.0.1]:PORT/'],
    ['IPv4 mapped, in hexadecimal', 'http://[::ffff:7f00:1]:PORT/'],
    ['NAT64', 'http://[64:ff9b::7f00:1]:PORT/'],
    ['6to4', 'http://[2002:7f00:1::]:PORT/'],
    ['private network', 'http://10.0.0.1:PORT/'],
    ['metadata of a cloud', 'http://169.254.169.254/latest/meta-data/'],
    ['unique local IPv6', 'http://[fd00::1]:PORT/'],
    ['link-local IPv6', 'http://[fe80::1]:PORT/'],
  ])('is refused as %s', async (_, address) => {
    const { read, server } = await makePlace();
    expect(await read(address)).toMatchObject(REFUSED);
    expect(server.log).toEqual([]);
  });

  it.each([['127.0.0.1'], ['::1'], ['::ffff:192.168.0.1'], ['100.64.0.1'], ['192.168.1.1'], ['172.31.255.255']])(
    'is refused behind a name that leads to %s',
    async (address) => {
      const { read, server } = await makePlace(resolver({ 'news.example': [[address]] }));
      expect(await read('http://news.example:PORT/')).toMatchObject(REFUSED);
      expect(server.log).toEqual([]);
    },
  );

  it('is refused where a name has a public address beside it', async () => {
    const { read, server } = await makePlace(resolver({ 'news.example': [[PUBLIC, '127.0.0.1']] }));
    expect(await read('http://news.example:PORT/')).toMatchObject(REFUSED);
    expect(server.log).toEqual([]);
  });

  it('is refused where a name changes its address after it was looked at', async () => {
    const lookup = resolver({ 'news.example': [[PUBLIC], ['127.0.0.1']] });
    const { read, server } = await makePlace(lookup);
    // The first connection goes only to the public address, where nothing answers in time.
    expect(await read('http://news.example:PORT/')).toMatchObject({ kind: 'failed' });
    expect(await read('http://news.example:PORT/')).toMatchObject(REFUSED);
    expect([lookup.asked >= 2, server.log]).toEqual([true, []]);
  });

  it.each(['http://127.0.0.2:PORT/', 'http://inner.example:PORT/', 'http://[::1]:PORT/'])(
    'is refused where an allowed server leads on to %s',
    async (target) => {
      const lookup = resolver({ 'inner.example': [['127.0.0.1']] });
      const server = await openFeedServer();
      onTestFinished(() => server.close());
      const agent = openGuardedAgent({ privateHosts: new Set([server.host]), connectTimeoutMs: 1_000, lookup });
      onTestFinished(() => agent.destroy());
      const location = target.replace('PORT', new URL(server.url).port);
      server.pages.set('/start', (_, response) => response.writeHead(302, { location }).end());
      const options = { dispatcher: agent, maxBytes: 1_000, maxRedirects: 5, timeoutMs: 3_000, userAgent: 'test' };
      const hosts = new Set([server.host, new URL(location).host]);
      expect(await fetchResource(`${server.url}/start`, { ...options, hosts })).toMatchObject(REFUSED);
      const narrow = new Set([server.host]);
      expect(await fetchResource(`${server.url}/start`, { ...options, hosts: narrow })).toMatchObject({
        reason: expect.stringContaining('is not among the hosts of this source'),
      });
      expect(server.log).toEqual(['GET /start 302', 'GET /start 302']);
    },
  );

  it.each(['file:///etc/passwd', 'ftp://news.example/', 'http://user:word@news.example/'])(
    'is not read as %s',
    async (address) => {
      const { read } = await makePlace(resolver({ 'news.example': [[PUBLIC]] }));
      expect((await read(address)).kind).toBe('failed');
    },
  );

  it('is read where the operator names its host and port, and on no other port', async () => {
    const server = await openFeedServer();
    const other = await openFeedServer();
    server.pages.set('/', 'open to us');
    const agent = openGuardedAgent({ privateHosts: new Set([server.host]), connectTimeoutMs: 1_000 });
    onTestFinished(async () => {
      await agent.destroy();
      await Promise.all([server.close(), other.close()]);
    });
    const options = { dispatcher: agent, maxBytes: 1_000, maxRedirects: 5, timeoutMs: 3_000, userAgent: 'test' };
    const hosts = new Set([server.host, other.host]);
    expect(await fetchResource(server.url, { ...options, hosts })).toMatchObject({ kind: 'fetched' });
    expect(await fetchResource(other.url, { ...options, hosts })).toMatchObject(REFUSED);
  });

  it('is told from public ones', () => {
    const given = [
      PUBLIC,
      '8.8.8.8',
      '2606:4700::1111',
      '192.0.2.1',
      '224.0.0.1',
      '255.255.255.255',
      '',
      'x',
      '2001:db8::1',
    ];
    expect(given.filter(isPublicAddress)).toEqual([PUBLIC, '8.8.8.8', '2606:4700::1111']);
  });
});
