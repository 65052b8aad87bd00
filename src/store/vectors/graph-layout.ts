/**
 * Layout of a graph file of hnswlib: 96 bytes of head, then the nodes of the lowest layer one after the other (their
 * links, vector and label), then for every node the number of bytes of its links in the layers above and these links.
 * Little-endian, sizes in 8 bytes, everything aligned to 4 bytes.
 * @see hnswlib 0.8, hnswalg.h, saveIndex
 */
export const HEAD_BYTES = 96;
const AT = {
  capacity: 8,
  count: 16,
  nodeBytes: 24,
  labelOffset: 32,
  dataOffset: 40,
  topLayer: 48,
  entry: 52,
  linksAbove: 56,
  m: 72,
  efConstruction: 88,
} as const;
const FLOAT_BYTES = 4;
const LABEL_BYTES = 8;

/** The expected size of a graph. */
export interface GraphShape {
  readonly count: number;
  readonly dimensions: number;
}

/** The head of a graph file. */
export interface GraphHead {
  readonly count: number;
  readonly capacity: number;
  /** Bytes of a node in the lowest layer, and the offsets of its vector and its label. */
  readonly nodeBytes: number;
  readonly dataOffset: number;
  readonly labelOffset: number;
  /** The highest layer, −1 in a graph without nodes, and its node at which every search begins. */
  readonly topLayer: number;
  readonly entry: number;
  /** Largest number of links of a node in a layer above the lowest. */
  readonly linksAbove: number;
  readonly m: number;
  readonly efConstruction: number;
}

/** Reads the head; the file must have at least {@link HEAD_BYTES}. */
export function readHead(file: Buffer): GraphHead {
  const size = (at: number) => Number(file.readBigUInt64LE(at));
  return {
    count: size(AT.count),
    capacity: size(AT.capacity),
    nodeBytes: size(AT.nodeBytes),
    dataOffset: size(AT.dataOffset),
    labelOffset: size(AT.labelOffset),
    topLayer: file.readInt32LE(AT.topLayer),
    entry: file.readUInt32LE(AT.entry),
    linksAbove: size(AT.linksAbove),
    m: size(AT.m),
    efConstruction: size(AT.efConstruction),
  };
}

/**
 * The reason why the file is not a graph of that shape; undefined if it is. hnswlib detects neither an incomplete write
 * nor a damaged head, which ends the process when it is read.
 */
export function findGraphProblem(file: Buffer, { count, dimensions }: GraphShape): string | undefined {
  if (file.length < HEAD_BYTES) return `it has ${file.length} bytes, less than its head`;
  const head = readHead(file);
  if (head.count !== count) return `it holds ${head.count} vectors where ${count} were written`;
  if (head.capacity < count) return 'its capacity is less than what it holds';
  const vectorEnd = head.dataOffset + dimensions * FLOAT_BYTES;
  if (head.labelOffset !== vectorEnd || head.nodeBytes !== vectorEnd + LABEL_BYTES)
    return `its vectors do not have ${dimensions} dimensions`;
  if (count > 0 && head.entry >= count) return 'it begins at a vector that is not there';
  const end = endOfLinks(file, HEAD_BYTES + count * head.nodeBytes, count);
  return end === file.length ? undefined : `it has ${file.length} bytes and not those its head tells`;
}

/** End of the links of `count` nodes that begin at `from`; beyond the end of the file if they do not fit. */
function endOfLinks(file: Buffer, from: number, count: number): number {
  let at = from;
  for (let node = 0; node < count && at + 4 <= file.length; node++) at += 4 + file.readUInt32LE(at);
  return at;
}
