import { join } from 'node:path';
import onnxruntime from 'onnxruntime-node';

/** A network that takes rows of integers and gives named tensors of floats. */
export interface Network {
  /** One run for one text. Inputs go by name and have one length; inputs that the network does not name are ignored. */
  run(inputs: NetworkInputs): Promise<NetworkOutputs>;
}

export type NetworkInputs = Readonly<Record<string, BigInt64Array>>;
export type NetworkOutputs = Readonly<Record<string, NetworkOutput>>;

export interface NetworkOutput {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** Path of the weights in the folder of a model, in the layout of transformers. */
const WEIGHTS = join('onnx', 'model_quantized.onnx');

/**
 * Opens the weights of the model in `dir`, with one thread. They are passed by path, because this runtime ignores its
 * options for a buffer, and its second thread then spins while it waits: twice the processor time for hardly any speed.
 * Outputs are the same to the byte. This version of the runtime frees a network when nothing refers to it any more.
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
      return (await session.run(Object.fromEntries(feeds))) as unknown as NetworkOutputs;
    },
  };
}
