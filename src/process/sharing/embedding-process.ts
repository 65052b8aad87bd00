import { constants, setPriority } from 'node:os';
import { BGE_SMALL_ZH } from '../../inference/download/embedding-models.ts';
import { openEmbedder } from '../../inference/transformers-embedder.ts';
import { serveParent } from '../serve-parent.ts';
import type { EmbeddingSettings } from './embedding-pool.ts';

// Entry of a process that only embeds passages, and lets other processes go first.
serveParent(async (settings) => {
  setPriority(constants.priority.PRIORITY_LOW);
  const { dir, modelId } = settings as EmbeddingSettings;
  const embedder = await openEmbedder(dir, modelId, BGE_SMALL_ZH);
  return {
    call: async (method, args) => {
      if (method === 'embedPassage') return embedder.embedPassage(args[0] as string);
      throw new TypeError(`no such method: ${method}`);
    },
    close: () => embedder.close(),
  };
});
