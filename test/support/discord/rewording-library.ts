import { setTimeout as sleep } from 'node:timers/promises';
import type { Quoting } from '../../../src/model/answer.ts';
import { ArticleLibrary } from './article-library.ts';

const AFTER_MS = 600;

/** A articleCache whose answers are reworded a while later; not those to a question with 照旧, and one with 出岔 fails. */
export class RewordingLibrary extends ArticleLibrary {
  async rephrase(answer: Quoting): Promise<Quoting | undefined> {
    await sleep(AFTER_MS);
    if (answer.question.includes('出岔')) throw new Error('the model is gone');
    if (answer.question.includes('照旧')) return undefined;
    const rephrased = [{ text: `换句话说：${answer.question}`, citations: [1] }];
    return { ...answer, rephrased, llmHost: 'llm.example', notes: [...answer.notes, 'llm-used'] };
  }
}
