import { z } from 'zod';
import { SIGNAL_NAMES, type Signals } from './signals.ts';

const schema = z.object({
  /** Models and sizes it was fitted with, see {@link fitFingerprint}; it holds for no others. */
  fingerprint: z.string(),
  intercept: z.number(),
  weights: z.record(z.enum(SIGNAL_NAMES), z.number()),
  /** Answers of a lower confidence are not given. */
  threshold: z.number(),
});

/** A logistic fit from signals to the chance that an answer is right. */
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

/** Estimated chance, 0 to 1, that the answer is right. */
export function confidenceOf({ intercept, weights }: Calibration, signals: Signals): number {
  const sum = SIGNAL_NAMES.reduce((total, name) => total + weights[name] * signals[name], intercept);
  return 1 / (1 + Math.exp(-sum));
}
