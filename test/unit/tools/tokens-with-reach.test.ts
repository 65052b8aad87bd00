import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Collections } from '../../../src/model/library.ts';
import { readConfig } from '../../../src/support/config.ts';
import { makeLog } from '../../../src/support/log.ts';
import { openServers } from '../../../src/wire/open-servers.ts';
import { articlesOfWorld, collectionsOf, PRIVATE_NAME, SECRET } from '../../support/collections-world.ts';

const [PUBLIC, EAST, STAFF] = ['token-of-everybody', 'token-of-the-east', 'token-of-the-staff'];

let collections: Collections;

beforeAll(async () => {
  collections = await collectionsOf(articlesOfWorld({ hasPrivate: true }));
});

/** The tools over HTTP with a token for each reach; returns a tool's answer for a token. */
async function serve() {
  const config = readConfig({
    YOUJU_HTTP_PORT: '0',
    YOUJU_HTTP_TOKEN: PUBLIC,
    YOUJU_HTTP_TOKENS: `${EAST}=东部; ${STAFF}=西部,${PRIVATE_NAME}`,
  });
  const now = () => new Date('2022-12-31T00:00:00Z');
  const log = makeLog('silent');
  const servers = await openServers({ config, collections, meter: null, gateway: () => 'none', log, now });
  onTestFinished(() => servers.close());
  const base = /http\S+/.exec(servers.places[0] ?? '')?.[0] ?? '';
  return async (token: string, path: string, body: object) => {
    const response = await fetch(new URL(path, base), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, text: await response.text() };
  };
}

describe('tokens over HTTP', () => {
  it('reach the collections they name and those of none, and no others', async () => {
    const call = await serve();
    const found = async (token: string) => {
      const { text } = await call(token, '/v1/search', { query: '水库开工仪式', limit: 20 });
      return ['长河', '东岭', '西原', SECRET].filter((mark) => text.includes(mark));
    };
    expect(await found(PUBLIC)).toEqual(['长河', '东岭', '西原']);
    expect(await found(EAST)).toEqual(['长河', '东岭']);
    expect(await found(STAFF)).toEqual(['长河', '西原', SECRET]);
  });

  it('are told of an article out of reach what they are told of one that does not exist', async () => {
    const call = await serve();
    const read = async (token: string, id: string) => {
      const { status, text } = await call(token, '/v1/read', { id });
      return { status, text: text.replaceAll(id, 'ID') };
    };
    const secret = `${PRIVATE_NAME}-0`;
    expect((await read(STAFF, secret)).status).toBe(200);
    for (const token of [PUBLIC, EAST]) expect(await read(token, secret)).toEqual(await read(token, 'no-such-id'));
    expect(await read(STAFF, '东部-0')).toEqual(await read(STAFF, 'no-such-id'));
  });

  it('answer the same question from their own articles', async () => {
    const call = await serve();
    const ask = (token: string) => call(token, '/v1/ask', { question: `${SECRET}水库灌溉多少农田？` });
    expect((await ask(STAFF)).text).toContain(`${SECRET}日报`);
    const [own, elsewhere] = [await ask(EAST), await ask(PUBLIC)];
    expect([own.status, elsewhere.status]).toEqual([200, 200]);
    expect(`${own.text}${elsewhere.text}`).not.toContain(`${SECRET}日报`);
  });
});
