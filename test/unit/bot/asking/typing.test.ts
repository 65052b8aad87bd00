import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { typeWhile } from '../../../../src/bot/asking/typing.ts';

function makeApi() {
  const shown: string[] = [];
  const showTyping = async (channelId: string) => {
    shown.push(channelId);
    throw new Error('nobody needs to know');
  };
  return { shown, showTyping };
}

describe('typeWhile', () => {
  it('shows typing at once and again until the work is done, not after', async () => {
    const api = makeApi();
    expect(await typeWhile(api, 'c1', sleep(50, 'done'), 10)).toBe('done');
    const { length } = api.shown;
    expect(length).toBeGreaterThan(2);
    await sleep(40);
    expect(api.shown).toHaveLength(length);
  });

  it('ends with work that fails', async () => {
    const api = makeApi();
    await expect(typeWhile(api, 'c1', Promise.reject(new Error('no')), 10)).rejects.toThrow('no');
    await sleep(30);
    expect(api.shown).toEqual(['c1']);
  });
});
