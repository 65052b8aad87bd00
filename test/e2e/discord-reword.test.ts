import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/discord/eventually.ts';
import { answerTo } from '../support/discord/person.ts';
import { type Stage, setStage, shown } from '../support/discord/stage.ts';

const QUESTION = '国家发展改革委定点帮扶哪些县？';
const QUOTE = '国家发展改革委定点帮扶河北省灵寿县、吉林省汪清县和广西田东县。';
const REWORDED = '换句话说';
/** Longer than the rewording takes. */
const SILENCE_MS = 1_500;

let stage: Stage;
let mention: string;

beforeAll(async () => {
  stage = await setStage({ YOUJU_TEST_SHELF: 'reworded' });
  mention = `<@${stage.discord.world.bot.id}>`;
});

afterAll(() => stage.close());

describe('an answer that a language model rewords', () => {
  it('is posted as it is, then replaced by one edit that says where text was sent', async () => {
    const answer = await stage.asker.sayAndWait(`${mention} ${QUESTION}`);
    expect(shown(answer)).toContain(QUOTE);
    expect(shown(answer)).not.toContain(REWORDED);
    await eventually(() => shown(answer).includes(REWORDED));
    expect(shown(answer)).toContain(`${REWORDED}：${QUESTION} [1]`);
    expect(shown(answer)).toContain(QUOTE);
    expect(shown(answer)).toContain('llm.example');
    expect(answer.edits).toBe(1);
    expect([...answer.pings]).toEqual([]);
  });

  it('is reworded for /ask too, to its asker alone where it is private', async () => {
    const interaction = stage.newcomer('private').command('ask', { question: QUESTION, private: true });
    const answer = await answerTo(interaction);
    await eventually(() => shown(answer).includes(REWORDED));
    expect(answer.ephemeral).toBe(true);
  });

  it('stays as it is where the model gives nothing or fails', async () => {
    for (const word of ['照旧', '出岔']) {
      const answer = await stage.newcomer(word).sayAndWait(`${mention} ${QUESTION}${word}`);
      await sleep(SILENCE_MS);
      expect(shown(answer)).toContain(QUOTE);
      expect(answer.edits).toBe(0);
    }
  });

  it('stands while the model takes twenty seconds, and others are answered and reworded meanwhile', async () => {
    const late = await stage.newcomer('patient').sayAndWait(`${mention} ${QUESTION}迟到`);
    const other = await stage.newcomer('other').sayAndWait(`${mention} ${QUESTION}`);
    await eventually(() => shown(other).includes(REWORDED));
    expect(shown(late)).toContain(QUOTE);
    expect(late.edits).toBe(0);
  });

  it('is the answer to the question as it was edited meanwhile', async () => {
    const person = stage.newcomer('editor');
    const before = person.answers().length;
    const question = person.say(`${mention} ${QUESTION}`);
    const answer = await eventually(() => person.answers()[before]);
    person.edit(question, `${mention} 蓝莓种植项目带动多少户？`);
    await eventually(() => shown(answer).includes(REWORDED));
    await sleep(SILENCE_MS);
    expect(shown(answer)).toContain(`${REWORDED}：蓝莓种植项目带动多少户？`);
    expect(shown(answer)).not.toContain(QUOTE);
  });

  it('does not come back where its question was deleted meanwhile', async () => {
    const person = stage.newcomer('deleter');
    const before = person.answers().length;
    const question = person.say(`${mention} ${QUESTION}`);
    const answer = await eventually(() => person.answers()[before]);
    person.delete(question);
    await eventually(() => answer.deleted);
    await sleep(SILENCE_MS);
    expect(answer.edits).toBe(0);
  });

  it('breaks no rule of Discord', () => {
    expect(stage.discord.violations).toEqual([]);
  });
});
