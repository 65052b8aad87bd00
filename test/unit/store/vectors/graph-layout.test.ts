import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeRandom } from '../../../../src/eval/random.ts';
import { buildGraph } from '../../../../src/store/vectors/build-graph.ts';
import { openGraph } from '../../../../src/store/vectors/graph.ts';
import { findGraphProblem } from '../../../../src/store/vectors/graph-layout.ts';
import { makeVectorIndex, measureSelfRecall } from '../../../../src/store/vectors/vector-index.ts';
import { makeTemporaryDir } from '../../../support/temporary-dir.ts';

const SETTINGS = { m: 4, efConstruction: 50, efSearch: 50 };
const SHAPE = { count: 300, dimensions: 8 };

function graphFile() {
  const random = makeRandom(7);
  const rows = Array.from({ length: SHAPE.count }, () => {
    const row = Array.from({ length: SHAPE.dimensions }, () => random() - 0.5);
    return Float32Array.from(row, (value) => value / Math.hypot(...row));
  });
  const path = join(makeTemporaryDir(), 'graph');
  buildGraph(path, rows, { ...SETTINGS, dimensions: SHAPE.dimensions });
  return { file: readFileSync(path) };
}

describe('findGraphProblem', () => {
  it('takes what hnswlib wrote', () => {
    expect(findGraphProblem(graphFile().file, SHAPE)).toBeUndefined();
  });

  it('names a graph that was cut anywhere, or has more behind it', () => {
    const { file } = graphFile();
    for (const length of [0, 50, 95, 96, 1_000, file.length - 4, file.length - 1]) {
      expect(findGraphProblem(file.subarray(0, length), SHAPE)).toBeDefined();
    }
    expect(findGraphProblem(Buffer.concat([file, Buffer.alloc(4)]), SHAPE)).toBeDefined();
  });

  it('names a graph of another count, of other dimensions or that begins nowhere', () => {
    const { file } = graphFile();
    expect(findGraphProblem(file, { ...SHAPE, count: 299 })).toContain('300 vectors where 299');
    expect(findGraphProblem(file, { ...SHAPE, dimensions: 9 })).toContain('9 dimensions');
    const lost = Buffer.from(file);
    lost.writeUInt32LE(300, 52);
    expect(findGraphProblem(lost, SHAPE)).toContain('begins at a vector that is not there');
  });
});

describe('openGraph', () => {
  it('lets go of its file when it is closed', () => {
    const path = join(makeTemporaryDir(), 'graph');
    writeFileSync(path, graphFile().file);
    const graph = openGraph(path);
    const vector = graph.vectorOf(7);
    expect(graph.similarity(vector, 7)).toBeCloseTo(1, 4);
    graph.close?.();
    expect(() => graph.similarity(vector, 7)).toThrow('EBADF');
  });
});

describe('measureSelfRecall', () => {
  const recallOf = (file: Buffer) => {
    const path = join(makeTemporaryDir(), 'graph');
    writeFileSync(path, file);
    return measureSelfRecall(
      makeVectorIndex(
        openGraph(path),
        Uint32Array.from({ length: SHAPE.count }, (_, id) => id),
        SETTINGS,
        0,
      ),
      100,
    );
  };

  it('is 1 where the graph finds each vector, and little where its links are lost', () => {
    const { file } = graphFile();
    expect(recallOf(file)).toBe(1);
    const lost = Buffer.from(file);
    const nodeBytes = Number(file.readBigUInt64LE(24));
    for (let node = 0; node < SHAPE.count; node++) lost.writeUInt32LE(0, 96 + node * nodeBytes);
    expect(recallOf(lost)).toBeLessThan(0.5);
  });
});
