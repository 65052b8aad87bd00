import { LRUCache } from 'lru-cache';
import type { Quoting, RephrasedSentence } from '../../model/answer.ts';
import type { Budget } from './budget.ts';
import { type GateTools, type ProvenPoint, provePoint } from './gate.ts';
import { type LanguageModel, MAX_REPLY_TOKENS } from './language-model.ts';
import { type PackSentence, packOf } from './pack.ts';
import { type DraftPoint, type ParsedReply, parseReply } from './parse-reply.ts';
import { MAX_POINTS, makePrompt, type Prompt } from './prompt.ts';

export interface RephraserTools extends GateTools {
  readonly model: LanguageModel;
  /** Host of the model, shown to people. */
  readonly host: string;
  readonly budget: Budget;
  /** Called with the reason if an answer stays as it is. */
  readonly onLeft: (reason: Left, error?: unknown) => void;
}

/** The reason why the answer stayed as it is: the model failed, its reply could not be read, nothing was proven, … */
export type Left = 'failed' | 'unreadable' | 'unproven' | 'busy' | 'budget';

/**
 * Adds points of a language model to an answer that quotes articles; undefined if the answer should stay as it is.
 * Never rejects.
 */
export type Rephrase = (answer: Quoting) => Promise<Quoting | undefined>;

/** Largest number of requests at a time; later ones keep their answer as it is. Chosen by hand. */
const MAX_AT_ONCE = 4;
/** Number of answers whose points are remembered, for the same question about the same evidence. Chosen by hand. */
const MAX_KEPT = 200;

/**
 * Makes a {@link Rephrase} over a language model. Evidence that was sent is not sent again while its points are
 * remembered.
 */
export function makeRephrase(tools: RephraserTools): Rephrase {
  const kept = new LRUCache<string, Promise<readonly RephrasedSentence[] | undefined>>({ max: MAX_KEPT });
  let running = 0;
  const run = async (answer: Quoting) => {
    if (running >= MAX_AT_ONCE) return leave(tools, 'busy');
    running += 1;
    try {
      return await pointsFor(tools, answer);
    } finally {
      running -= 1;
    }
  };
  return async (answer) => {
    const short = answer.outcome === 'answered' ? answer.short : null;
    const key = JSON.stringify([answer.question, answer.language, short, answer.citations]);
    const result = kept.get(key) ?? run(answer);
    kept.set(key, result);
    const rephrased = await result;
    if (rephrased === undefined) kept.delete(key);
    return rephrased && { ...answer, rephrased, llmHost: tools.host, notes: [...answer.notes, 'llm-used'] };
  };
}

/** A judged point: the proven point, or the sentences that it named and that do not support it. */
type Judged = { readonly proven: ProvenPoint } | { readonly named: readonly PackSentence[] };

async function pointsFor(tools: RephraserTools, answer: Quoting): Promise<readonly RephrasedSentence[] | undefined> {
  const pack = packOf(answer);
  if (pack.length === 0) return undefined;
  const first = await ask(tools, makePrompt(answer, pack));
  if (first === undefined) return undefined;
  const judged = await judge(tools, answer, pack, first.points);
  const failed = failedOf(judged);
  const again = failed.length === 0 ? undefined : await ask(tools, makePrompt(answer, pack, failed));
  const second = again === undefined ? [] : await judge(tools, answer, pack, again.points);
  const better = provenIn(second) > provenIn(judged) ? second : judged;
  const points = shown(better);
  return provenIn(better) === 0 ? leave(tools, 'unproven') : points;
}

async function ask(tools: RephraserTools, prompt: Prompt): Promise<ParsedReply | undefined> {
  /** A character is a token or less; the largest possible cost of the reply is reserved. */
  const reserved = prompt.system.length / 2 + prompt.user.length + MAX_REPLY_TOKENS;
  if (!tools.budget.reserve(reserved)) return leave(tools, 'budget');
  try {
    const { text, tokens } = await tools.model.complete(prompt);
    tools.budget.settle(reserved, tokens ?? reserved);
    return parseReply(text) ?? leave(tools, 'unreadable');
  } catch (error) {
    return leave(tools, 'failed', error);
  }
}

async function judge(
  tools: GateTools,
  { language }: Quoting,
  pack: readonly PackSentence[],
  points: readonly DraftPoint[],
): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const point of points.slice(0, MAX_POINTS)) {
    const proven = await provePoint(point, { pack, language }, tools);
    judged.push(proven ? { proven } : { named: pack.filter(({ id }) => point.proofs.includes(id)) });
  }
  return judged;
}

function failedOf(judged: readonly Judged[]): string[] {
  return [...new Set(judged.flatMap((one) => ('named' in one ? one.named.map(({ id }) => id) : [])))];
}

function provenIn(judged: readonly Judged[]): number {
  return judged.filter((one) => 'proven' in one).length;
}

/** The points in order, each once; a point that was not proven is replaced by the first sentence that it named. */
function shown(judged: readonly Judged[]): RephrasedSentence[] {
  const seen = new Set<string>();
  return judged.flatMap((one) => {
    const proofs = 'proven' in one ? one.proven.proofs : one.named.slice(0, 1);
    const text = 'proven' in one ? one.proven.text : proofs[0]?.text;
    if (text === undefined || seen.has(text)) return [];
    seen.add(text);
    const citations = [...new Set(proofs.map(({ citation }) => citation))].sort((a, b) => a - b);
    return [{ text, citations, ...('proven' in one ? {} : { quoted: true as const }) }];
  });
}

function leave({ onLeft }: RephraserTools, reason: Left, error?: unknown): undefined {
  onLeft(reason, error);
  return undefined;
}
