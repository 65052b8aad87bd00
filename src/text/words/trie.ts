/** A found phrase: it ends before `end` and carries `value`. */
export interface PhraseMatch<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

interface Node<T> {
  readonly next: Map<number, Node<T>>;
  value: T | undefined;
}

/** Finds the phrases of a fixed list in a text; each step costs at most the length of the longest phrase. */
export interface Trie<T> {
  /** The longest phrase that begins at `at`. */
  startingAt(text: string, at: number): PhraseMatch<T> | undefined;
  /** The longest phrase that ends before `end`. */
  endingAt(text: string, end: number): PhraseMatch<T> | undefined;
}

/** Compares phrases by UTF-16 unit; the first of equal phrases counts. */
export function makeTrie<T>(phrases: Iterable<readonly [string, T]>): Trie<T> {
  const forward: Node<T> = { next: new Map(), value: undefined };
  const backward: Node<T> = { next: new Map(), value: undefined };
  for (const [phrase, value] of phrases) {
    if (phrase === '') continue;
    let ahead = forward;
    for (let i = 0; i < phrase.length; i++) ahead = child(ahead, phrase.charCodeAt(i));
    ahead.value ??= value;
    let behind = backward;
    for (let i = phrase.length - 1; i >= 0; i--) behind = child(behind, phrase.charCodeAt(i));
    behind.value ??= value;
  }
  return {
    startingAt(text, at) {
      let node: Node<T> | undefined = forward;
      let found: PhraseMatch<T> | undefined;
      for (let i = at; i < text.length; i++) {
        node = node.next.get(text.charCodeAt(i));
        if (node === undefined) break;
        if (node.value !== undefined) found = { start: at, end: i + 1, value: node.value };
      }
      return found;
    },
    endingAt(text, end) {
      let node: Node<T> | undefined = backward;
      let found: PhraseMatch<T> | undefined;
      for (let i = end - 1; i >= 0; i--) {
        node = node.next.get(text.charCodeAt(i));
        if (node === undefined) break;
        if (node.value !== undefined) found = { start: i, end, value: node.value };
      }
      return found;
    },
  };
}

function child<T>(node: Node<T>, unit: number): Node<T> {
  let next = node.next.get(unit);
  if (next === undefined) {
    next = { next: new Map(), value: undefined };
    node.next.set(unit, next);
  }
  return next;
}
