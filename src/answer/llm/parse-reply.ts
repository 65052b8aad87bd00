import { jsonrepair } from 'jsonrepair';
import { z } from 'zod';

/** A statement of a model with the ids of the sentences that should prove it. */
export interface DraftPoint {
  readonly text: string;
  /** Ids such as s4 as the model wrote them; distinct, may be empty. */
  readonly proofs: readonly string[];
  /** The same point in Chinese, if the reply is in another language. */
  readonly zh?: string;
}

export interface ParsedReply {
  readonly points: readonly DraftPoint[];
  /** Words of the question about which the sentences say nothing. */
  readonly silent: readonly string[];
}

/**
 * Largest number of points, and of sources of one, that are read from a reply; more is no answer to the prompt. Chosen
 * by hand.
 */
const MOST = 50;
const id = z.union([z.string(), z.number()]);
const ids = z.union([id.transform((one) => [one]), z.array(id).max(MOST)]);
/** Other names that models give to the same fields. */
const point = z.looseObject({ text: z.string(), zh: z.string().optional() }).transform(({ text, zh, ...rest }) => {
  const given = ids.safeParse(rest['proofs'] ?? rest['proof'] ?? rest['citations'] ?? rest['ids'] ?? []);
  return { text, proofs: given.success ? idsOf(given.data) : [], ...(zh === undefined ? {} : { zh }) };
});
const points = z
  .array(z.unknown())
  .max(MOST)
  .transform((list) => list.flatMap((one) => point.safeParse(one).data ?? []));
const silent = z.array(z.string()).max(MOST).catch([]);
const reply = z.union([
  points.transform((list) => ({ points: list, silent: [] as string[] })),
  z.object({ points, silent }),
  z.object({ sentences: points }).transform(({ sentences }) => ({ points: sentences, silent: [] as string[] })),
]);

/** s4 for 4, "4", "S4", "[s4]" and "s4, s5". */
function idsOf(given: readonly (string | number)[]): string[] {
  const numbers = given.flatMap((one) => [...String(one).matchAll(/\d+/g)].map(([digits]) => `s${Number(digits)}`));
  return [...new Set(numbers)];
}

/**
 * Points of a model's reply; undefined if none can be read. It skips thoughts and fences around JSON, repairs JSON that
 * is cut, badly quoted or badly punctuated, and also reads prose with marks such as [2] after its sentences.
 */
export function parseReply(text: string): ParsedReply | undefined {
  const said = text
    .replace(/<think(?:ing)?>[\s\S]*?(?:<\/think(?:ing)?>|$)/g, '')
    .replace(/^[\s\S]*<\/think(?:ing)?>/, '');
  return parseJson(said) ?? parseProse(said);
}

function parseJson(said: string): ParsedReply | undefined {
  const fenced = /```(?:json\w*)?\s*([[{][\s\S]*?)(?:```|$)/.exec(said)?.[1];
  const start = said.search(/[[{]\s*["{\]}]/);
  for (const candidate of [fenced, start < 0 ? undefined : said.slice(start)]) {
    if (candidate === undefined) continue;
    const found = reply.safeParse(mended(candidate)).data;
    if (found !== undefined && (found.points.length > 0 || /[[{]\s*[\]}]/.test(candidate))) return found;
  }
  return undefined;
}

/** The JSON in the text, repaired as far as possible. */
function mended(text: string): unknown {
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']')) + 1;
  for (const attempt of [text.slice(0, end), text]) {
    try {
      return JSON.parse(jsonrepair(attempt));
    } catch {
      // The next attempt includes the text after the last bracket.
    }
  }
  return undefined;
}

const MARKS = /\s*[[【(（]\s*(s?\d+(?:\s*[,，、]\s*s?\d+)*)\s*[\]】)）]/gi;
const SENTENCE = /[^。！？!?\n]+(?:[。！？!?]|\n|$)(?:\s*[[【(（]\s*s?\d+(?:\s*[,，、]\s*s?\d+)*\s*[\]】)）][。.]?)*/gi;

/** Sentences with the marks in or after them; undefined if no sentence has a mark. */
function parseProse(said: string): ParsedReply | undefined {
  const list = (said.match(SENTENCE) ?? []).slice(0, MOST).flatMap((sentence) => {
    const proofs = idsOf([...sentence.matchAll(MARKS)].map(([, inner]) => inner ?? ''));
    const text = sentence
      .replace(MARKS, '')
      .replace(/^[\s\-*•\d.、]+(?=\D)/, '')
      .trim();
    return proofs.length === 0 || text === '' ? [] : [{ text, proofs }];
  });
  return list.length === 0 ? undefined : { points: list, silent: [] };
}
