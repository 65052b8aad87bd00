import { setTimeout as sleep } from 'node:timers/promises';

/** A reply with the largest number of tokens is far shorter, so anything longer is not a reply. */
const MAX_REPLY_BYTES = 262_144;
/** Longest wait that a server may ask for before the second try. */
const MAX_WAIT_MS = 10_000;

/**
 * `fetch` for a client of chat completions. It tries once more if an overloaded server says for how long to wait, gives
 * up on answers longer than any reply, and joins a reply that comes as events.
 */
export const fetchReply: typeof fetch = async (input, init) => {
  const response = limited(await fetchOnceMore(input, init));
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response;
  const completion = completionOf(await response.text());
  return new Response(JSON.stringify(completion), { headers: { 'content-type': 'application/json' } });
};

const fetchOnceMore: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  if (response.status !== 429 || !(seconds * 1_000 <= MAX_WAIT_MS)) return response;
  await response.body?.cancel();
  await sleep(seconds * 1_000, undefined, { ...(init?.signal && { signal: init.signal }) });
  return fetch(input, init);
};

function limited(response: Response): Response {
  let bytes = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > MAX_REPLY_BYTES) controller.error(new Error('the reply is too long'));
      else controller.enqueue(chunk);
    },
  });
  return new Response(response.body?.pipeThrough(counter) ?? null, response);
}

/** One completion made from the events of a server that streams although nobody asked it to. */
function completionOf(events: string): object {
  let content = '';
  let usage: unknown;
  for (const [, data = ''] of events.matchAll(/^data:\s*(\{.*\})\s*$/gm)) {
    const event = parsed(data);
    const [choice] = event?.choices ?? [];
    content += choice?.delta?.content ?? choice?.message?.content ?? '';
    usage = event?.usage ?? usage;
  }
  return { choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }], usage };
}

interface StreamEvent {
  readonly choices?: readonly {
    readonly delta?: { readonly content?: string | null };
    readonly message?: { readonly content?: string | null };
  }[];
  readonly usage?: unknown;
}

function parsed(data: string): StreamEvent | undefined {
  try {
    return JSON.parse(data) as StreamEvent;
  } catch {
    return undefined;
  }
}
