/** A failure outside this program, worded for the operator. */
export class FetchFailure extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'FetchFailure';
  }
}

/**
 * Words for a failure outside this program (files, network, another program). Any other error is a bug and is thrown
 * again.
 */
export function failureReason(error: unknown): string {
  if (error instanceof FetchFailure) return error.message;
  const code = codeOf(error) ?? networkReason(error);
  if (code === undefined) throw error;
  const path = (error as NodeJS.ErrnoException).path;
  return path === undefined ? code : `${code} at ${path}`;
}

function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** `fetch` throws a TypeError for every failure of the network; its cause tells the reason. */
function networkReason(error: unknown): string | undefined {
  if (!(error instanceof TypeError) || !(error.cause instanceof Error)) return undefined;
  return codeOf(error.cause) ?? error.cause.message;
}
