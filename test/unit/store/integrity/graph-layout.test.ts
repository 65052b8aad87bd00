import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeRandom } from '../../../../src/eval/random.ts';
import { findGraphProblem } from '../../../../src/store/integrity/graph-layout.ts';
import { buildHnsw, makeVectorIndex, measureSelfRecall } from '../../../../src/store/vector-index.ts';
import { makeTemporaryDir } from '../../../support/temporary-dir.ts';

const SETTINGS = { m: 4, efConstruction: 50, efSearch: 50 };
const SHAPE = { count: 300, dimensions: 8 };

function graphFile() {
  const random = makeRandom(7);
  const rows = new Float32Array(SHAPE.count * SHAPE.dimensions).map(() => random() - 0.5);
  const graph = buildHnsw(rows, SHAPE.dimensions, SETTINGS);
  const path = join(makeTemporaryDir(), 'graph');
  graph.writeIndexSync(path);
  return { file: readFileSync(path), rows, graph };
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

describe('measureSelfRecall', () => {
  const unit = (rows: Float32Array) => {
    for (let id = 0; id < SHAPE.count; id++) {
      const row = rows.subarray(id * SHAPE.dimensions, (id + 1) * SHAPE.dimensions);
      const length = Math.hypot(...row);
      row.forEach((value, i) => {
        row[i] = value / length;
      });
    }
    return rows;
  };

  it('is 1 where the graph finds each vector, and 0 where it belongs to other vectors', () => {
    const rows = unit(graphFile().rows);
    const graph = buildHnsw(rows, SHAPE.dimensions, SETTINGS);
    expect(measureSelfRecall(makeVectorIndex(rows, SHAPE.dimensions, graph, SETTINGS), 100)).toBe(1);
    const turned = Float32Array.from(rows, (_, i) => rows[rows.length - 1 - i] as number);
    const recall = measureSelfRecall(makeVectorIndex(turned, SHAPE.dimensions, graph, SETTINGS), 100);
    expect(recall).toBeLessThan(0.1);
  });
});
