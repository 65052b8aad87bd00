import { z } from 'zod';

/** Kinds of invented values a slot can be filled with, see {@link drawValue}. */
export const VALUE_KINDS = [
  ...(['person', 'day', 'year', 'county', 'city', 'province', 'body', 'company'] as const),
  ...(['region', 'district', 'banner', 'town', 'village', 'country'] as const),
  ...(['count', 'small', 'money', 'percent', 'decimal'] as const),
];

/** What a slot is filled with: a kind of value, or one of the phrases listed, which exclude each other. */
const slotKind = z.union([z.enum(VALUE_KINDS), z.array(z.string()).min(2)]);
export type SlotKind = z.infer<typeof slotKind>;

const ask = z.strictObject({
  /** Template of the answer's words; filled, they stand in every wording of the statement to the letter. */
  answer: z.string(),
  /** Templates of the question. Their slots are what it is bound to: with another value nothing answers it. */
  questions: z.array(z.string()).min(1),
});
export type Ask = z.infer<typeof ask>;

const statement = z.strictObject({
  /** Templates that say the same. */
  wordings: z.array(z.string()).min(1),
  /** What can be asked of this statement alone, or of it and the lead. */
  asks: z.array(ask),
});
/** Something a report tells, in several wordings, and the ways people ask for it. */
export type Statement = z.infer<typeof statement>;

/**
 * A kind of report, from which many are made: templates whose slots `{name}` stand for invented values. The same slot
 * has the same value throughout a report; slots of one kind have different values.
 */
const reportKind = z.strictObject({
  slots: z.record(z.string(), slotKind),
  /** Says what the report is about; always first in it. */
  lead: statement,
  /** The rest, in any order, some left out: each makes sense behind the lead. */
  statements: z.array(statement),
});
export type ReportKind = z.infer<typeof reportKind>;

export const reportKinds = z.array(reportKind);
