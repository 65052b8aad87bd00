import { request as rawRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bareArticle } from '../../../src/model/article.ts';
import type { Library } from '../../../src/model/library.ts';
import { LibraryUnavailable } from '../../../src/model/library.ts';
import { openLoopbackServer } from '../../../src/serving/loopback-server.ts';
import { makeLog } from '../../../src/support/log.ts';
import { makeToolRoutes } from '../../../src/tools/tool-routes.ts';
import { until } from '../../support/process-life.ts';
import { makeSmallLibrary } from '../../support/small-library.ts';
import { readTalk } from '../../support/talk.ts';

const TOKEN = 'a-token-of-enough-characters';
const BODY = `${'县'.repeat(10)}😀${'市'.repeat(10)}`;

async function serve(changes: Partial<Library> = {}) {
  const findArticle = async (id: string) => (id === 'a1' ? bareArticle({ id, body: BODY }) : undefined);
  const library = makeSmallLibrary({ findArticle, ...changes });
  const callers = [{ token: TOKEN, scene: { library, today: () => '2022-03-01' as const, readTalk } }];
  const routes = makeToolRoutes({ callers, version: '1.2.3', log: makeLog('silent') });
  const server = await openLoopbackServer(0, routes);
  onTestFinished(() => server.close());
  return `http://127.0.0.1:${server.port}`;
}

function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

describe('the tools over HTTP', () => {
  it('search, read and answer', async () => {
    const url = await serve();
    const search = await post(`${url}/v1/search`, { query: '县', source: '网' });
    expect(await search.json()).toMatchObject({ hits: [{ id: 'a1', quote: '县网', span: { start: 0, end: 1 } }] });
    const read = await post(`${url}/v1/read`, { id: 'a1' });
    expect(await read.json()).toMatchObject({ text: BODY, next: null, span: { start: 0, end: BODY.length } });
    const ask = await post(`${url}/v1/ask`, { question: '几个县？' });
    expect([ask.status, await ask.json()]).toMatchObject([200, { outcome: 'not-found', question: '几个县？' }]);
  });

  it('read in parts that join to the whole, never within a character', async () => {
    const url = await serve();
    const parts: string[] = [];
    for (let start: number | null = 0; start !== null; ) {
      const part = (await (await post(`${url}/v1/read`, { id: 'a1', start, maxChars: 1 })).json()) as {
        text: string;
        next: number | null;
      };
      parts.push(part.text);
      start = part.next;
    }
    expect(parts).toEqual([...BODY]);
  });

  it('say that a question cannot be taken', async () => {
    const asked: string[] = [];
    const url = await serve({
      ask: async ({ text: question }) => {
        asked.push(question);
        const code = 'QUESTION_TOO_LONG';
        return { question, language: 'zh-Hans', notes: [], ms: { total: 1 }, outcome: 'invalid', code };
      },
    });
    const response = await post(`${url}/v1/ask`, { question: '县'.repeat(2_000) });
    expect([response.status, await response.json()]).toMatchObject([422, { code: 'QUESTION_TOO_LONG' }]);
    expect(asked).toEqual(['县'.repeat(2_000)]);
  });

  it.each([
    ['without a token', {}, 401],
    ['with another token', { authorization: 'Bearer wrong' }, 401],
    ['with the token in another scheme', { authorization: `Basic ${TOKEN}` }, 401],
    ['with no JSON by its type', { authorization: `Bearer ${TOKEN}`, 'content-type': 'text/plain' }, 415],
  ])('refuse a call %s', async (_, headers, status) => {
    const url = await serve();
    const response = await fetch(`${url}/v1/search`, { method: 'POST', headers, body: '{"query":"县"}' });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  it.each([
    ['/v1/search', '{"query":', 400, 'BODY_INVALID'],
    ['/v1/search', '[]', 400, 'INPUT_INVALID'],
    ['/v1/search', 'null', 400, 'INPUT_INVALID'],
    ['/v1/search', '{"query":""}', 400, 'INPUT_INVALID'],
    ['/v1/search', '{"query":"县","from":"2022-13-01"}', 400, 'INPUT_INVALID'],
    ['/v1/read', '{"id":"../../etc/passwd"}', 404, 'ARTICLE_UNKNOWN'],
    ['/v1/read', '{"__proto__":{"id":"a1"}}', 400, 'INPUT_INVALID'],
    ['/v1/ask', JSON.stringify({ question: 'x'.repeat(200_000) }), 413, 'BODY_TOO_LARGE'],
    ['/v1/ask', '{"question":"几个县？","article":"b"}', 404, 'ARTICLE_UNKNOWN'],
    ['/v1/delete', '{}', 404, 'PATH_UNKNOWN'],
    ['/v1/../v1', '{}', 404, 'PATH_UNKNOWN'],
  ])('say what is wrong with %s %s', async (path, body, status, code) => {
    const url = await serve();
    const response = await post(url + path, body);
    expect([response.status, await response.json()]).toMatchObject([status, { status, code }]);
  });

  it('take bytes that are no UTF-8 for no JSON', async () => {
    const url = new URL(await serve());
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
    const answer = await new Promise<string>((resolve, reject) => {
      const call = rawRequest(new URL('/v1/search', url), { method: 'POST', headers }, (got) => resolve(text(got)));
      call.on('error', reject).end(Buffer.from([0x22, 0xff, 0xfe, 0x22]));
    });
    expect(JSON.parse(answer)).toMatchObject({ code: 'BODY_INVALID' });
  });

  it('name the method that a path takes', async () => {
    const url = await serve();
    const response = await fetch(`${url}/v1/ask`, { headers: { authorization: `Bearer ${TOKEN}` } });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('say when to try again where no answer can be had', async () => {
    const url = await serve({ ask: () => Promise.reject(new LibraryUnavailable('crashed')) });
    const response = await post(`${url}/v1/ask`, { question: '几个县？' });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
  });

  it('keep what went wrong inside to the log', async () => {
    const url = await serve({ ask: () => Promise.reject(new Error('secret')) });
    const response = await post(`${url}/v1/ask`, { question: '几个县？' });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
  });

  it('refuse more calls at once than they can hold, and take calls again after that', async () => {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const small = makeSmallLibrary();
    const url = await serve({ ask: (question) => released.then(() => small.ask(question)) });
    const ask = () => post(`${url}/v1/ask`, { question: '几个县？' });
    const statuses: number[] = [];
    const calls = Array.from({ length: 12 }, () => ask().then(({ status }) => statuses.push(status)));
    await until(() => statuses.length === 4);
    expect(statuses).toEqual([429, 429, 429, 429]);
    release();
    await Promise.all(calls);
    expect(statuses.slice(4)).toEqual(Array.from({ length: 8 }, () => 200));
    expect((await ask()).status).toBe(200);
  });

  it('describe themselves to whoever asks, token or not', async () => {
    const url = await serve();
    const response = await fetch(`${url}/openapi.json`);
    const api = (await response.json()) as { openapi: string; info: { version: string }; paths: object };
    expect([api.openapi, api.info.version]).toEqual(['3.1.0', '1.2.3']);
    expect(Object.keys(api.paths)).toEqual(['/v1/search', '/v1/read', '/v1/ask']);
  });
});
