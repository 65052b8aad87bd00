import { makeBudget } from '../answer/llm/budget.ts';
import { makeRephrase, type Rephrase } from '../answer/llm/rephrase.ts';
import type { Config } from '../support/config.ts';
import type { Log } from '../support/log.ts';
import type { NameFinder } from '../text/names/names.ts';

/** What words answers where a language model is configured, else null; its client is loaded only then. */
export async function openRephraseIfConfigured(
  { llm }: Config,
  log: Log,
  findNames: NameFinder,
): Promise<Rephrase | null> {
  if (llm === undefined) return null;
  const { openLanguageModel } = await import('../answer/llm/language-model.ts');
  return makeRephrase({
    model: openLanguageModel(llm),
    host: new URL(llm.baseUrl).host,
    findNames,
    budget: makeBudget(llm.dailyTokens, () => new Date()),
    onLeft: (reason, error) => log.warn({ reason, ...factsOf(error) }, 'an answer keeps its own words'),
  });
}

/** What may be logged of a failure: a server's own words may repeat the question or the key. */
function factsOf(error: unknown): object {
  if (!(error instanceof Error)) return {};
  const { status } = error as { status?: number };
  return { error: error.constructor.name, status, code: codeOf(error.cause) };
}

/** The system's code of a failed connection (ECONNREFUSED), which the client wraps several times. */
function codeOf(cause: unknown): string | undefined {
  const { code, cause: inner } = (cause ?? {}) as { code?: string; cause?: unknown };
  return code ?? (inner === undefined ? undefined : codeOf(inner));
}
