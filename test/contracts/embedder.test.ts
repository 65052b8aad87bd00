import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BGE_SMALL_ZH } from '../../src/inference/download/embedding-models.ts';
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
});
