import { describe, expect, it } from 'vitest';
import { splitArticles } from '../../../src/chunking/split-articles.ts';
import { bareArticle } from '../../../src/model/article.ts';
import { buildIndexData, embedChunks } from '../../../src/store/build-index.ts';
import { openVectorCache } from '../../../src/store/vectors/vector-cache.ts';
import { makeHashEmbedder } from '../../support/hash-embedder.ts';

const BODY = Array.from({ length: 60 }, (_, i) => `第${i}条写明了第${i * 7}项工作的要求和完成的时间。`).join('\n');
const ARTICLES = ['a', 'b'].map((id) => bareArticle({ id, body: BODY }));
const data = buildIndexData({ articles: ARTICLES, ...splitArticles(ARTICLES) }, () => []);

function open() {
  const embedder = makeHashEmbedder();
  return { embedder, cache: openVectorCache(':memory:', embedder.modelId) };
}

describe('embedChunks', () => {
  it('gives the same rows whether one passage is embedded at a time or several', async () => {
    const one = await embedChunks(data, open(), () => {});
    const { embedder, cache } = open();
    let atOnce = 0;
    let most = 0;
    const embedPassage = async (text: string) => {
      most = Math.max(most, ++atOnce);
      await new Promise((resolve) => setTimeout(resolve, text.length % 7));
      atOnce--;
      return embedder.embedPassage(text);
    };
    const several = await embedChunks(
      data,
      { embedder, cache, widen: async () => ({ width: 4, embedPassage }) },
      () => {},
    );
    expect(several).toEqual(one);
    expect(most).toBe(4);
  });

  it('embeds equal passages once, and tells how far it is to the end', async () => {
    const { embedder, cache } = open();
    const seen: [number, number][] = [];
    let missing = 0;
    const widen = async (count: number) => {
      missing = count;
      return embedder;
    };
    await embedChunks(data, { embedder, cache, widen }, (done, total) => seen.push([done, total]));
    expect(missing).toBe(data.chunks.length / 2);
    expect(seen.at(-1)).toEqual([data.chunks.length, data.chunks.length]);
  });

  it('embeds nothing that the cache holds', async () => {
    const { embedder, cache } = open();
    const first = await embedChunks(data, { embedder, cache }, () => {});
    const widen = () => Promise.reject(new Error('nothing is missing'));
    expect(await embedChunks(data, { embedder, cache, widen }, () => {})).toEqual(first);
  });
});
