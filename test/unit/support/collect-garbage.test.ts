import { describe, expect, it, vi } from 'vitest';
import { collectGarbage } from '../../../src/support/collect-garbage.ts';

const BYTES = 50_000_000;

describe('collectGarbage', () => {
  it('gives back what nothing holds', async () => {
    const before = process.memoryUsage().arrayBuffers;
    fill();
    // Memory outside the heap is given back in a later turn, and the stack may still show it to the collector in this one.
    await vi.waitFor(() => {
      collectGarbage();
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(BYTES / 2);
    });
  });

  it('leaves programs without a way to collect', () => {
    collectGarbage();
    expect(globalThis).not.toHaveProperty('gc');
  });
});

function fill(): number {
  return new Uint8Array(BYTES).fill(1).length;
}
