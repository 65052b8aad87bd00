import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { type ChatOptions, chat } from '../../../../src/cli/commands/chat.ts';
import type { Library } from '../../../../src/model/library.ts';
import { LibraryUnavailable } from '../../../../src/model/library.ts';
import type { Question } from '../../../../src/model/question.ts';
import { makeSmallLibrary } from '../../../support/small-library.ts';
import { readTalk } from '../../../support/talk.ts';
import { ANSWERED } from '../../render/sample-answers.ts';

async function talk(lines: readonly string[], library: Library, changes: Partial<ChatOptions> = {}): Promise<string> {
  const output = new PassThrough();
  const said = text(output);
  const input = Readable.from(lines.map((line) => `${line}\n`));
  const signal = new AbortController().signal;
  const options = {
    library,
    input,
    output,
    locale: 'en',
    isInteractive: false,
    today: () => '2026-11-22',
    readTalk,
    signal,
  } as const;
  await chat({ ...options, ...changes });
  output.end();
  return said;
}

describe('chat', () => {
  it('shows the state of the index and ends where there is nothing to read', async () => {
    const said = await talk([], makeSmallLibrary());
    expect(said).toContain('Articles: 1\n');
    expect(said).toContain('Search by meaning is unavailable');
  });

  it('asks each line with the day and the locale of the terminal, in order', async () => {
    const asked: Question[] = [];
    const small = makeSmallLibrary();
    const library = makeSmallLibrary({
      ask: (question) => {
        asked.push(question);
        return small.ask(question);
      },
    });
    const said = await talk([' 何立峰是谁 ', '', '哪一天'], library, { locale: 'zh-Hans' });
    expect(asked).toEqual([
      { text: '何立峰是谁', filters: {}, now: '2026-11-22', locale: 'zh-Hans' },
      { text: '哪一天', filters: {}, now: '2026-11-22', locale: 'zh-Hans' },
    ]);
    expect(said.match(/资料里没有找到答案。/g)).toHaveLength(2);
  });

  it('knows its commands, and takes nothing after /quit', async () => {
    const said = await talk(['/help', '/list', '/status', '/nonsense now', '/quit', '/help'], makeSmallLibrary());
    expect(said.match(/Type a question/g)).toHaveLength(1);
    expect(said).toContain('2022-03-01  a1  题目  网');
    expect(said.match(/Index version: v1/g)).toHaveLength(2);
    expect(said).toContain('There is no command /nonsense. /help shows help.');
  });

  it('remembers what was said, tells what it looked up, and forgets on /new', async () => {
    const turns: number[] = [];
    const library = makeSmallLibrary({
      resolve: async ({ text }, earlier) => {
        turns.push(earlier.length);
        return { asked: earlier.length === 0 ? text : `前文${text}`, change: 'subject', taken: '前文' };
      },
    });
    const said = await talk(['哪个县', '哪一天', '谢谢', '/new', '谁主持'], library, { locale: 'zh-Hans' });
    expect(turns).toEqual([0, 1, 0]);
    expect(said).toContain('（当作这个问题来查：前文哪一天）');
    expect(said).toContain('新的对话');
  });

  it('talks back without a search', async () => {
    const asked: string[] = [];
    const library = makeSmallLibrary({
      ask: async ({ text }) => {
        asked.push(text);
        throw new Error('searched');
      },
    });
    const said = await talk(['hello', '谢谢！', '你是谁', '真的吗？', 'bye'], library, { locale: 'zh-Hans' });
    expect(asked).toEqual([]);
    expect(said).toContain('Hello! Ask me what the articles say.\nFor example:\n- 几个县？');
    expect(said).toContain('不客气');
    expect(said).toContain('我是有据');
    expect(said).toContain('刚才没有可以核对的引文');
    expect(said).toContain('Goodbye');
  });

  it('says calmly that a question could not be answered, and goes on', async () => {
    const failing = async () => {
      throw new LibraryUnavailable('crashed');
    };
    const said = await talk(['哪一天', '/help'], makeSmallLibrary({ ask: failing }));
    expect(said).not.toMatch(/crashed/);
    expect(said).toContain('Type a question');
  });

  it('ends when it is told to', async () => {
    const stop = new AbortController();
    const input = new PassThrough();
    const ended = talk([], makeSmallLibrary(), { input, signal: stop.signal });
    setImmediate(() => stop.abort());
    await ended;
  });

  it("shows an answer at once and puts a language model's points in its place", async () => {
    const answer = { ...ANSWERED, question: '哪一天' };
    const seen: string[] = [];
    const output = new PassThrough({ encoding: 'utf8' });
    output.on('data', (chunk: string) => seen.push(chunk));
    const library = makeSmallLibrary({
      ask: async () => answer,
      rephrase: async (given) => {
        expect(seen.join('')).toContain('灵寿县');
        return { ...given, rephrased: [{ text: '改写的话', citations: [1] }], llmHost: 'llm.example' };
      },
    });
    await talk(['哪一天'], library, { isInteractive: true, output });
    expect(seen.join('')).toMatch(/灵寿县[\s\S]*\[\d+A.\[0J[\s\S]*改写的话/);
  });
});
