import { type MessagePort, workerData } from 'node:worker_threads';
import type { RunAsked, RunReplied } from './network-threads.ts';
import { openNetwork } from './session.ts';

// Entry of a thread that runs a network beside the thread that asks for it.
const { dir, port } = workerData as { readonly dir: string; readonly port: MessagePort };
const network = await openNetwork(dir);

port.on('message', async ({ inputs }: RunAsked) => port.postMessage(await reply(inputs)));
port.postMessage('ready');

async function reply(inputs: RunAsked['inputs']): Promise<RunReplied> {
  try {
    const outputs = await network.run(inputs);
    return {
      outputs: Object.fromEntries(Object.entries(outputs).map(([name, { data, dims }]) => [name, { data, dims }])),
    };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}
