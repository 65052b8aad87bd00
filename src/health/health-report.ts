import type { NoteCode } from '../model/answer.ts';
import type { LibraryStatus } from '../model/library.ts';

/** The connection to Discord; `none` if the program runs without a token. */
export type GatewayState = 'connected' | 'disconnected' | 'none';

/** Facts about the running program at one moment. */
export interface HealthFacts {
  readonly gateway: GatewayState;
  /** Milliseconds since the connection was lost; 0 while it is connected. */
  readonly gatewayGoneMs: number;
  /** Null if the answer process does not reply. */
  readonly library: LibraryStatus | null;
  readonly lastAnswer: LastAnswer | null;
}

export interface LastAnswer {
  /** Instant, ISO 8601. */
  readonly at: string;
  /** As in an answer, or `failed` if there was no answer. */
  readonly outcome: string;
  readonly durationMs: number;
}

/** `ok`; `degraded`: it answers, but a part is missing; `down`: it does not answer. */
export type HealthStatus = 'ok' | 'degraded' | 'down';

export interface HealthReport {
  readonly status: HealthStatus;
  readonly gateway: GatewayState;
  readonly index: Pick<LibraryStatus, 'version' | 'builtAt' | 'articles' | 'vectors'> | null;
  readonly model: { readonly embedder: boolean; readonly reader: boolean } | null;
  readonly lastAnswer: LastAnswer | null;
  /** Sentences for an operator about every missing part; empty if none is missing. */
  readonly problems: readonly string[];
}

/** Discord has outages of minutes; after a longer absence the bot probably needs its operator. */
const GATEWAY_GONE_MS = 5 * 60_000;

const PROBLEMS: Partial<Record<NoteCode, string>> = {
  'dense-unavailable': 'the embedding model is missing: words alone are matched',
  'reader-unavailable': 'the reader is missing: quotations are shown in place of short answers',
  'index-fallback': 'the current index is damaged: the one before it is used',
  'calibration-mismatch': 'the calibration belongs to other models',
};

/** Judges the facts: a program that cannot answer is down, and one that answers less well is degraded. */
export function judgeHealth({ gateway, gatewayGoneMs, library, lastAnswer }: HealthFacts): HealthReport {
  const isGone = gateway === 'disconnected' && gatewayGoneMs >= GATEWAY_GONE_MS;
  const problems = [
    ...(gateway === 'disconnected' ? ['Discord is not connected'] : []),
    ...(library === null ? ['the index does not answer'] : []),
    ...(library?.notes ?? []).flatMap((note) => PROBLEMS[note] ?? []),
    ...(lastAnswer?.outcome === 'failed' ? ['the last question could not be answered'] : []),
  ];
  return {
    status: library === null || isGone ? 'down' : problems.length > 0 ? 'degraded' : 'ok',
    gateway,
    index: library && {
      version: library.version,
      builtAt: library.builtAt,
      articles: library.articles,
      vectors: library.vectors,
    },
    model: library && {
      embedder: !library.notes.includes('dense-unavailable'),
      reader: !library.notes.includes('reader-unavailable'),
    },
    lastAnswer,
    problems,
  };
}
