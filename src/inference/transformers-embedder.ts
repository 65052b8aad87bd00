import { AutoTokenizer, type PreTrainedTokenizer } from '@xenova/transformers';
import type { EmbeddingModel } from './download/embedding-models.ts';
import type { Embedder } from './embedder.ts';
import { loadLocally } from './local-models.ts';
import { type Network, openNetwork } from './session.ts';

interface Loaded {
  readonly model: EmbeddingModel;
  readonly tokenizer: PreTrainedTokenizer;
  readonly network: Network;
}

/**
 * Opens the embedding model in `dir` (the layout of transformers: tokenizer.json, onnx/model_quantized.onnx …).
 * `modelId` names the weights, see {@link Embedder.modelId}. It embeds one text per run, because the quantised weights
 * make a vector depend on the other texts of its batch.
 */
export async function openEmbedder(dir: string, modelId: string, model: EmbeddingModel): Promise<Embedder> {
  const tokenizer = await loadLocally(dir, (name) => AutoTokenizer.from_pretrained(name));
  const loaded = { model, tokenizer, network: await openNetwork(dir) };
  return {
    modelId,
    dimensions: model.dimensions,
    embedPassage: (text) => embed(loaded, model.passagePrefix + text),
    embedQuestion: (text) => embed(loaded, model.questionPrefix + text),
    close: async () => {},
  };
}

async function embed({ model, tokenizer, network }: Loaded, text: string): Promise<Float32Array> {
  const input = await tokenizer(text, { truncation: true, max_length: model.maxTokens });
  const { last_hidden_state: output } = await network.run({
    input_ids: input.input_ids.data,
    attention_mask: input.attention_mask.data,
    token_type_ids: new BigInt64Array(input.input_ids.data.length),
  });
  if (output === undefined) throw new Error(`${model.name} gives no last_hidden_state`);
  const [, tokens, width] = output.dims as [number, number, number];
  const states = output.data;
  const vector = model.pooling === 'cls' ? states.slice(0, width) : meanOf(states, tokens, width);
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
