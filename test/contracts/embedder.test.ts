import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { AutoTokenizer, env } from '@xenova/transformers';
import { expect, it } from 'vitest';
import { BGE_SMALL_ZH } from '../../src/inference/download/embedding-models.ts';
import { type NetworkOutput, openNetwork } from '../../src/inference/network/session.ts';
import { inputsOf } from '../../src/inference/tokenised-network.ts';
import { openEmbedder } from '../../src/inference/transformers-embedder.ts';
import { cacheQuestions } from '../../src/store/vectors/cache-questions.ts';
import { openVectorCache } from '../../src/store/vectors/vector-cache.ts';
import { makeHashEmbedder } from '../support/hash-embedder.ts';
import { describeWithModel } from '../support/model.ts';
import { describeEmbedder } from './embedder-contract.ts';

describeEmbedder('the small embedder of tests', async () => makeHashEmbedder());

describeEmbedder('an embedder whose vectors of questions are kept', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'youju-questions-'));
  const embedder = makeHashEmbedder();
  const cache = openVectorCache(join(dir, 'vectors.sqlite'), embedder.modelId);
  const close = async () => {
    cache.close();
    rmSync(dir, { recursive: true });
  };
  return { ...cacheQuestions(embedder, cache), close };
});

describeWithModel('with the model', ({ dir, modelId }) => {
  describeEmbedder('the embedder of transformers', () => openEmbedder(dir, modelId, BGE_SMALL_ZH));

  it.each([
    ['short', '国家发展改革委（NDRC）定点帮扶3个县，e.g. 灵寿县😀'],
    ['longer than the model reads', '会议由谁主持？'.repeat(120)],
    ['with control tokens spelled out', '[CLS]会议[SEP]由[MASK]主持'],
    ['empty', ''],
  ])('reads a text as the tokeniser of transformers does: %s', async (_, text) => {
    env.allowRemoteModels = false;
    env.localModelPath = dirname(dir);
    const tokenizer = await AutoTokenizer.from_pretrained(basename(dir));
    const { input_ids: ids } = await tokenizer(text, { truncation: true, max_length: BGE_SMALL_ZH.maxTokens });
    const network = await openNetwork(dir);
    const tokens = [...(ids.data as BigInt64Array)].map(Number);
    const { last_hidden_state: output } = await network.run(inputsOf(tokens, tokens.length));
    const first = [...(output as NetworkOutput).data.slice(0, BGE_SMALL_ZH.dimensions)];
    const length = Math.hypot(...first);
    const embedder = await openEmbedder(dir, modelId, BGE_SMALL_ZH);
    expect([...(await embedder.embedPassage(text))]).toEqual(first.map((value) => Math.fround(value / length)));
    await embedder.close();
  });
});
