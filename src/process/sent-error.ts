import { OperatorError } from '../support/errors.ts';
import type { SentError } from './protocol.ts';

/** An error in a form that can be sent to another process. */
export function packError(error: unknown): SentError {
  if (error instanceof OperatorError) {
    return { code: error.code, message: error.message, remedy: error.remedy, stack: null };
  }
  if (!(error instanceof Error)) return { code: null, message: String(error), remedy: null, stack: null };
  return { code: null, message: error.message, remedy: null, stack: error.stack ?? null };
}

/** The error after it was received: an {@link OperatorError}, or a bug with the stack of its process. */
export function unpackError({ code, message, remedy, stack }: SentError): Error {
  if (code !== null && remedy !== null && OperatorError.isCode(code))
    return OperatorError.received({ code, message, remedy });
  const error = new Error(message);
  if (stack !== null) error.stack = stack;
  return error;
}
