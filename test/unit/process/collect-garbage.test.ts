import { describe, expect, it } from 'vitest';
import { collectGarbage } from '../../../src/process/collect-garbage.ts';

const BYTES = 50_000_000;

describe('collectGarbage', () => {
  it('gives back what nothing holds', () => {
    collectGarbage();
    const before = process.memoryUsage().arrayBuffers;
    fill();
    collectGarbage();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(BYTES / 2);
  });

  it('leaves programs without a way to collect', () => {
    collectGarbage();
    expect(globalThis).not.toHaveProperty('gc');
  });
});

function fill(): number {
  return new Uint8Array(BYTES).fill(1).length;
}
