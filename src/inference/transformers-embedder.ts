import type { EmbeddingModel } from './download/embedding-models.ts';
import type { Embedder } from './embedder.ts';
import { loadLocally } from './local-models.ts';
import { type Network, openNetwork } from './network/session.ts';
import type { Pieces } from './token-alignment.ts';
import { CLS, inputsOf, readPieces, SEP } from './tokenised-network.ts';

interface Loaded {
  readonly model: EmbeddingModel;
  readonly pieces: Pieces;
  readonly network: Network;
  /** Tokens of a text with control tokens spelled out, as the tokeniser of transformers reads them. */
  readonly tokensWithControls: (text: string) => Promise<number[]>;
}

/** A control token that a text spells out. */
const CONTROL = /\[(?:PAD|UNK|CLS|SEP|MASK)\]/;

/**
 * Opens the embedding model in `dir` (the layout of transformers: tokenizer.json, onnx/model_quantized.onnx …).
 * `modelId` names the weights, see {@link Embedder.modelId}. It embeds one text per run, because the quantised weights
 * make a vector depend on the other texts of its batch.
 */
export async function openEmbedder(dir: string, modelId: string, model: EmbeddingModel): Promise<Embedder> {
  const pieces = await readPieces(dir);
  const loaded = { model, pieces, network: await openNetwork(dir), tokensWithControls: makeTokensWithControls(dir) };
  return {
    modelId,
    dimensions: model.dimensions,
    embedPassage: (text) => embed(loaded, model.passagePrefix + text),
    embedQuestion: (text) => embed(loaded, model.questionPrefix + text),
    close: async () => {},
  };
}

/** Loads transformers only when such a text comes: it costs a third of a second and 30 MB. */
function makeTokensWithControls(dir: string): Loaded['tokensWithControls'] {
  let opened: Promise<(text: string) => number[]> | undefined;
  return async (text) => {
    opened ??= loadLocally(dir, async (name, { AutoTokenizer }) => {
      const tokenizer = await AutoTokenizer.from_pretrained(name);
      return (one: string) => tokenizer.encode(one);
    });
    return (await opened)(text);
  };
}

async function embed({ model, pieces, network, tokensWithControls }: Loaded, text: string): Promise<Float32Array> {
  const tokens = CONTROL.test(text) ? await tokensWithControls(text) : [CLS, ...pieces(text).map(({ id }) => id), SEP];
  const ids = tokens.slice(0, model.maxTokens);
  const { last_hidden_state: output } = await network.run(inputsOf(ids, ids.length));
  if (output === undefined) throw new Error(`${model.name} gives no last_hidden_state`);
  const [, length, width] = output.dims as [number, number, number];
  const states = output.data;
  const vector = model.pooling === 'cls' ? states.slice(0, width) : meanOf(states, length, width);
  return normalised(vector);
}

function meanOf(states: Float32Array, tokens: number, width: number): Float32Array {
  const mean = new Float32Array(width);
  for (let i = 0; i < tokens * width; i++) mean[i % width] = (mean[i % width] ?? 0) + (states[i] ?? 0) / tokens;
  return mean;
}

function normalised(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
