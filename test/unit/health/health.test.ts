import { describe, expect, it, onTestFinished } from 'vitest';
import { type GatewayState, type HealthFacts, judgeHealth } from '../../../src/health/health-report.ts';
import { makeHealthRoutes } from '../../../src/health/health-routes.ts';
import { makeMeter } from '../../../src/health/meter.ts';
import type { Library } from '../../../src/model/library.ts';
import { LibraryUnavailable } from '../../../src/model/library.ts';
import { openLoopbackServer } from '../../../src/serving/loopback-server.ts';
import { asCollections } from '../../support/one-library.ts';
import { makeSmallLibrary } from '../../support/small-library.ts';

const QUESTION = { text: '几个县？', filters: {}, now: '2022-03-01' };
const READY = { ...(await makeSmallLibrary().status()), notes: [] };
const WELL: HealthFacts = { gateway: 'connected', gatewayGoneMs: 0, library: READY, lastAnswer: null };

describe('health', () => {
  it('is ok where nothing is missing, with Discord or without', () => {
    expect(judgeHealth(WELL)).toMatchObject({ status: 'ok', problems: [] });
    expect(judgeHealth({ ...WELL, gateway: 'none' })).toMatchObject({ status: 'ok', problems: [] });
  });

  it.each([
    ['a model is missing', { library: { ...READY, notes: ['dense-unavailable'] as const } }],
    ['an older index is used', { library: { ...READY, notes: ['index-fallback'] as const } }],
    ['Discord has been away for a minute', { gateway: 'disconnected' as const, gatewayGoneMs: 60_000 }],
    ['the last question failed', { lastAnswer: { at: '2022-03-01T00:00:00.000Z', outcome: 'failed', durationMs: 1 } }],
  ])('is degraded while %s, and says so', (_, facts) => {
    const { status, problems } = judgeHealth({ ...WELL, ...facts });
    expect([status, problems.length]).toEqual(['degraded', 1]);
  });

  it('is down where the index does not answer, or Discord has been away for long', () => {
    expect(judgeHealth({ ...WELL, library: null }).status).toBe('down');
    expect(judgeHealth({ ...WELL, gateway: 'disconnected', gatewayGoneMs: 600_000 }).status).toBe('down');
  });
});

async function serve(small: Library, gateway: () => GatewayState = () => 'none') {
  const meter = makeMeter(() => new Date('2022-03-01T00:00:00Z'));
  const collections = asCollections(small);
  const library = meter.watch(collections).within(null);
  const routes = makeHealthRoutes({ library: collections, meter, gateway, now: () => new Date(), patienceMs: 50 });
  const server = await openLoopbackServer(0, routes);
  onTestFinished(() => server.close());
  return { url: `http://127.0.0.1:${server.port}`, library };
}

describe('the health server', () => {
  it('tells index, models and the last answer', async () => {
    const { url, library } = await serve(makeSmallLibrary());
    await library.ask(QUESTION);
    const response = await fetch(`${url}/healthz`);
    expect([response.status, await response.json()]).toMatchObject([
      200,
      {
        status: 'degraded',
        gateway: 'none',
        index: { version: 'v1', articles: 1 },
        model: { embedder: false, reader: true },
        lastAnswer: { at: '2022-03-01T00:00:00.000Z', outcome: 'not-found' },
      },
    ]);
  });

  it('answers 503 where the answer process is dead or silent', async () => {
    const dead = await serve(makeSmallLibrary({ status: () => Promise.reject(new LibraryUnavailable('crashed')) }));
    const silent = await serve(makeSmallLibrary({ status: () => new Promise(() => {}) }));
    expect([(await fetch(`${dead.url}/healthz`)).status, (await fetch(`${silent.url}/healthz`)).status]).toEqual([
      503, 503,
    ]);
  });

  it('follows the gateway', async () => {
    let state: GatewayState = 'connected';
    const { url } = await serve(makeSmallLibrary(), () => state);
    const gateway = async () => ((await (await fetch(`${url}/healthz`)).json()) as { gateway: string }).gateway;
    expect(await gateway()).toBe('connected');
    state = 'disconnected';
    expect(await gateway()).toBe('disconnected');
  });

  it('counts answers and failures for Prometheus', async () => {
    const small = makeSmallLibrary();
    const { url, library } = await serve({
      ...small,
      ask: (question) => (question.text === '' ? Promise.reject(new LibraryUnavailable('late')) : small.ask(question)),
    });
    await library.ask(QUESTION);
    await library.ask(QUESTION);
    await expect(library.ask({ ...QUESTION, text: '' })).rejects.toThrow();
    const response = await fetch(`${url}/metrics`);
    const lines = (await response.text()).split('\n');
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=/);
    expect(lines).toContain('youju_answers_total{outcome="not-found"} 2');
    expect(lines).toContain('youju_answers_total{outcome="failed"} 1');
    expect(lines).toContain('youju_answer_duration_seconds_count 3');
    expect(lines).toContain('youju_index_articles 1');
    expect(lines).toContain('youju_up 1');
    expect(lines.some((line) => line.startsWith('process_resident_memory_bytes '))).toBe(true);
  });

  it('has nothing else', async () => {
    const { url } = await serve(makeSmallLibrary());
    expect((await fetch(`${url}/`)).status).toBe(404);
    expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(405);
  });
});
