import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLanguageModel } from '../../../../src/cli/checks/check-language-model.ts';
import { readConfig } from '../../../../src/support/config.ts';
import { type LlmReply, type LocalLlm, openLocalLlm, points, sendJson } from '../../../support/local-llm.ts';

let llm: LocalLlm;

beforeAll(async () => {
  llm = await openLocalLlm();
});
afterAll(() => llm.close());

async function check(url = llm.url): Promise<string> {
  const config = readConfig({
    LLM_BASE_URL: url,
    LLM_MODEL: 'local',
    LLM_API_KEY: 'key-of-a-test',
    LLM_TIMEOUT_MS: '1000',
  });
  const [asked] = await checkLanguageModel(config);
  return `${asked?.state}: ${asked?.text} → ${asked?.remedy}`;
}

function refusing(status: number, error: object = { message: 'no' }): () => LlmReply {
  return () => (response) => sendJson(response, status, { error });
}

describe('the doctor asks a language model one tiny question', () => {
  it('and says that it answers, without its key', async () => {
    llm.answerBy(() => points());
    expect(await check()).toBe(`ok: local at ${llm.host} → null`);
    expect(
      llm.requests
        .at(-1)
        ?.messages.map(({ content }) => content.length)
        .every((chars) => chars < 100),
    ).toBe(true);
  });

  it.each<[string, () => LlmReply, RegExp]>([
    ['a key that is refused', refusing(401), /key is refused.*LLM_API_KEY/],
    [
      'a model that is not there',
      refusing(404, { message: 'The model `local` does not exist' }),
      /no model of that name.*LLM_MODEL/,
    ],
    ['an address that is not there', refusing(404, { message: 'Not Found' }), /404.*LLM_BASE_URL/],
    ['too many requests', refusing(429), /429/],
    ['silence', () => () => {}, /time-out.*LLM_TIMEOUT_MS/],
    ['another kind of reply', () => (response) => sendJson(response, 200, { hello: 1 }), /something else/],
  ])('and names %s', async (_, reply, expected) => {
    llm.answerBy(reply);
    const said = await check();
    expect(said).toMatch(expected);
    expect(said).not.toContain('key-of-a-test');
  });

  it('and names a server that cannot be reached', async () => {
    expect(await check('http://127.0.0.1:9/v1')).toMatch(/cannot be reached/);
  });

  it('asks nothing where none is configured', async () => {
    expect(await checkLanguageModel(readConfig({}))).toMatchObject([{ state: 'ok' }]);
  });
});
