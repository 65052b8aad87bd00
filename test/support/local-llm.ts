import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { DraftPoint } from '../../src/answer/llm/parse-reply.ts';

const requestSchema = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })).min(1),
  stream: z.literal(false).optional(),
  max_tokens: z.int().positive().optional(),
  max_completion_tokens: z.int().positive().optional(),
  temperature: z.number().optional(),
  response_format: z.object({ type: z.literal('json_object') }).optional(),
});

/** A request for a completion as it arrived. */
export interface LlmRequest extends z.infer<typeof requestSchema> {
  readonly authorization: string | undefined;
  /** The user's message, which is JSON. */
  readonly data: { question: string; answer: string | null; sentences: { id: string; text: string }[] };
}

/** The server's answer to a request: a whole reply by its text, or a function that writes the raw response. */
export type LlmReply = string | ((response: ServerResponse) => void);

export interface LocalLlm {
  /** Base address in the form of LLM_BASE_URL. */
  readonly url: string;
  readonly host: string;
  readonly requests: readonly LlmRequest[];
  /** Chooses the replies from now on. */
  answerBy(reply: (request: LlmRequest) => LlmReply): void;
  close(): Promise<void>;
}

/** A server on this machine for OpenAI's chat completions; by default it replies without points. */
export async function openLocalLlm(): Promise<LocalLlm> {
  const requests: LlmRequest[] = [];
  let reply: (request: LlmRequest) => LlmReply = () => points();
  const server = createServer(async (incoming, response) => {
    if (incoming.method !== 'POST' || incoming.url !== '/v1/chat/completions') {
      response.writeHead(404).end();
      return;
    }
    const parsed = requestSchema.parse(JSON.parse(await text(incoming)));
    const user = parsed.messages.at(-1)?.content ?? '{}';
    const request = { ...parsed, authorization: incoming.headers.authorization, data: JSON.parse(user) };
    requests.push(request);
    const answer = reply(request);
    if (typeof answer === 'string') sendCompletion(response, answer);
    else answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    host: `127.0.0.1:${port}`,
    requests,
    answerBy: (chosen) => {
      reply = chosen;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A reply with these points in the requested JSON. */
export function points(...list: readonly DraftPoint[]): string {
  return JSON.stringify({ points: list.map((point) => ({ mode: 'stated', ...point })), silent: [] });
}

export function sendCompletion(response: ServerResponse, content: string, tokens = 500): void {
  const body = {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: 'local',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content, refusal: null } }],
    usage: { prompt_tokens: tokens - 100, completion_tokens: 100, total_tokens: tokens },
  };
  sendJson(response, 200, body);
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** The reply as events, like servers that know nothing else. */
export function sendEvents(response: ServerResponse, content: string): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  for (const piece of content.match(/[\s\S]{1,7}/g) ?? []) {
    response.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: piece } }] })}\n\n`);
  }
  response.end('data: [DONE]\n\n');
}
