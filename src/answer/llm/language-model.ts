import OpenAI, { BadRequestError } from 'openai';
import { fetchReply } from './fetch-reply.ts';
import type { Prompt } from './prompt.ts';

/** The address of a language model and the limits of its use. */
export interface LanguageModelSettings {
  /** Base URL of an OpenAI-compatible interface, such as https://api.example/v1. */
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: string | undefined;
  /** Longest wait for a whole reply, in milliseconds. */
  readonly timeoutMs: number;
}

export interface Completion {
  readonly text: string;
  /** Tokens of request and reply in the server's count; undefined if it does not report them. */
  readonly tokens: number | undefined;
}

export interface LanguageModel {
  /** The reply. @throws any failure: refused, late, unreachable, too long, empty. */
  complete(prompt: Prompt): Promise<Completion>;
}

/** Largest number of tokens of a reply, thoughts included. Chosen by hand for six short points. */
export const MAX_REPLY_TOKENS = 2_000;

/** Options of a request besides the messages. An option that the server rejects is left out from then on. */
type Extras = Readonly<Record<string, unknown>>;
const EXTRAS: Extras = { max_tokens: MAX_REPLY_TOKENS, temperature: 0, response_format: { type: 'json_object' } };

/**
 * A model behind any server of OpenAI's chat completions, with whole replies or events. It asks once, and a second time
 * if the server is overloaded and says how long to wait; it follows no redirects.
 */
export function openLanguageModel({ baseUrl, model, apiKey, timeoutMs }: LanguageModelSettings): LanguageModel {
  const client = new OpenAI({
    baseURL: baseUrl,
    apiKey: apiKey ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: timeoutMs,
    logLevel: 'off',
    fetchOptions: { redirect: 'error' },
    fetch: fetchReply,
  });
  let extras = EXTRAS;
  const ask = ({ system, user }: Prompt, signal: AbortSignal) =>
    client.chat.completions.create(
      {
        model,
        messages: [
          { role: 'system', content: system },
          { role: 'user', content: user },
        ],
        ...extras,
      },
      { signal },
    );
  const askAsAllowed = async (prompt: Prompt, signal: AbortSignal) => {
    for (;;) {
      try {
        return await ask(prompt, signal);
      } catch (error) {
        const fewer =
          error instanceof BadRequestError ? without(extras, `${error.param ?? ''} ${error.message}`) : extras;
        if (fewer === extras) throw error;
        extras = fewer;
      }
    }
  };
  return {
    complete: async (prompt) => {
      const reply = await askAsAllowed(prompt, AbortSignal.timeout(timeoutMs));
      const choice = reply.choices?.[0];
      const text = choice?.message?.content;
      if (typeof text !== 'string' || text === '') throw new Error(`no reply: ${choice?.finish_reason ?? 'no choice'}`);
      return { text, tokens: reply.usage?.total_tokens };
    },
  };
}

/**
 * The options without those that a refusal names. Newer models want max_completion_tokens and no temperature, other
 * servers know fewer of them.
 */
function without(extras: Extras, refusal: string): Extras {
  const named = Object.keys(extras).filter((name) => refusal.includes(name));
  if (named.length === 0) return extras;
  const kept = Object.fromEntries(Object.entries(extras).filter(([name]) => !named.includes(name)));
  if (!named.includes('max_tokens')) return kept;
  const { temperature: _, ...rest } = kept;
  return { ...rest, max_completion_tokens: MAX_REPLY_TOKENS };
}
