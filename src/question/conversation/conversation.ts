import type { Answer, Citation } from '../../model/answer.ts';
import type { Question } from '../../model/question.ts';
import type { Resolved, Turn } from '../../model/turn.ts';
import type { ReadTalk, Talk } from '../talk/small-talk.ts';
import { nameArticleMeant } from './article-meant.ts';

/** Turns that a further question may refer to. */
const MAX_TURNS = 5;

/** What was understood of a message: small talk, or a question as it is to be asked. */
export type Understood =
  | { readonly kind: 'question'; readonly resolved: Resolved }
  | Exclude<Talk, { readonly kind: 'question' }>;

type Resolve = (question: Question, turns: readonly Turn[]) => Resolved | Promise<Resolved>;

/** A question as it is looked up, once it is understood. */
export function asOne(question: Question, { asked, also }: Resolved): Question {
  return { ...question, text: asked, ...(also && { also }) };
}

/** What understands messages: small talk, and questions that follow others. */
export interface Understanding {
  readonly readTalk: ReadTalk;
  readonly resolve: Resolve;
}

/** One conversation: what was asked and answered so far, as far as further questions need it. */
export class Conversation {
  readonly #understanding: Understanding;
  #turns: readonly Turn[] = [];
  #cited: Citation | undefined;

  constructor(understanding: Understanding) {
    this.#understanding = understanding;
  }

  /** The quotation that the latest answer rests on; undefined where it has none. */
  get cited(): Citation | undefined {
    return this.#cited;
  }

  async understand(question: Question): Promise<Understood> {
    const { readTalk, resolve } = this.#understanding;
    const talk = readTalk(question.text);
    if (talk.kind !== 'question') return talk;
    const text = nameArticleMeant(question.text, this.#cited?.title);
    return { kind: 'question', resolved: await resolve({ ...question, text }, this.#turns) };
  }

  /** Takes in what was asked and what came of it. */
  remember({ asked }: Resolved, answer: Answer): void {
    if (answer.outcome === 'invalid') return;
    const short = answer.outcome === 'answered' ? answer.short : null;
    this.#cited = answer.outcome === 'not-found' ? undefined : answer.citations[0];
    const articleId = this.#cited?.articleId;
    const turn = { question: asked, short, ...(articleId !== undefined && { articleId }) };
    this.#turns = [...this.#turns, turn].slice(-MAX_TURNS);
  }

  forget(): void {
    this.#turns = [];
    this.#cited = undefined;
  }
}
