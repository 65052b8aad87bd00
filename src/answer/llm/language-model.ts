import OpenAI, { BadRequestError } from 'openai';
import type { Prompt } from './prompt.ts';

/** Where a language model is and how long it may take. */
export interface LanguageModelSettings {
  /** Base of an OpenAI-compatible interface, such as https://api.example/v1. */
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: string | undefined;
  /** Longest wait for a whole reply. */
  readonly timeoutMs: number;
}

export interface Completion {
  readonly text: string;
  /** Tokens of request and reply as the server counts them; undefined where it does not say. */
  readonly tokens: number | undefined;
}

export interface LanguageModel {
  /** The reply. @throws whatever goes wrong: refused, late, unreachable, too long, empty. */
  complete(prompt: Prompt): Promise<Completion>;
}

/** Most tokens of a reply, thoughts included. */
export const MAX_REPLY_TOKENS = 2_000;
/** A reply of that many tokens is far shorter; what is longer is no reply. */
const MAX_REPLY_BYTES = 262_144;

/** A model behind any server that speaks OpenAI's chat completions. One try a question; no redirects. */
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
    fetch: fetchLittle,
  });
  /** Newer models of OpenAI take neither a temperature nor max_tokens, other servers nothing else. */
  let limits: object = { max_tokens: MAX_REPLY_TOKENS, temperature: 0 };
  const ask = ({ system, user }: Prompt, signal: AbortSignal) =>
    client.chat.completions.create(
      {
        model,
        messages: [
          { role: 'system', content: system },
          { role: 'user', content: user },
        ],
        ...limits,
      },
      { signal },
    );
  return {
    complete: async (prompt) => {
      const signal = AbortSignal.timeout(timeoutMs);
      const reply = await ask(prompt, signal).catch((error: unknown) => {
        if (!isAboutLimits(error)) throw error;
        limits = { max_completion_tokens: MAX_REPLY_TOKENS };
        return ask(prompt, signal);
      });
      const choice = reply.choices?.[0];
      const text = choice?.message?.content;
      if (typeof text !== 'string' || text === '') throw new Error(`no reply: ${choice?.finish_reason ?? 'no choice'}`);
      return { text, tokens: reply.usage?.total_tokens };
    },
  };
}

function isAboutLimits(error: unknown): boolean {
  return error instanceof BadRequestError && (error.param === 'max_tokens' || error.param === 'temperature');
}

/** `fetch` that gives up on an answer longer than any reply. */
const fetchLittle: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  let bytes = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > MAX_REPLY_BYTES) controller.error(new Error('the reply is too long'));
      else controller.enqueue(chunk);
    },
  });
  return new Response(response.body?.pipeThrough(counter) ?? null, response);
};
