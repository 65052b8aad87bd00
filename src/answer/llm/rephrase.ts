import type { Answered } from '../../model/answer.ts';
import type { NameFinder } from '../../text/names/names.ts';
import type { Budget } from './budget.ts';
import { type LanguageModel, MAX_REPLY_TOKENS } from './language-model.ts';
import { parseReply } from './parse-reply.ts';
import { makePrompt, passagesToSend } from './prompt.ts';
import { verifyRephrasing } from './verify.ts';

export interface RephraserTools {
  readonly model: LanguageModel;
  /** Where the model is, as people are told. */
  readonly host: string;
  readonly findNames: NameFinder;
  readonly budget: Budget;
  /** Told why an answer was left as it is. */
  readonly onLeft: (reason: Left, error?: unknown) => void;
}

/** Why no rewording came of it: the model failed or was late, its reply was no JSON, nothing in it was proven, … */
export type Left = 'failed' | 'unreadable' | 'unproven' | 'busy' | 'budget';

/** Rewords an answer by its evidence; undefined where the answer is better left as it is. Never rejects. */
export type Rephrase = (answer: Answered) => Promise<Answered | undefined>;

/** Requests under way at a time; who comes later keeps the answer as it is. */
const MAX_AT_ONCE = 4;
/** Rewordings kept for the same question asked again over the same evidence. */
const MAX_KEPT = 200;

/** Makes a {@link Rephrase} over a language model: same evidence asked again is not sent again while it is remembered. */
export function makeRephrase(tools: RephraserTools): Rephrase {
  const kept = new Map<string, ReturnType<Rephrase>>();
  let running = 0;
  const run = async (answer: Answered): Promise<Answered | undefined> => {
    if (running >= MAX_AT_ONCE) return leave(tools, 'busy');
    running += 1;
    try {
      return await rephrase(tools, answer);
    } finally {
      running -= 1;
    }
  };
  return async (answer) => {
    const key = JSON.stringify([answer.question, answer.language, answer.short, answer.citations]);
    const known = kept.get(key);
    if (known) return withReply(await known, answer);
    for (const oldest of kept.keys()) {
      if (kept.size < MAX_KEPT) break;
      kept.delete(oldest);
    }
    const result = run(answer);
    kept.set(key, result);
    const reworded = await result;
    if (reworded === undefined) kept.delete(key);
    return withReply(reworded, answer);
  };
}

/** A rewording with the notes, times and confidence of this very answer. */
function withReply(reworded: Answered | undefined, answer: Answered): Answered | undefined {
  if (reworded?.rephrased === undefined || reworded.llmHost === undefined) return undefined;
  const { rephrased, llmHost } = reworded;
  return { ...answer, rephrased, llmHost, notes: [...answer.notes, 'llm-used'] };
}

async function rephrase(tools: RephraserTools, answer: Answered): Promise<Answered | undefined> {
  const passages = passagesToSend(answer);
  if (passages.length === 0) return undefined;
  const prompt = makePrompt(answer, passages);
  /** A character is about a token or less; what the reply may cost is set aside whole. */
  const reserved = prompt.system.length / 2 + prompt.user.length + MAX_REPLY_TOKENS;
  if (!tools.budget.reserve(reserved)) return leave(tools, 'budget');
  let reply: string;
  try {
    const { text, tokens } = await tools.model.complete(prompt);
    tools.budget.settle(reserved, tokens ?? reserved);
    reply = text;
  } catch (error) {
    return leave(tools, 'failed', error);
  }
  const sentences = parseReply(reply);
  if (sentences === undefined) return leave(tools, 'unreadable');
  const proven = verifyRephrasing({ ...answer, citations: passages }, sentences, tools.findNames);
  if (proven.length === 0) return leave(tools, 'unproven');
  return { ...answer, rephrased: proven, llmHost: tools.host };
}

function leave({ onLeft }: RephraserTools, reason: Left, error?: unknown): undefined {
  onLeft(reason, error);
  return undefined;
}
