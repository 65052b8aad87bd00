import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { makeProgressBar } from '../../../src/cli/progress-bar.ts';

/** A bar that writes to a pipe, with a clock that is set by hand. */
function makeBar() {
  const pipe = new PassThrough();
  const clock = { ms: 0 };
  const bar = makeProgressBar({ stream: pipe as unknown as NodeJS.WriteStream, nowMs: () => clock.ms });
  return {
    bar,
    clock,
    lines: () =>
      String(pipe.read() ?? '')
        .split('\n')
        .slice(0, -1),
  };
}

describe('progress in a file or a pipe', () => {
  it('is written as the work goes on, with its rate and the time left, though no timer runs', () => {
    const { bar, clock, lines } = makeBar();
    for (let done = 0; done <= 600; done++, clock.ms += 100) bar.show('Embedding', done, 1_200);
    expect(lines().slice(0, 3)).toEqual([
      'Embedding 0% (0/1200)',
      'Embedding 4% (50/1200), 10.0 a second, 2 min left',
      'Embedding 8% (100/1200), 10.0 a second, 2 min left',
    ]);
  });

  it('does not count what was there before for the rate', () => {
    const { bar, clock, lines } = makeBar();
    bar.show('Embedding', 10_000, 10_100);
    clock.ms = 5_000;
    bar.show('Embedding', 10_050, 10_100);
    expect(lines().at(-1)).toBe('Embedding 99% (10050/10100), 10.0 a second, 5 s left');
  });

  it('forgets how fast it was at first', () => {
    const { bar, clock, lines } = makeBar();
    for (let done = 0; done <= 1_000; done++, clock.ms += 10) bar.show('Embedding', done, 2_000);
    for (let done = 1_000; done <= 1_060; done++, clock.ms += 1_000) bar.show('Embedding', done, 2_000);
    expect(lines().at(-1)).toMatch(/, 1\.\d a second, 1[0-9] min left$/);
  });

  it('ends with where it stopped', () => {
    const { bar, clock, lines } = makeBar();
    bar.show('Embedding', 0, 40);
    clock.ms = 2_000;
    bar.show('Embedding', 40, 40);
    bar.stop();
    expect(lines()).toEqual(['Embedding 0% (0/40)', 'Embedding 100% (40/40), 20.0 a second']);
  });

  it('begins a stage afresh', () => {
    const { bar, clock, lines } = makeBar();
    bar.show('Fetching the model', 5, 10);
    clock.ms = 100;
    bar.show('Embedding', 1, 2);
    expect(lines()).toEqual(['Fetching the model 50% (5/10)', 'Embedding 50% (1/2)']);
  });
});
