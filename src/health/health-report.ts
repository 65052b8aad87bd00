import type { NoteCode } from '../model/answer.ts';
import type { LibraryStatus } from '../model/library.ts';

/** The connection to Discord; `none` where the program runs without a token. */
export type GatewayState = 'connected' | 'disconnected' | 'none';

/** What is known of the running program at one moment. */
export interface HealthFacts {
  readonly gateway: GatewayState;
  /** Milliseconds the connection has been gone; 0 while it is there. */
  readonly gatewayGoneMs: number;
  /** Null where the answer process does not tell. */
  readonly library: LibraryStatus | null;
  readonly lastAnswer: LastAnswer | null;
}

export interface LastAnswer {
  /** Instant, ISO 8601. */
  readonly at: string;
  /** As in an answer, or `failed` where none could be had. */
  readonly outcome: string;
  readonly durationMs: number;
}

/** `ok`; `degraded`: it answers, but something is missing; `down`: it does not answer. */
export type HealthStatus = 'ok' | 'degraded' | 'down';

export interface HealthReport {
  readonly status: HealthStatus;
  readonly gateway: GatewayState;
  readonly index: Pick<LibraryStatus, 'version' | 'builtAt' | 'articles' | 'vectors'> | null;
  readonly model: { readonly embedder: boolean; readonly reader: boolean } | null;
  readonly lastAnswer: LastAnswer | null;
  /** What is missing, in words for an operator; empty where nothing is. */
  readonly problems: readonly string[];
}

/** Discord has outages of minutes; a bot that is away for longer is likely to need its operator. */
const GATEWAY_GONE_MS = 5 * 60_000;

const PROBLEMS: Partial<Record<NoteCode, string>> = {
  'dense-unavailable': 'the embedding model is missing: words alone are matched',
  'reader-unavailable': 'the reader is missing: quotations are shown in place of short answers',
  'index-fallback': 'the current index is damaged: the one before it is used',
  'calibration-mismatch': 'the calibration belongs to other models',
};

/** Judges the facts; what cannot answer is down, what answers less well degraded. */
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
