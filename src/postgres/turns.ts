/** A number of places that callers take in the order in which they came. */
export class Turns {
  #free: number;
  readonly #waiting = new Set<(isMine: boolean) => void>();

  constructor(places: number) {
    this.#free = places;
  }

  /** Waits for a place. @returns true if it is the caller's, who must then {@link give} it back; false after the limit. */
  async take(limitMs: number): Promise<boolean> {
    if (this.#free > 0) {
      this.#free--;
      return true;
    }
    let onTurn: (isMine: boolean) => void = () => {};
    const turn = new Promise<boolean>((resolve) => {
      onTurn = resolve;
    });
    this.#waiting.add(onTurn);
    const timer = setTimeout(() => {
      this.#waiting.delete(onTurn);
      onTurn(false);
    }, limitMs);
    const isMine = await turn;
    clearTimeout(timer);
    return isMine;
  }

  /** Gives a place back, to the caller that has waited longest. */
  give(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#free++;
      return;
    }
    this.#waiting.delete(next);
    next(true);
  }
}
