import type { RESTOptions } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { makeResilientRequest } from '../../../../src/bot/discord/resilient-request.ts';

type Step = number | 'reset' | { status: number; headers?: Record<string, string>; body?: string };

/** Answers with the steps in turn, and records the waits. */
function makeRequest(steps: readonly Step[]) {
  const waits: number[] = [];
  let asked = 0;
  let refused = 0;
  const request = makeResilientRequest({
    request: async () => {
      const step = steps[Math.min(asked++, steps.length - 1)] ?? 200;
      if (step === 'reset') throw new TypeError('fetch failed');
      const { status, headers = {}, body = '{}' } = typeof step === 'number' ? { status: step } : step;
      return new Response(body, { status, headers }) as Awaited<ReturnType<RESTOptions['makeRequest']>>;
    },
    sleep: async (ms) => {
      waits.push(ms);
    },
    onUnauthorized: () => {
      refused += 1;
    },
    warn: () => {},
  });
  return { request, waits, asked: () => asked, refused: () => refused };
}

const WITH_TOKEN = { method: 'GET', headers: { Authorization: 'Bot x' } };

describe('a request to Discord', () => {
  it('waits longer after every failure, and gives the first success', async () => {
    const { request, waits } = makeRequest([500, 'reset', 502, 200]);
    expect((await request('https://discord.test/api/x', {})).status).toBe(200);
    expect(waits).toEqual([250, 1_000, 2_000]);
  });

  it('gives up in the end with what came last', async () => {
    const broken = makeRequest([503]);
    expect((await broken.request('https://discord.test/api/x', {})).status).toBe(503);
    expect(broken.asked()).toBe(7);
    await expect(makeRequest(['reset']).request('https://discord.test/api/x', {})).rejects.toThrow('fetch failed');
  });

  it('waits less for an acknowledgement, which is due within three seconds', async () => {
    const { request, waits } = makeRequest(['reset', 'reset', 'reset', 'reset', 200]);
    await request('https://discord.test/api/v10/interactions/1/abc/callback', {});
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBe(1_500);
  });

  it('leaves 4xx alone', async () => {
    const { request, asked } = makeRequest([404]);
    expect((await request('https://discord.test/api/x', WITH_TOKEN)).status).toBe(404);
    expect(asked()).toBe(1);
  });

  it.each([
    [{ status: 429, headers: { 'retry-after': '7' } }, '7'],
    [{ status: 429, body: '{"retry_after": 2.5}' }, '2.5'],
    [{ status: 429, body: 'not json' }, '1'],
    [{ status: 429, headers: { 'retry-after': 'soon' } }, '1'],
  ])('gives every 429 a Retry-After: %o', async (step, expected) => {
    const response = await makeRequest([step]).request('https://discord.test/api/x', {});
    expect((response.headers as Headers).get('retry-after')).toBe(expected);
  });

  it('believes a 401 only when it comes three times', async () => {
    const once = makeRequest([401, 200]);
    expect((await once.request('https://discord.test/api/x', WITH_TOKEN)).status).toBe(200);
    expect(once.refused()).toBe(0);
    const always = makeRequest([401]);
    expect((await always.request('https://discord.test/api/x', WITH_TOKEN)).status).toBe(401);
    expect([always.asked(), always.refused()]).toEqual([3, 1]);
  });
});
