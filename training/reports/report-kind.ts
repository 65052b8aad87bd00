import { z } from 'zod';

/** Kinds of invented values for a slot, see {@link drawValue}. */
export const VALUE_KINDS = [
  ...(['person', 'day', 'year', 'county', 'city', 'province', 'body', 'company'] as const),
  ...(['region', 'district', 'banner', 'town', 'village', 'country'] as const),
  ...(['count', 'small', 'money', 'percent', 'decimal'] as const),
];

/** The content of a slot: a kind of value, or one of the listed phrases, which exclude each other. */
const slotKind = z.union([z.enum(VALUE_KINDS), z.array(z.string()).min(2)]);
export type SlotKind = z.infer<typeof slotKind>;

const ask = z.strictObject({
  /** Template of the answer's words; filled, they are literally in every wording of the statement. */
  answer: z.string(),
  /** Templates of the question. Its slots bind it: with another value nothing answers it. */
  questions: z.array(z.string()).min(1),
});
export type Ask = z.infer<typeof ask>;

const statement = z.strictObject({
  /** Templates with the same meaning. */
  wordings: z.array(z.string()).min(1),
  /** Questions about this statement alone, or about it and the lead. */
  asks: z.array(ask),
});
/** A statement of a report in several wordings, and the ways in which people ask about it. */
export type Statement = z.infer<typeof statement>;

/**
 * A kind of report, from which many are made: templates whose slots `{name}` are filled with invented values. The same
 * slot has the same value throughout a report; slots of one kind have different values.
 */
const reportKind = z.strictObject({
  slots: z.record(z.string(), slotKind),
  /** Names the subject of the report; it always comes first. */
  lead: statement,
  /** The rest, in any order and partly left out; each makes sense after the lead. */
  statements: z.array(statement),
});
export type ReportKind = z.infer<typeof reportKind>;

export const reportKinds = z.array(reportKind);
