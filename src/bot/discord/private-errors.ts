/** What is logged of an error. */
interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly code: unknown;
  readonly status: unknown;
  readonly method: unknown;
}

/**
 * An error for the log without what discord.js hangs on it: the request's body holds what somebody asked, and its address
 * the token of the interaction.
 */
export function withoutPrivateParts(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code, status, method } = error as { code?: unknown; status?: unknown; method?: unknown };
  const logged: LoggedError = {
    type: error.name.replace(/\[.*/, ''),
    message: error.message,
    stack: error.stack,
    code,
    status,
    method,
  };
  return logged;
}
