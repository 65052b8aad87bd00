import { z } from 'zod';
import { SIGNAL_NAMES, type Signals } from './signals.ts';

const headSchema = z.object({
  intercept: z.number(),
  weights: z.record(z.enum(SIGNAL_NAMES), z.number()),
  /** What is less likely is not said. */
  threshold: z.number(),
});

/** A logistic fit from signals to a chance. */
export type Head = z.infer<typeof headSchema>;

const schema = z.object({
  /** Models and sizes it was fitted with, see {@link fitFingerprint}; it holds for no others. */
  fingerprint: z.string(),
  /** The chance that the short answer is right; it also orders the candidates. */
  short: headSchema,
  /** The chance that the quotations hold the answer. */
  quotations: headSchema,
});

/** What tells a proven answer from a passage that speaks, and that from nothing. */
export type Calibration = z.infer<typeof schema>;

/** @throws ZodError or SyntaxError where the text is no calibration. */
export function parseCalibration(text: string): Calibration {
  return schema.parse(JSON.parse(text));
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

/** The chance, 0 to 1, that a head gives signals. */
export function chanceOf({ intercept, weights }: Omit<Head, 'threshold'>, signals: Signals): number {
  const sum = SIGNAL_NAMES.reduce((total, name) => total + weights[name] * signals[name], intercept);
  return 1 / (1 + Math.exp(-sum));
}
