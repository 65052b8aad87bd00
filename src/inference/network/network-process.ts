import type { RunAsked, RunReplied } from './network-processes.ts';
import { openNetwork } from './session.ts';

// Entry of a process that runs a network for the one that forked it; its only argument is the folder of the model.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
process.on('disconnect', () => process.exit());

const network = await openNetwork(process.argv[2] as string);
process.on('message', async ({ inputs }: RunAsked) => send(await reply(inputs)));
send('ready');

function send(message: RunReplied | 'ready'): void {
  process.send?.(message, () => {});
}

async function reply(inputs: RunAsked['inputs']): Promise<RunReplied> {
  try {
    const outputs = Object.entries(await network.run(inputs));
    return { outputs: Object.fromEntries(outputs.map(([name, { data, dims }]) => [name, { data, dims }])) };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}
