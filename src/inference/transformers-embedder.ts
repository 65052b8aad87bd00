import { AutoModel, AutoTokenizer, type PreTrainedModel, type PreTrainedTokenizer } from '@xenova/transformers';
import type { Embedder } from './embedder.ts';
import type { EmbeddingModel } from './embedding-models.ts';
import { loadLocally } from './local-models.ts';

interface Loaded {
  readonly model: EmbeddingModel;
  readonly tokenizer: PreTrainedTokenizer;
  readonly network: PreTrainedModel;
}

/**
 * Opens the embedding model whose files lie in `dir` (the layout of transformers: tokenizer.json,
 * onnx/model_quantized.onnx …). `modelId` names the weights, see {@link Embedder.modelId}.
 * One text a run: the quantised weights make a vector depend on the other texts of its batch.
 */
export async function openEmbedder(dir: string, modelId: string, model: EmbeddingModel): Promise<Embedder> {
  const { tokenizer, network } = await loadLocally(dir, async (name) => ({
    tokenizer: await AutoTokenizer.from_pretrained(name),
    network: await AutoModel.from_pretrained(name, { quantized: true }),
  }));
  const loaded = { model, tokenizer, network };
  return {
    modelId,
    dimensions: model.dimensions,
    embedPassage: (text) => embed(loaded, model.passagePrefix + text),
    embedQuestion: (text) => embed(loaded, model.questionPrefix + text),
    close: async () => {
      await network.dispose();
    },
  };
}

async function embed({ model, tokenizer, network }: Loaded, text: string): Promise<Float32Array> {
  const input = await tokenizer(text, { truncation: true, max_length: model.maxTokens });
  const output = await network(input);
  const [, tokens, width] = output.last_hidden_state.dims as [number, number, number];
  const states = output.last_hidden_state.data as Float32Array;
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
