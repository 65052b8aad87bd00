/**
 * A graph file of hnswlib: 96 bytes of head, the nodes of the lowest layer one after the other, then for every node the
 * number of bytes of its links in the layers above and these links. Little-endian, sizes in 8 bytes.
 * @see hnswlib 0.8, hnswalg.h, saveIndex
 */
const HEAD_BYTES = 96;
const AT = { capacity: 8, count: 16, nodeBytes: 24, labelOffset: 32, dataOffset: 40, topLayer: 48, entry: 52 } as const;
const FLOAT_BYTES = 4;
const LABEL_BYTES = 8;

/** What a graph is expected to be. */
export interface GraphShape {
  readonly count: number;
  readonly dimensions: number;
}

/**
 * What keeps the file from being a graph of that shape, or undefined. hnswlib notices neither a write that the disk cut
 * short nor a damaged head, which ends the process when it is read.
 */
export function findGraphProblem(file: Buffer, { count, dimensions }: GraphShape): string | undefined {
  if (file.length < HEAD_BYTES) return `it has ${file.length} bytes, less than its head`;
  const size = (at: number) => Number(file.readBigUInt64LE(at));
  const nodeBytes = size(AT.nodeBytes);
  const dataOffset = size(AT.dataOffset);
  if (size(AT.count) !== count) return `it holds ${size(AT.count)} vectors where ${count} were written`;
  if (size(AT.capacity) < count) return 'its capacity is less than what it holds';
  const vectorBytes = dimensions * FLOAT_BYTES;
  if (size(AT.labelOffset) !== dataOffset + vectorBytes || nodeBytes !== dataOffset + vectorBytes + LABEL_BYTES)
    return `its vectors do not have ${dimensions} dimensions`;
  if (count > 0 && file.readUInt32LE(AT.entry) >= count) return 'it begins at a vector that is not there';
  const end = endOfLinks(file, HEAD_BYTES + count * nodeBytes, count);
  return end === file.length ? undefined : `it has ${file.length} bytes and not those its head tells`;
}

/** Where the links of `count` nodes end that begin at `from`; beyond the file where they do not fit. */
function endOfLinks(file: Buffer, from: number, count: number): number {
  let at = from;
  for (let node = 0; node < count && at + 4 <= file.length; node++) at += 4 + file.readUInt32LE(at);
  return at;
}
