import { BGE_SMALL_ZH } from '../../src/inference/download/embedding-models.ts';
import { openEmbedder } from '../../src/inference/transformers-embedder.ts';
import { makeHashEmbedder } from '../support/hash-embedder.ts';
import { describeWithModel } from '../support/model.ts';
import { describeEmbedder } from './embedder-contract.ts';

describeEmbedder('the small embedder of tests', async () => makeHashEmbedder());

describeWithModel('with the model', ({ dir, modelId }) => {
  describeEmbedder('the embedder of transformers', () => openEmbedder(dir, modelId, BGE_SMALL_ZH));
});
