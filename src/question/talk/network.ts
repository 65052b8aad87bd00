import { z } from 'zod';

/**
 * A network that reads a message by the meaning of its words: filters slide over the vectors of its tokens, and the
 * strongest finding of each counts.
 * @see Kim: Convolutional Neural Networks for Sentence Classification, EMNLP 2014
 */
export interface TalkNetwork {
  /** Numbers per token. */
  readonly width: number;
  /** Position in the table of every token that is known. */
  readonly places: ReadonlyMap<string, number>;
  /** `width` numbers for every token, one token after the other. */
  readonly table: Float32Array;
  /** One set of filters for every span of tokens, the shortest span first. */
  readonly spans: readonly Filters[];
  /** For every finding, span after span, one weight per class. */
  readonly out: Float32Array;
  readonly outBias: Float32Array;
}

interface Filters {
  /** Number of tokens that a filter sees at once. */
  readonly span: number;
  /** For every number of the tokens seen, one weight per filter. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/** Spans of tokens that filters see; the model must be trained with them. */
const SPANS = [1, 2, 3] as const;
/** Further tokens are not read. */
const LONGEST = 26;
const UNKNOWN = '[unknown]';

const packed = z.object({ step: z.number(), bytes: z.string() }).transform(({ step, bytes }) => {
  const all = new Int8Array(Buffer.from(bytes, 'base64'));
  return Float32Array.from(all, (one) => one * step);
});
const schema = z.object({
  classes: z.array(z.string()),
  marks: z.array(z.string()),
  words: z.array(z.string()),
  width: z.number().int().positive(),
  table: packed,
  filters1: packed,
  filters2: packed,
  filters3: packed,
  bias1: packed,
  bias2: packed,
  bias3: packed,
  out: packed,
  outBias: packed,
});

/** @throws ZodError, SyntaxError or Error if the text is not such a network, or has other classes. */
export function parseTalkNetwork(text: string, expected: readonly string[]): TalkNetwork {
  const { classes, marks, words, width, table, out, outBias, ...parts } = schema.parse(JSON.parse(text));
  if (classes.join() !== expected.join()) throw new Error(`the classes are ${classes.join()}`);
  const places = new Map([...marks, ...words].map((token, i) => [token, i]));
  const spans = SPANS.map((span) => ({ span, weights: parts[`filters${span}`], bias: parts[`bias${span}`] }));
  const fits =
    table.length === places.size * width &&
    spans.every(({ span, weights, bias }) => weights.length === span * width * bias.length) &&
    out.length === spans.reduce((sum, { bias }) => sum + bias.length, 0) * classes.length;
  if (!fits) throw new Error('the numbers of the network do not fit each other');
  return { width, places, table, spans, out, outBias };
}

/** One sum per class, in the order of the classes; the time is linear in the number of tokens. */
export function readNetwork(network: TalkNetwork, tokens: readonly string[]): number[] {
  const { width, places, table, spans, out, outBias } = network;
  const read = ['^', ...tokens.slice(0, LONGEST - 2), '$'].map((token) => {
    const place = places.get(/^\d+$/.test(token) ? '0' : token) ?? places.get(UNKNOWN) ?? 0;
    return table.subarray(place * width, (place + 1) * width);
  });
  const findings = spans.flatMap((filters) => strongest(filters, read, width));
  return Array.from(outBias, (bias, label) =>
    findings.reduce((sum, found, i) => sum + found * (out[i * outBias.length + label] as number), bias),
  );
}

/** The strongest finding of each filter, at least 0; 0 for all if the message is shorter than the span. */
function strongest({ span, weights, bias }: Filters, read: readonly Float32Array[], width: number): number[] {
  const best = new Float32Array(bias.length);
  const sums = new Float32Array(bias.length);
  for (let at = 0; at + span <= read.length; at++) {
    sums.set(bias);
    let from = 0;
    for (let offset = 0; offset < span; offset++) {
      const token = read[at + offset] as Float32Array;
      for (let row = 0; row < width; row++, from += sums.length) {
        const value = token[row] as number;
        for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + value * (weights[from + i] as number);
      }
    }
    for (let i = 0; i < best.length; i++) best[i] = Math.max(best[i] as number, sums[i] as number);
  }
  return [...best];
}
