import type { Embedder } from '../../src/inference/embedder.ts';
import { searchTerms } from '../../src/text/words/segment.ts';

const DIMENSIONS = 64;

/**
 * A small real embedder: every search term sets one coordinate, so that texts with common words are similar; a text
 * without terms sets the first.
 */
export function makeHashEmbedder(): Embedder & { readonly embedded: string[] } {
  const embedded: string[] = [];
  const embed = async (text: string): Promise<Float32Array> => {
    embedded.push(text);
    const vector = new Float32Array(DIMENSIONS);
    for (const term of searchTerms(text)) {
      const at = hash(term) % DIMENSIONS;
      vector[at] = (vector[at] ?? 0) + 1;
    }
    if (vector.every((value) => value === 0)) vector[0] = 1;
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  };
  return {
    modelId: 'hash-64',
    dimensions: DIMENSIONS,
    embedPassage: embed,
    embedQuestion: embed,
    close: async () => {},
    embedded,
  };
}

function hash(text: string): number {
  let value = 7;
  for (const char of text) value = (value * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return value;
}
