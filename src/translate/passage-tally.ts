/**
 * A number for every passage, 0 at first. Clearing costs time only for the passages that were set. One user at a time.
 */
export interface PassageTally {
  /** Sets the number of a passage if it is lower. */
  raise(passage: number, value: number): void;
  add(passage: number, value: number): void;
  /** Calls back for every passage that was set, in the order it was first set, and clears all of them. */
  drain(visit: (passage: number, value: number) => void): void;
}

export function makePassageTally(total: number): PassageTally {
  const values = new Float64Array(total);
  let touched: number[] = [];
  const set = (passage: number, value: number) => {
    if (values[passage] === 0) touched.push(passage);
    values[passage] = value;
  };
  return {
    raise(passage, value) {
      if (value > (values[passage] as number)) set(passage, value);
    },
    add(passage, value) {
      if (value > 0) set(passage, (values[passage] as number) + value);
    },
    drain(visit) {
      const passages = touched;
      touched = [];
      for (const passage of passages) {
        const value = values[passage] as number;
        values[passage] = 0;
        visit(passage, value);
      }
    },
  };
}
