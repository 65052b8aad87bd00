/** A fault of a request. `-after` faults happen after it has been carried out. */
export type FaultKind =
  | 'rate-limit'
  | 'rate-limit-bare'
  | 'server-error'
  | 'server-error-after'
  | 'reset'
  | 'reset-after'
  | 'unauthorized'
  | 'forbidden';

export interface Fault {
  readonly kind: FaultKind;
  readonly method: string;
  /** Matched against the path below /api/v10. */
  readonly path: RegExp;
  /** Number of requests that it will still hit. */
  times: number;
  /** Seconds of Retry-After, for `rate-limit`. */
  readonly retryAfter?: number;
}

/** Planned faults, in order. */
export class Faults {
  readonly #waiting: Fault[] = [];
  /** Faults that have happened, in order. */
  readonly happened: FaultKind[] = [];

  add(fault: Fault): void {
    this.#waiting.push(fault);
  }

  /** Cancels the remaining faults. */
  clear(): void {
    this.#waiting.length = 0;
  }

  /** The fault for this request, if one is planned; it is then used up. */
  take(method: string, path: string): Fault | undefined {
    const fault = this.#waiting.find((f) => f.times > 0 && f.method === method && f.path.test(path));
    if (!fault) return undefined;
    fault.times -= 1;
    this.happened.push(fault.kind);
    return fault;
  }
}
