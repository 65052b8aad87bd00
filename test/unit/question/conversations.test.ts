import { PassThrough, Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { chat } from '../../../src/cli/commands/chat.ts';
import type { Answer } from '../../../src/model/answer.ts';
import { Conversation } from '../../../src/question/conversation/conversation.ts';
import { resolveFollowUp } from '../../../src/question/conversation/follow-up.ts';
import type { FollowUpReading } from '../../../src/question/reference/tools.ts';
import { readScripts, type ScriptTurn, shortsOf } from '../../support/conversations.ts';
import { makeReading } from '../../support/follow-up-reading.ts';
import { makeSmallLibrary } from '../../support/small-library.ts';
import { readTalk } from '../../support/talk.ts';

const NOW = '2023-05-01';
const SCRIPTS = readScripts();
const SHORTS = shortsOf(SCRIPTS);
let reading: FollowUpReading;

beforeAll(async () => {
  reading = await makeReading(NOW);
});

/** An answer without evidence, with the short answer of the script. */
function answerOf(question: string): Answer {
  const reply = { question, language: 'zh-Hans' as const, notes: [], ms: { total: 1 }, confidence: 0.9 };
  return { ...reply, outcome: 'answered', short: SHORTS.get(question) ?? null, citations: [], alternatives: [] };
}

function expected(turn: ScriptTurn): string {
  return 'asked' in turn ? turn.asked : `(${turn.talk})`;
}

describe('the conversations of the test data', () => {
  it('are ten of four turns', () => {
    expect(SCRIPTS.map(({ turns }) => turns.length)).toEqual(Array(10).fill(4));
  });

  it.each(SCRIPTS)('$name is resolved turn by turn', async ({ turns }) => {
    const conversation = new Conversation({
      readTalk,
      resolve: ({ text, now }, earlier) => resolveFollowUp(text, earlier, { ...reading, now }),
    });
    const asked: string[] = [];
    for (const { question } of turns) {
      const understood = await conversation.understand({ text: question, filters: {}, now: NOW });
      asked.push(understood.kind === 'question' ? understood.resolved.asked : `(${understood.kind})`);
      if (understood.kind === 'question') {
        conversation.remember(understood.resolved, answerOf(understood.resolved.asked));
      }
    }
    expect(asked).toEqual(turns.map(expected));
  });

  it('ask the same in a terminal', async () => {
    const asked: string[] = [];
    const library = makeSmallLibrary({
      resolve: async ({ text, now }, earlier) => resolveFollowUp(text, earlier, { ...reading, now }),
      ask: async ({ text }) => {
        asked.push(text);
        return answerOf(text);
      },
    });
    const lines = SCRIPTS.flatMap(({ turns }) => [...turns.map(({ question }) => question), '/new']);
    const input = Readable.from(lines.map((line) => `${line}\n`));
    const signal = new AbortController().signal;
    const output = new PassThrough().resume();
    await chat({ library, input, output, locale: 'zh-Hans', isInteractive: false, today: () => NOW, signal, readTalk });
    expect(asked).toEqual(
      SCRIPTS.flatMap(({ turns }) => turns.flatMap((turn) => ('asked' in turn ? [turn.asked] : []))),
    );
  });
});
