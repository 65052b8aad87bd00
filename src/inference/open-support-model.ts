import type { SupportModel } from './support-model.ts';
import { CLS, inputsOf, openTokenisedNetwork, SEP } from './tokenised-network.ts';

/** The same as in training. */
const MAX_CLAIM_TOKENS = 120;
const MAX_PROOF_TOKENS = 200;

/**
 * Opens the support model in `modelDir` (see models/youju-support/README.md).
 * @throws MODEL_DAMAGED if a file differs from the manifest, FILE_UNREADABLE if one is missing.
 */
export async function openSupportModel({ modelDir }: { readonly modelDir: string }): Promise<SupportModel> {
  const { modelId, network, pieces } = await openTokenisedNetwork(modelDir);
  return {
    modelId,
    follows: async (claim, proof) => {
      const said = pieces(claim).map(({ id }) => id);
      if (said.length === 0 || said.length > MAX_CLAIM_TOKENS) return Number.NEGATIVE_INFINITY;
      const first = said.length + 2;
      const shown = pieces(proof).slice(0, MAX_PROOF_TOKENS);
      const ids = [CLS, ...said, SEP, ...shown.map(({ id }) => id), SEP];
      const output = await network.run(inputsOf(ids, first));
      const follows = output['follows_logits']?.data[0];
      const wrong = output['wrong_logits']?.data.slice(1, first - 1);
      if (follows === undefined || wrong === undefined) throw new Error('the support model gives no logits');
      return follows - Math.max(...wrong);
    },
    close: async () => {},
  };
}
