import { expect, it } from 'vitest';
import { shareAmongProcesses } from '../../../src/inference/network/network-processes.ts';
import { type Network, openNetwork } from '../../../src/inference/network/session.ts';
import { openReader } from '../../../src/inference/transformers-reader.ts';
import { readConfig } from '../../../src/support/config.ts';

const { readerDir: modelDir } = readConfig({});
const PASSAGES = [
  '甲县的水库由王明主持修建。',
  '水库在2020年建成,',
  '主持修建的是李华,水库长三百米。',
  '大桥去年通车。',
];
const WANTED = { count: 5, brevity: 1 };
const input = (value: number) => ({ input_ids: BigInt64Array.of(BigInt(value)) });

/** Gives its input back as output, and counts its runs. */
function echo(): Network & { runs: number } {
  const own = {
    runs: 0,
    run: async ({ input_ids }: Readonly<Record<string, BigInt64Array>>) => {
      own.runs++;
      if (input_ids?.[0] === 0n) throw new Error('nothing to run');
      return { out: { data: Float32Array.from(input_ids ?? [], Number), dims: [1] } };
    },
  };
  return own;
}

it('several processes read what one reads', async () => {
  const [one, three] = await Promise.all([openReader({ modelDir }), openReader({ modelDir, processes: 3 })]);
  const question = '谁主持修建甲县的水库';
  const alone = [];
  for (const passage of PASSAGES) alone.push(await one.read(question, passage, WANTED));
  for (let round = 0; round < 20; round++) {
    const shared = await Promise.all(PASSAGES.map((passage) => three.read(question, passage, WANTED)));
    expect(shared).toEqual(alone);
  }
  await Promise.all([one.close(), three.close()]);
});

it('the others take part as soon as they are ready', async () => {
  const network = await openNetwork(modelDir);
  let own = 0;
  const counted: Network = {
    run: (inputs) => {
      own++;
      return network.run(inputs);
    },
  };
  const shared = shareAmongProcesses(modelDir, counted, 1);
  const row = BigInt64Array.of(1n, 1n);
  const inputs = { input_ids: row, attention_mask: row, token_type_ids: row };
  for (let asked = 4; ; asked += 4) {
    await Promise.all([1, 2, 3, 4].map(() => shared.run(inputs)));
    if (own < asked) break;
  }
  await shared.close();
}, 60_000);

it('a process that cannot start is not missed', async () => {
  const own = echo();
  const network = shareAmongProcesses('/nowhere', own, 2);
  const outputs = await Promise.all([1, 2, 3, 4, 5].map((value) => network.run(input(value))));
  expect(outputs.map(({ out }) => out?.data[0])).toEqual([1, 2, 3, 4, 5]);
  expect(own.runs).toBe(5);
  await network.close();
  expect((await network.run(input(6)))['out']?.data[0]).toBe(6);
});

it('a run that fails says so, and the next one is run', async () => {
  const network = shareAmongProcesses('/nowhere', echo(), 0);
  await expect(network.run(input(0))).rejects.toThrow('nothing to run');
  expect((await network.run(input(7)))['out']?.data[0]).toBe(7);
});
