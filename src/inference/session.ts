import { join } from 'node:path';
import onnxruntime from 'onnxruntime-node';

/** A network that takes rows of whole numbers and gives named tensors of floats. */
export interface Network {
  /** One run for one text. Inputs by name, all of one length; those that the network does not name are left out. */
  run(inputs: Readonly<Record<string, BigInt64Array>>): Promise<Readonly<Record<string, NetworkOutput>>>;
}

export interface NetworkOutput {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** Place of the weights in the folder of a model, in the layout of transformers. */
const WEIGHTS = join('onnx', 'model_quantized.onnx');

/**
 * Opens the weights of the model in `dir`, with one thread.
 * They go in by path, because this runtime does not heed its options where it is given a buffer, and its second thread
 * then spins while it waits: twice the processor time for hardly any speed. Outputs are the same to the byte.
 * This version of the runtime lets go of a network when nothing refers to it any more.
 */
export async function openNetwork(dir: string): Promise<Network> {
  const { InferenceSession, Tensor } = onnxruntime;
  const session = await InferenceSession.create(join(dir, WEIGHTS), {
    executionProviders: ['cpu'],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  });
  return {
    run: async (inputs) => {
      const feeds = session.inputNames.flatMap((name) => {
        const row = inputs[name];
        return row === undefined ? [] : [[name, new Tensor('int64', row, [1, row.length])] as const];
      });
      return (await session.run(Object.fromEntries(feeds))) as unknown as Readonly<Record<string, NetworkOutput>>;
    },
  };
}
