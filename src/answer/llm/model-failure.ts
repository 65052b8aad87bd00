import { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';

/** The part that failed in a request to a language model: the key, the model's name, the address, … */
export type ModelFailure = 'key' | 'model' | 'address' | 'late' | 'overloaded' | 'unreachable' | 'other';

/** The kind of failure that ended a request of {@link import('./language-model.ts').LanguageModel}. */
export function failureOf(error: unknown): ModelFailure {
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError) return 'late';
  if (error instanceof Error && /^(?:AbortError|TimeoutError)$/.test(error.name)) return 'late';
  if (!(error instanceof APIError)) return 'other';
  const { status } = error;
  if (status === undefined) return 'unreachable';
  if (status === 401 || status === 403) return 'key';
  if (/model/i.test(`${error.code ?? ''} ${error.message}`) && (status === 400 || status === 404)) return 'model';
  if (status === 404) return 'address';
  return status === 429 ? 'overloaded' : 'other';
}
