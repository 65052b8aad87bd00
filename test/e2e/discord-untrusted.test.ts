import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HIDDEN } from '../support/discord/article-cache.ts';
import { acknowledgement, answerTo } from '../support/discord/person.ts';
import { type Stage, setStage } from '../support/discord/stage.ts';
import { type LocalMessage, listOf, textOf } from '../support/discord/wire.ts';

const QUESTION = '水库大坝加固工程何时完工？';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage({ YOUJU_TEST_SHELF: 'hostile' });
});

afterAll(async () => {
  await stage.close();
});

function expectHarmless(message: LocalMessage): void {
  const wire = JSON.stringify(message.wire);
  expect(wire).toContain('水库');
  for (const char of HIDDEN) expect(wire).not.toContain(char);
  expect(wire).not.toMatch(/(?<!\\\\)\*\*大坝\*\*\[点此\]\(https:/u);
  expect(wire).not.toMatch(/(?<!\\\\)\[点此\]\(https:\/\/evil/u);
  expect([...message.pings]).toEqual([]);
}

describe('titles, sources, authors and text of articles with hidden characters, formatting and mentions', () => {
  it('are harmless in an answer, its context, and the points of the article', async () => {
    const answer = await answerTo(stage.asker.command('ask', { question: QUESTION }));
    expectHarmless(answer);
    expectHarmless(await answerTo(stage.asker.press(answer, /\|context\|/)));
    expectHarmless(await answerTo(stage.asker.press(answer, /\|digest\|/)));
  });

  it.each([
    ['article show', { article: 'h1' }],
    ['article list', {}],
    ['article search', { words: '水库大坝' }],
  ] as const)('are harmless in /%s', async (command, options) => {
    expectHarmless(await answerTo(stage.asker.command(command, options)));
  });

  it('are harmless among the choices while somebody types', async () => {
    const { data } = await acknowledgement(stage.asker.type('article show', 'article', { article: '水库' }));
    const names = listOf(data['choices']).map((choice) => textOf(choice['name']));
    expect(names).toHaveLength(1);
    for (const char of HIDDEN) expect(names[0]).not.toContain(char);
  });
});
