import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { showAnswer } from '../../../src/cli/show-answer.ts';
import type { Quoting } from '../../../src/model/answer.ts';
import { renderTerminalAnswer } from '../../../src/render/terminal/terminal.ts';
import { ANSWERED } from '../render/sample-answers.ts';

const LATE_MS = 20_000;
const SAID = '改写的话';

function reworded(answer: Quoting): Quoting {
  return { ...answer, rephrased: [{ text: SAID, citations: [1] }], llmHost: 'llm.example' };
}

function terminal(isTTY: boolean) {
  return Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY, columns: 80, rows: 60 });
}

it('stands on a terminal while a language model takes twenty seconds', async () => {
  const output = terminal(true);
  const stop = new AbortController();
  const late = async (answer: Quoting) => {
    await sleep(LATE_MS, undefined, { signal: stop.signal });
    return reworded(answer);
  };
  const shown = showAnswer(ANSWERED, { rephrase: late }, output);
  await sleep(0);
  expect(String(output.read())).toContain('灵寿县');
  stop.abort();
  await expect(shown).rejects.toThrow();
});

it('is replaced on a terminal by the answer with its points, and written once where there is none to replace', async () => {
  for (const isTTY of [true, false]) {
    const output = terminal(isTTY);
    await showAnswer(ANSWERED, { rephrase: async (answer) => reworded(answer) }, output);
    const written = String(output.read());
    expect(written).toContain(SAID);
    expect(written.includes('\u001b[0J')).toBe(isTTY);
  }
});

it('is written once where the model gives nothing', async () => {
  for (const rephrase of [async () => undefined, null]) {
    const output = terminal(true);
    await showAnswer(ANSWERED, { rephrase }, output);
    expect(String(output.read())).toBe(`${renderTerminalAnswer(ANSWERED, { color: true })}\n`);
  }
});
