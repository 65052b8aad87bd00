/** Longest span in tokens, the same as in training's evaluation. */
const MAX_SPAN_TOKENS = 40;

/** Logits per token for the start and the end of an answer; position 0 means "not here". */
export interface SpanLogits {
  readonly start: ArrayLike<number>;
  readonly end: ArrayLike<number>;
  /** Half-open range of the tokens that may belong to an answer. */
  readonly first: number;
  readonly after: number;
}

/** The number of spans that are wanted, and the preference for shorter ones. */
export interface SpansWanted {
  readonly count: number;
  /** Points of score that a span loses per natural logarithm of its tokens when it competes with an overlapping one. */
  readonly brevity: number;
}

/** Tokens `from` to `to`, both included, with their score start[from] + end[to] − (start[0] + end[0]). */
export interface TokenSpan {
  readonly from: number;
  readonly to: number;
  readonly score: number;
}

/**
 * The `count` best spans by score − brevity · ln(tokens), best first, without overlap; among equals the earlier, then
 * the shorter.
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
