import type { Answer, Citation } from '../../model/answer.ts';
import type { Question } from '../../model/question.ts';
import type { Resolved, Turn } from '../../model/turn.ts';
import type { ReadTalk, Talk } from '../talk/small-talk.ts';
import { nameArticleMeant } from './article-meant.ts';

/** Number of turns that a follow-up may refer to. Chosen by hand. */
const MAX_TURNS = 5;

/** A message after it was understood: small talk, or a complete question. */
export type Understood =
  | { readonly kind: 'question'; readonly resolved: Resolved }
  | Exclude<Talk, { readonly kind: 'question' }>;

type Resolve = (question: Question, turns: readonly Turn[]) => Resolved | Promise<Resolved>;

/** The question in the form that is searched for. */
export function asOne(question: Question, { asked, also }: Resolved): Question {
  return { ...question, text: asked, ...(also && { also }) };
}

/** The functions that understand messages: small talk and follow-ups. */
export interface Understanding {
  readonly readTalk: ReadTalk;
  readonly resolve: Resolve;
}

/** One conversation: the questions and answers so far that a follow-up may need. */
export class Conversation {
  readonly #understanding: Understanding;
  #turns: readonly Turn[] = [];
  #cited: Citation | undefined;

  constructor(understanding: Understanding) {
    this.#understanding = understanding;
  }

  /** The first quotation of the latest answer; undefined if it has none. */
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

  /** Remembers a question and its answer. */
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
