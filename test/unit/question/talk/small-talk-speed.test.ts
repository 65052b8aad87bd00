import { describe, expect, it } from 'vitest';
import { readTalk } from '../../../support/talk.ts';

describe('small talk', () => {
  it('is told within three milliseconds of processor time', () => {
    const line = '谢谢你帮大忙了，那我先去看看原文，回头再来请教，拜拜 thanks so much';
    readTalk(line);
    const before = process.cpuUsage();
    for (let i = 0; i < 300; i++) readTalk(line);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 300).toBeLessThan(3_000);
  });

  it('is told in linear time', () => {
    const began = performance.now();
    for (const piece of ['哈', 'ha', '好 ', 'a ', '👍']) readTalk(piece.repeat(100_000));
    for (const piece of ['哈', 'ha', '好 ', 'a ', '👍']) readTalk(piece.repeat(20));
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
