/** Longest span in tokens, as in training's evaluation. */
const MAX_SPAN_TOKENS = 40;

/** Where an answer may stand and how well: logits per token, position 0 meaning "not here". */
export interface SpanLogits {
  readonly start: ArrayLike<number>;
  readonly end: ArrayLike<number>;
  /** Half-open range of the tokens that may belong to an answer. */
  readonly first: number;
  readonly after: number;
}

/** How many spans are wanted, and how much shorter ones are preferred. */
export interface SpansWanted {
  readonly count: number;
  /** A span gives way to one that overlaps it where its score is less than this times the logarithm of their lengths' ratio better. */
  readonly brevity: number;
}

/** Tokens `from` to `to`, both included, with their score start[from] + end[to] − (start[0] + end[0]). */
export interface TokenSpan {
  readonly from: number;
  readonly to: number;
  readonly score: number;
}

/**
 * The `count` best spans, best first by score − brevity · ln(tokens), none overlapping another; of equal ones the earlier, then the
 * shorter.
 * @see Devlin et al., BERT, 2019, §4.3
 */
export function bestSpans(logits: SpanLogits, { count, brevity }: SpansWanted): TokenSpan[] {
  const taken: TokenSpan[] = [];
  while (taken.length < count) {
    const best = bestFree(logits, brevity, taken);
    if (best === undefined) break;
    taken.push(best);
  }
  return taken;
}

const LOGARITHMS = Array.from({ length: MAX_SPAN_TOKENS + 1 }, (_, tokens) => Math.log(tokens));

function bestFree(
  { start, end, first, after }: SpanLogits,
  brevity: number,
  taken: readonly TokenSpan[],
): TokenSpan | undefined {
  const none = (start[0] ?? 0) + (end[0] ?? 0);
  let best: TokenSpan | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (let from = first; from < after; from++) {
    for (let to = from; to < after && to < from + MAX_SPAN_TOKENS; to++) {
      if (taken.some((span) => span.from <= to && to <= span.to)) break;
      const score = (start[from] ?? 0) + (end[to] ?? 0) - none;
      const value = score - brevity * (LOGARITHMS[to - from + 1] ?? 0);
      if (value <= most) continue;
      most = value;
      best = { from, to, score };
    }
  }
  return best;
}
