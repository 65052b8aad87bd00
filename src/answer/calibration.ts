import { z } from 'zod';
import type { Filters } from '../model/question.ts';
import { SIGNAL_KNOTS, SIGNAL_NAMES, type Signals } from './signals.ts';

const headSchema = z.object({
  intercept: z.number(),
  /** For every signal one weight per piece, see {@link piecesOf}. */
  weights: z.record(z.enum(SIGNAL_NAMES), z.array(z.number())),
  /** Answers below this chance are not given. */
  threshold: z.number(),
});

/** A logistic model that turns signals into a chance. */
export type Head = z.infer<typeof headSchema>;

const headsSchema = z.object({
  /** The chance that the short answer is right; it also orders the candidates. */
  short: headSchema,
  /** The chance that the quotations hold the answer. */
  quotations: headSchema,
});

/** Both models for one kind of question. */
export type Heads = z.infer<typeof headsSchema>;

const schema = headsSchema.extend({
  /** Models and sizes that it was fitted with, see {@link fitFingerprint}; it is valid only for these. */
  fingerprint: z.string(),
  /** The same for questions about one given article, whose match with the question says little. */
  given: headsSchema,
});

/** The fitted chances that decide between a proven answer, passages and a refusal. */
export type Calibration = z.infer<typeof schema>;

/** @throws ZodError or SyntaxError if the text is not a calibration. */
export function parseCalibration(text: string): Calibration {
  return schema.parse(JSON.parse(text));
}

/** The models for a question with these filters. */
export function headsFor(calibration: Calibration, { articleId }: Filters): Heads {
  return articleId === undefined ? calibration : calibration.given;
}

/** The facts on which a fit depends. */
export interface FitFacts {
  readonly embedderId: string | null;
  readonly readerId: string | null;
  readonly chunkChars: number;
}

export function fitFingerprint({ embedderId, readerId, chunkChars }: FitFacts): string {
  return `${embedderId ?? 'none'}/${readerId ?? 'none'}/${chunkChars}`;
}

/**
 * Splits the value of a signal at its knots: the pieces add up to it, and each has its own weight. A signal without
 * knots has one piece.
 */
export function piecesOf(name: (typeof SIGNAL_NAMES)[number], value: number): number[] {
  const knots = SIGNAL_KNOTS[name] ?? [];
  const [first = Number.POSITIVE_INFINITY] = knots;
  return [
    Math.min(value, first),
    ...knots.map((knot, i) => Math.max(0, Math.min(value, knots[i + 1] ?? Number.POSITIVE_INFINITY) - knot)),
  ];
}

/** The chance that the model gives for the signals, 0 to 1. */
export function chanceOf({ intercept, weights }: Omit<Head, 'threshold'>, signals: Signals): number {
  const sum = SIGNAL_NAMES.reduce((total, name) => {
    const pieces = piecesOf(name, signals[name]);
    return pieces.reduce((part, piece, i) => part + piece * (weights[name][i] ?? 0), total);
  }, intercept);
  return 1 / (1 + Math.exp(-sum));
}
