/**
 * A prefix tree of words over code points, with the weight and part of speech of each word. Its nodes are numbers, because half a
 * million of them in a few typed arrays take 14 MB.
 */
export interface WordTree {
  /** The node behind one more character; made if there is none. */
  extend(node: number, codePoint: number): number;
  /** Makes a word of the characters that lead to the node, or changes it. @param tag part of speech; empty if none is known */
  setWord(node: number, weight: number, tag: string): void;
  /** Replaces all weights. */
  reweigh(change: (weight: number) => number): void;
  /** The node behind one more character; -1 if no word goes on with that. */
  next(node: number, codePoint: number): number;
  /** Weight of the word that ends at the node; NaN if none does. */
  weightAt(node: number): number;
  /** Part of speech of the word that ends at the node; undefined if none does. */
  tagAt(node: number): string | undefined;
  /** All weights, ascending. */
  sortedWeights(): Float64Array;
}

/** The node before the first character. */
export const ROOT = 0;
const FIRST_NODES = 1 << 10;
/** Slots for each node: the more, the fewer are looked at and the more memory they take. */
const SLOTS_A_NODE = 2;
const NO_WORD = NaN;

/** Makes an empty tree. @param expectedNodes if it is right, the tree need not be copied while it grows */
export function makeWordTree(expectedNodes = FIRST_NODES): WordTree {
  let capacity = expectedNodes;
  let count = 1;
  let parents = new Int32Array(capacity);
  let codePoints = new Int32Array(capacity);
  let weights = new Float64Array(capacity).fill(NO_WORD);
  let tagNumbers = new Uint16Array(capacity);
  let slots = emptySlots(capacity);
  const tags: string[] = [];
  const numberOfTag = new Map<string, number>();

  /** The slot that holds the child, or the empty one where it belongs. */
  function slotOf(parent: number, codePoint: number): number {
    const mask = slots.length - 1;
    let slot = (Math.imul(parent, 0x9e3779b1) ^ Math.imul(codePoint, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & mask;
    for (;;) {
      const node = slots[slot] as number;
      if (node === ROOT || (parents[node] === parent && codePoints[node] === codePoint)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  function grow(): void {
    capacity *= 2;
    parents = copyInto(new Int32Array(capacity), parents);
    codePoints = copyInto(new Int32Array(capacity), codePoints);
    weights = copyInto(new Float64Array(capacity).fill(NO_WORD), weights);
    tagNumbers = copyInto(new Uint16Array(capacity), tagNumbers);
    slots = emptySlots(capacity);
    for (let node = 1; node < count; node++) {
      slots[slotOf(parents[node] as number, codePoints[node] as number)] = node;
    }
  }

  function extend(parent: number, codePoint: number): number {
    const slot = slotOf(parent, codePoint);
    const found = slots[slot] as number;
    if (found !== ROOT) return found;
    if (count === capacity) {
      grow();
      return extend(parent, codePoint);
    }
    parents[count] = parent;
    codePoints[count] = codePoint;
    slots[slot] = count;
    return count++;
  }

  function tagNumber(tag: string): number {
    let number = numberOfTag.get(tag);
    if (number === undefined) {
      number = tags.push(tag) - 1;
      numberOfTag.set(tag, number);
    }
    return number;
  }

  return {
    extend,
    setWord(node, weight, tag) {
      weights[node] = weight;
      tagNumbers[node] = tagNumber(tag);
    },
    reweigh(change) {
      for (let node = 1; node < count; node++) weights[node] = change(weights[node] as number);
    },
    next(node, codePoint) {
      return (slots[slotOf(node, codePoint)] as number) || -1;
    },
    weightAt: (node) => weights[node] as number,
    tagAt: (node) => (Number.isNaN(weights[node]) ? undefined : tags[tagNumbers[node] as number]),
    sortedWeights: () => weights.filter((weight) => !Number.isNaN(weight)).sort(),
  };
}

/** Their number is a power of two. An empty slot is 0, the root, which is nobody's child. */
function emptySlots(nodes: number): Int32Array {
  return new Int32Array(2 ** Math.ceil(Math.log2(nodes * SLOTS_A_NODE)));
}

function copyInto<T extends Int32Array | Float64Array | Uint16Array>(target: T, source: T): T {
  target.set(source);
  return target;
}
