/** A chunk with its similarity or score; higher is better. */
export interface Scored {
  readonly id: number;
  readonly score: number;
}

/** Keeps the best of the offered ids. */
export interface Top {
  offer(id: number, score: number): void;
  /** The best ids, best first, equal scores in id order. It ends the collection. */
  take(): Scored[];
}

/**
 * A heap in typed arrays with the worst of the `count` best at its root: of a hundred thousand offers nearly all fail
 * one comparison, and none creates an object.
 */
export function makeTop(count: number): Top {
  const ids = new Uint32Array(count);
  const scores = new Float64Array(count);
  let size = 0;

  const isWorse = (a: number, b: number): boolean => {
    const [x, y] = [scores[a] as number, scores[b] as number];
    return x < y || (x === y && (ids[a] as number) > (ids[b] as number));
  };
  const swap = (a: number, b: number): void => {
    const [id, score] = [ids[a] as number, scores[a] as number];
    ids[a] = ids[b] as number;
    scores[a] = scores[b] as number;
    ids[b] = id;
    scores[b] = score;
  };
  const rise = (from: number): void => {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!isWorse(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  };
  const sink = (): void => {
    for (let at = 0; ; ) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < size && isWorse(child, worst)) worst = child;
      if (worst === at) return;
      swap(at, worst);
      at = worst;
    }
  };

  return {
    offer: (id, score) => {
      if (size < count) {
        ids[size] = id;
        scores[size] = score;
        rise(size++);
        return;
      }
      const least = scores[0] as number;
      if (count === 0 || score < least || (score === least && id > (ids[0] as number))) return;
      ids[0] = id;
      scores[0] = score;
      sink();
    },
    take: () => {
      const kept = Array.from({ length: size }, (_, i) => ({ id: ids[i] as number, score: scores[i] as number }));
      return kept.sort((a, b) => b.score - a.score || a.id - b.id);
    },
  };
}
