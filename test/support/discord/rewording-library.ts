import { setTimeout as sleep } from 'node:timers/promises';
import type { Quoting } from '../../../src/model/answer.ts';
import { ArticleLibrary } from './article-library.ts';

const AFTER_MS = 600;
const LATE_MS = 20_000;

/** A library whose answers are reworded a moment later; much later with 迟到, never with 照旧, and 出岔 fails. */
export class RewordingLibrary extends ArticleLibrary {
  async rephrase(answer: Quoting): Promise<Quoting | undefined> {
    await sleep(answer.question.includes('迟到') ? LATE_MS : AFTER_MS, undefined, { ref: false });
    if (answer.question.includes('出岔')) throw new Error('the model is gone');
    if (answer.question.includes('照旧')) return undefined;
    const rephrased = [{ text: `换句话说：${answer.question}`, citations: [1] }];
    return { ...answer, rephrased, llmHost: 'llm.example', notes: [...answer.notes, 'llm-used'] };
  }
}
