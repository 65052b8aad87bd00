import { makeBudget } from '../answer/llm/budget.ts';
import { makeRephrase, type Rephrase } from '../answer/llm/rephrase.ts';
import type { SupportModel } from '../inference/support-model.ts';
import type { Config } from '../support/config.ts';
import { describeError, OperatorError } from '../support/errors.ts';
import type { Log } from '../support/log.ts';
import type { NameFinder } from '../text/names/names.ts';

/** Adds points to answers if a language model is configured, and can be closed; its modules are loaded only then. */
export interface OpenRephrase {
  /** Null if none is configured. */
  readonly rephrase: Rephrase | null;
  close(): Promise<void>;
}

export async function openRephraseIfConfigured(config: Config, log: Log, findNames: NameFinder): Promise<OpenRephrase> {
  const { llm } = config;
  if (llm === undefined) return { rephrase: null, close: async () => {} };
  const { openLanguageModel } = await import('../answer/llm/language-model.ts');
  const support = await openSupportIfPossible(config, log);
  const rephrase = makeRephrase({
    model: openLanguageModel(llm),
    host: new URL(llm.baseUrl).host,
    findNames,
    follows: support && ((claim, proof) => support.follows(claim, proof)),
    budget: makeBudget(llm.dailyTokens, () => new Date()),
    onLeft: (reason, error) => log.warn({ reason, ...factsOf(error) }, 'an answer keeps its own words'),
  });
  return { rephrase, close: async () => support?.close() };
}

/** Null, after a warning, if its files are damaged; then only the articles' own words are shown. */
async function openSupportIfPossible({ supportDir }: Config, log: Log): Promise<SupportModel | null> {
  const { openSupportModel } = await import('../inference/open-support-model.ts');
  try {
    return await openSupportModel({ modelDir: supportDir });
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    log.warn(describeError(error));
    return null;
  }
}

/** The facts about a failure that may be logged, because a server's message may repeat the question or the key. */
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
