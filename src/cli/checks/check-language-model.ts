import type { ModelFailure } from '../../answer/llm/model-failure.ts';
import { checkReaderFiles } from '../../inference/reader-files.ts';
import type { Config } from '../../support/config.ts';
import { OperatorError } from '../../support/errors.ts';
import { type Finding, ok, warn } from './finding.ts';

const NAME = 'language model';
/** A question that costs a few tokens and has one short answer. */
const QUESTION = { system: 'Reply with this JSON alone: {"points":[],"silent":[]}', user: '{"question":null}' };

/** Asks a configured language model one tiny question, and reports why it cannot answer. */
export async function checkLanguageModel({ llm, supportDir }: Config): Promise<readonly Finding[]> {
  if (llm === undefined) return [ok(NAME, 'none: answers are quotations alone')];
  const [{ openLanguageModel }, { failureOf }] = await Promise.all([
    import('../../answer/llm/language-model.ts'),
    import('../../answer/llm/model-failure.ts'),
  ]);
  const place = `${llm.model} at ${new URL(llm.baseUrl).host}`;
  const asked = await openLanguageModel(llm)
    .complete(QUESTION)
    .then(
      () => ok(NAME, place),
      (error: unknown) => explain(failureOf(error), place),
    );
  return [asked, await checkSupport(supportDir)];
}

function explain(failure: ModelFailure, place: string): Finding {
  const [text, remedy] = FAILURES[failure];
  return warn(NAME, `${place}: ${text}`, remedy);
}

const FAILURES: Readonly<Record<ModelFailure, readonly [text: string, remedy: string]>> = {
  key: ['the key is refused (401 or 403)', 'Mend LLM_API_KEY in .env.'],
  model: ['the server has no model of that name', 'Mend LLM_MODEL in .env.'],
  address: ['nothing answers at that address (404)', 'Mend LLM_BASE_URL in .env; most end with /v1.'],
  late: ['no answer within the time-out', 'Raise LLM_TIMEOUT_MS in .env, or take a faster model.'],
  overloaded: ['the server takes no more requests now (429)', 'Wait, or look up the limits of your account there.'],
  unreachable: ['the server cannot be reached', 'Check LLM_BASE_URL and the network, then run this again.'],
  other: [
    'the server answers with something else than a completion',
    'Check that LLM_BASE_URL speaks chat completions of OpenAI.',
  ],
};

async function checkSupport(dir: string): Promise<Finding> {
  const name = 'support model';
  try {
    return ok(name, `${(await checkReaderFiles(dir)).slice(0, 12)} in ${dir}`);
  } catch (error) {
    if (error instanceof OperatorError) return warn(name, `${error.message} Only quotations are shown.`, error.remedy);
    throw error;
  }
}
