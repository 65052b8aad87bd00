import { z } from 'zod';
import type { Answer } from '../../model/answer.ts';

const schema = z.object({
  question: z.string(),
  id: z.union([z.string(), z.number()]).optional(),
  conversation: z.union([z.string(), z.number()]).optional(),
});

/**
 * A line of a batch: a question, or an answer that says it cannot be read. Questions with the same `conversation`
 * follow one another; a question without one stands alone.
 */
export type BatchLine =
  | { readonly question: string; readonly id?: string | number; readonly conversation?: string | number }
  | { readonly answer: Answer; readonly id?: string | number };

/** Questions of a JSONL text in order; blank lines are skipped. */
export function parseBatch(text: string): BatchLine[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  return lines.filter((line) => line.trim() !== '').map(parseLine);
}

function parseLine(line: string): BatchLine {
  const value = parseJson(line);
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const id = z.object({ id: schema.shape.id }).safeParse(value).data?.id;
    const answer: Answer = {
      question: line,
      language: 'zh-Hans',
      outcome: 'invalid',
      code: 'LINE_INVALID',
      notes: [],
      ms: { total: 0 },
    };
    return id === undefined ? { answer } : { answer, id };
  }
  const { question, id, conversation } = parsed.data;
  return { question, ...(id !== undefined && { id }), ...(conversation !== undefined && { conversation }) };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
