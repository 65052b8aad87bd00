/** Codes of the system and of the driver for a server that cannot be reached now but perhaps a moment later. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'ENOENT',
]);

/**
 * SQLSTATE of faults that pass: connection exceptions (08), out of resources, mostly connections (53), a server that
 * stops or starts (57P01 to 57P03), a conflict between transactions (40001, 40P01), a lock that was not free in time
 * (55P03).
 * @see PostgreSQL documentation, appendix A
 */
const PASSING_STATE = /^(?:08\w{3}|53\w{3}|57P0[123]|40001|40P01|55P03)$/;

/** Messages of the driver if the server itself sends no error. */
const LOST =
  /^(?:Connection terminated|Client (?:has encountered a connection error|was closed)|Query read timeout|timeout exceeded when trying to connect|timeout expired)/;

/** True if the same statement may succeed a moment later. */
export function isPassingFault(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isPassingFault);
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && (UNREACHABLE.has(code) || PASSING_STATE.test(code))) return true;
  return typeof message === 'string' && LOST.test(message);
}

/** SQLSTATE of a statement that the server gave up, at its time limit or because somebody asked it to. */
const GIVEN_UP = '57014';

/** True if the server was too slow: the same statement would take as long again, but others may be fast enough. */
export function isGivenUp(error: unknown): boolean {
  return ((error ?? {}) as { code?: unknown }).code === GIVEN_UP;
}

/** Describes the fault in words, without values of a statement and without a password. */
export function describeFault(error: unknown): string {
  if (error instanceof AggregateError) return describeFault(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
