/**
 * The vector and the text key of every chunk. `vectors.rows` holds, chunk after chunk, the number of its node in the
 * graph (4 bytes, little-endian) and the beginning of its text's key (16 bytes).
 */
export interface VectorRows {
  /** The node of each chunk. */
  readonly nodes: Uint32Array;
  /** The text key of each chunk, see {@link VectorCache.keyOf}. */
  readonly keys: readonly string[];
}

const NODE_BYTES = 4;
const KEY_BYTES = 16;
const ROW_BYTES = NODE_BYTES + KEY_BYTES;
/** Number of hexadecimal characters of a key that are kept, enough to distinguish two texts. */
const KEY_CHARS = 2 * KEY_BYTES;

/** The part of a key that rows keep. */
export function shortKey(key: string): string {
  return key.slice(0, KEY_CHARS);
}

export function encodeRows({ nodes, keys }: VectorRows): Buffer {
  const rows = Buffer.alloc(nodes.length * ROW_BYTES);
  for (const [chunk, node] of nodes.entries()) {
    rows.writeUInt32LE(node, chunk * ROW_BYTES);
    rows.write(shortKey(keys[chunk] as string), chunk * ROW_BYTES + NODE_BYTES, 'hex');
  }
  return rows;
}

/** The nodes alone, for searching. */
export function decodeNodes(rows: Buffer): Uint32Array {
  return Uint32Array.from({ length: rows.length / ROW_BYTES }, (_, chunk) => rows.readUInt32LE(chunk * ROW_BYTES));
}

/** The node of every key. */
export function decodeKeys(rows: Buffer): Map<string, number> {
  const nodes = new Map<string, number>();
  for (let at = 0; at < rows.length; at += ROW_BYTES) {
    nodes.set(rows.toString('hex', at + NODE_BYTES, at + ROW_BYTES), rows.readUInt32LE(at));
  }
  return nodes;
}
