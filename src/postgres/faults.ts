/** Codes of the system and of the driver for a server that cannot be reached now and may be again in a moment. */
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
 * SQLSTATE of what passes: connection exceptions (08), out of resources, connections above all (53), a server that stops or
 * starts (57P01 to 57P03), a transaction that met another one (40001, 40P01), a lock that was not had in time (55P03).
 * @see PostgreSQL documentation, appendix A
 */
const PASSING_STATE = /^(?:08\w{3}|53\w{3}|57P0[123]|40001|40P01|55P03)$/;

/** What the driver says where the server says nothing. */
const LOST =
  /^(?:Connection terminated|Client (?:has encountered a connection error|was closed)|Query read timeout|timeout exceeded when trying to connect|timeout expired)/;

/** Whether the same statement may succeed a moment later. */
export function isPassingFault(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isPassingFault);
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && (UNREACHABLE.has(code) || PASSING_STATE.test(code))) return true;
  return typeof message === 'string' && LOST.test(message);
}

/** In words what went wrong; holds neither values of a statement nor a password. */
export function describeFault(error: unknown): string {
  if (error instanceof AggregateError) return describeFault(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
