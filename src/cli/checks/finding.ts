import { OperatorError } from '../../support/errors.ts';
import { systemReason } from '../../support/system-faults.ts';

/** The doctor's finding about one thing. */
export interface Finding {
  readonly name: string;
  /** `warn`: it works, but worse than it could; `fail`: it does not work. */
  readonly state: 'ok' | 'warn' | 'fail';
  /** The finding, for people. */
  readonly text: string;
  /** One remedy; null if nothing needs to be done. */
  readonly remedy: string | null;
}

export function ok(name: string, text: string): Finding {
  return { name, state: 'ok', text, remedy: null };
}

export function warn(name: string, text: string, remedy: string): Finding {
  return { name, state: 'warn', text, remedy };
}

export function fail(name: string, text: string, remedy: string): Finding {
  return { name, state: 'fail', text, remedy };
}

/** An error as a finding: an operator's problem with its remedy, or a bug. */
export function findingOf(name: string, error: unknown): Finding {
  if (error instanceof OperatorError) return fail(name, error.message, error.remedy);
  return fail(name, systemReason(error), 'Mend what is named, or report this as a bug of Youju.');
}
