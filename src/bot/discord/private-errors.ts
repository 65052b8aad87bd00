/** The parts of an error that are logged. */
interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly code: unknown;
  readonly status: unknown;
  readonly method: unknown;
}

/**
 * An error for the log without the additions of discord.js, because the request's body holds the question and its
 * address the token of the interaction.
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
