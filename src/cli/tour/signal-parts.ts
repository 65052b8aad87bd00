import { type Head, piecesOf } from '../../answer/calibration.ts';
import { SIGNAL_NAMES, type Signals } from '../../answer/signals.ts';

type SignalName = (typeof SIGNAL_NAMES)[number];

/** The part of an answer's log-odds that one signal adds. */
export interface SignalPart {
  readonly name: SignalName;
  /** The signal itself, about −1 to 1. */
  readonly value: number;
  /** Above 0 it speaks for the answer. */
  readonly points: number;
}

/**
 * The signals that count, those that weigh most first, equal ones in the order of SIGNAL_NAMES. With the intercept they
 * add up to the log-odds.
 */
export function signalParts({ weights }: Head, signals: Signals): SignalPart[] {
  const parts = SIGNAL_NAMES.map((name): SignalPart => {
    const points = piecesOf(name, signals[name]).reduce((sum, piece, i) => sum + piece * (weights[name][i] ?? 0), 0);
    return { name, value: signals[name], points };
  });
  return parts.filter(({ points }) => points !== 0).sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
}
