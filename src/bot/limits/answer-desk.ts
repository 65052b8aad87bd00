import type { Answer } from '../../model/answer.ts';
import { keyOfReach, type Reach } from '../../model/library.ts';
import type { Question } from '../../model/question.ts';
import { foldText } from '../../text/script/fold.ts';

interface Deps {
  readonly ask: (question: Question, reach: Reach) => Promise<Answer>;
  /** Number of questions answered at a time, and of those that may wait. */
  readonly atOnce: number;
  readonly maxWaiting: number;
}

interface Run {
  readonly answer: Promise<Answer>;
  readonly start: () => void;
}

/** An accepted question: its position in the queue (0 while it is being answered) and its answer. */
export interface Taken {
  position(): number;
  readonly answer: Promise<Answer>;
}

/**
 * The queue before the library. Questions are answered in the order of arrival. Equal questions (folded text, filters,
 * day, language, other reading, reach) that are in progress together share one run.
 */
export class AnswerDesk {
  readonly #deps: Deps;
  readonly #running = new Map<string, Run>();
  readonly #waiting = new Map<string, Run>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Takes a question; undefined if too many are waiting. */
  take(question: Question, reach: Reach): Taken | undefined {
    const key = keyOf(question, reach);
    const run =
      this.#running.get(key) ?? this.#waiting.get(key) ?? this.#enqueue(key, () => this.#deps.ask(question, reach));
    if (!run) return undefined;
    return { answer: run.answer, position: () => [...this.#waiting.keys()].indexOf(key) + 1 };
  }

  #enqueue(key: string, ask: () => Promise<Answer>): Run | undefined {
    if (this.#waiting.size >= this.#deps.maxWaiting) return undefined;
    let start = () => {};
    const turn = new Promise<void>((resolve) => {
      start = resolve;
    });
    const answer = turn.then(ask).finally(() => this.#finish(key));
    answer.catch(() => {});
    const run = { answer, start };
    this.#waiting.set(key, run);
    this.#startNext();
    return run;
  }

  #finish(key: string): void {
    this.#running.delete(key);
    this.#startNext();
  }

  #startNext(): void {
    for (const [key, run] of this.#waiting) {
      if (this.#running.size >= this.#deps.atOnce) return;
      this.#waiting.delete(key);
      this.#running.set(key, run);
      run.start();
    }
  }
}

function keyOf({ text, filters, now, locale, also, listed }: Question, reach: Reach): string {
  const { from = '', to = '', source = '', articleId = '' } = filters;
  return JSON.stringify([
    foldText(text).replace(/\s+/g, ' ').trim(),
    from,
    to,
    foldText(source),
    articleId,
    now,
    locale,
    keyOfReach(reach),
    ...(also?.texts ?? []),
    also?.articleId,
    listed?.offset,
    listed?.count,
  ]);
}
