import { z } from 'zod';
import type { Answer } from '../model/answer.ts';

const schema = z.object({ question: z.string(), id: z.union([z.string(), z.number()]).optional() });

/** A line of a batch: a question, or the answer that it cannot be read. */
export type BatchLine = { readonly question: string; readonly id?: string | number } | { readonly answer: Answer };

/** Questions of a JSONL text in their order; blank lines are passed over. */
export function parseBatch(text: string): BatchLine[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  return lines.filter((line) => line.trim() !== '').map(parseLine);
}

function parseLine(line: string): BatchLine {
  const parsed = schema.safeParse(parseJson(line));
  if (!parsed.success) {
    const answer: Answer = {
      question: line,
      language: 'zh-Hans',
      outcome: 'invalid',
      code: 'LINE_INVALID',
      notes: [],
      ms: { total: 0 },
    };
    return { answer };
  }
  const { question, id } = parsed.data;
  return id === undefined ? { question } : { question, id };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
