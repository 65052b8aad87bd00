import { describe, expect, it } from 'vitest';
import type { Answered } from '../../../../src/model/answer.ts';
import { renderAnswerText } from '../../../../src/render/answer/answer-text.ts';
import { renderDiscordAnswer } from '../../../../src/render/discord/discord-message.ts';
import { renderAnswerJson } from '../../../../src/render/terminal/answer-json.ts';
import { renderTerminalAnswer } from '../../../../src/render/terminal/terminal.ts';
import { ANSWERED, REPHRASED } from '../sample-answers.ts';

const NOTE = '以上句子由语言模型根据下面的原文写成，问题和引文为此发送到了 llm.example。';

const CONTEXT = { newestOn: null, buttons: [], showQuestion: false };

function discord(answer: Answered): string {
  return renderDiscordAnswer(answer, CONTEXT).embeds[0]?.description ?? '';
}

describe('an answer in sentences of a language model', () => {
  it('begins with them and their marks, then proves itself as ever, and says where text was sent', () => {
    const [, proof = ''] = renderAnswerText(ANSWERED).split('田东县 [1]\n\n');
    expect(renderAnswerText(REPHRASED)).toBe(
      `发改委帮扶的是灵寿县、汪清县、田东县。 [1]\n会议由*何立峰*主持。 [1][2]\n\n${proof}\n\n${NOTE}`,
    );
    expect(renderTerminalAnswer(REPHRASED, { color: false })).toBe(renderAnswerText(REPHRASED));
  });

  it('looks the same in Discord, escaped', () => {
    const lines = discord(REPHRASED).split('\n');
    expect(lines.slice(0, 2)).toEqual([
      '发改委帮扶的是灵寿县、汪清县、田东县。 [1]',
      '会议由\\*何立峰\\*主持。 [1][2]',
    ]);
    expect(lines.at(-1)).toBe(`-# ${NOTE}`);
    expect(discord(REPHRASED)).toContain('> “何立峰主持召开会议。” [2]');
  });

  it('keeps the short answer beside them where they do not hold it', () => {
    const answer = { ...REPHRASED, short: '三个县' };
    expect(renderAnswerText(answer)).toMatch(/主持。 \[1\]\[2\]\n\n三个县\n\n/);
    expect(renderDiscordAnswer(answer, CONTEXT).content).toBe('三个县');
  });

  it('says so in the language of the answer, also where the host is not known', () => {
    const { llmHost: _, ...unknown } = REPHRASED;
    expect(renderAnswerText({ ...REPHRASED, language: 'en' })).toContain('were sent to llm.example.');
    expect(renderAnswerText({ ...unknown, language: 'zh-Hant' })).toContain('傳送到了本機以外');
  });

  it('holds them in the JSON contract, which has no such key otherwise', () => {
    expect(renderAnswerJson(REPHRASED).rephrased).toEqual(REPHRASED.rephrased);
    expect(renderAnswerJson(REPHRASED).notes).toEqual(['llm-used']);
    expect(renderAnswerJson(ANSWERED)).not.toHaveProperty('rephrased');
  });

  it('gives the proof room in Discord: of very long ones the last are left out', () => {
    const rephrased = Array.from({ length: 6 }, (_, i) => ({ text: `${i}${'*'.repeat(290)}`, citations: [1] }));
    const text = discord({ ...REPHRASED, rephrased });
    expect(text.length).toBeLessThanOrEqual(4_096);
    expect(text).toContain('> “何立峰主持召开会议。” [2]');
    expect(text.split('\n').filter((line) => /^\d\\/.test(line))).toHaveLength(2);
  });
});
