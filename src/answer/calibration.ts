import { z } from 'zod';
import type { Filters } from '../model/question.ts';
import { SIGNAL_KNOTS, SIGNAL_NAMES, type Signals } from './signals.ts';

const headSchema = z.object({
  intercept: z.number(),
  /** Of every signal one weight a piece, see {@link piecesOf}. */
  weights: z.record(z.enum(SIGNAL_NAMES), z.array(z.number())),
  /** What is less likely is not said. */
  threshold: z.number(),
});

/** A logistic fit from signals to a chance. */
export type Head = z.infer<typeof headSchema>;

const headsSchema = z.object({
  /** The chance that the short answer is right; it also orders the candidates. */
  short: headSchema,
  /** The chance that the quotations hold the answer. */
  quotations: headSchema,
});

/** Both chances of an answer. */
export type Heads = z.infer<typeof headsSchema>;

const schema = headsSchema.extend({
  /** Models and sizes it was fitted with, see {@link fitFingerprint}; it holds for no others. */
  fingerprint: z.string(),
  /** The same where one article is asked: how well it fits the question then says little. */
  given: headsSchema,
});

/** What tells a proven answer from a passage that speaks, and that from nothing. */
export type Calibration = z.infer<typeof schema>;

/** @throws ZodError or SyntaxError where the text is no calibration. */
export function parseCalibration(text: string): Calibration {
  return schema.parse(JSON.parse(text));
}

/** The heads that hold for a question with these filters. */
export function headsFor(calibration: Calibration, { articleId }: Filters): Heads {
  return articleId === undefined ? calibration : calibration.given;
}

/** What a fit depends on. */
export interface FitFacts {
  readonly embedderId: string | null;
  readonly readerId: string | null;
  readonly chunkChars: number;
}

export function fitFingerprint({ embedderId, readerId, chunkChars }: FitFacts): string {
  return `${embedderId ?? 'none'}/${readerId ?? 'none'}/${chunkChars}`;
}

/**
 * A signal's value cut at its knots: the pieces add up to it, and each counts with a weight of its own. One piece for a
 * signal without knots.
 */
export function piecesOf(name: (typeof SIGNAL_NAMES)[number], value: number): number[] {
  const knots = SIGNAL_KNOTS[name] ?? [];
  const [first = Number.POSITIVE_INFINITY] = knots;
  return [
    Math.min(value, first),
    ...knots.map((knot, i) => Math.max(0, Math.min(value, knots[i + 1] ?? Number.POSITIVE_INFINITY) - knot)),
  ];
}

/** The chance, 0 to 1, that a head gives signals. */
export function chanceOf({ intercept, weights }: Omit<Head, 'threshold'>, signals: Signals): number {
  const sum = SIGNAL_NAMES.reduce((total, name) => {
    const pieces = piecesOf(name, signals[name]);
    return pieces.reduce((part, piece, i) => part + piece * (weights[name][i] ?? 0), total);
  }, intercept);
  return 1 / (1 + Math.exp(-sum));
}
