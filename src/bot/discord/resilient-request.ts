import type { RESTOptions } from 'discord.js';

type MakeRequest = RESTOptions['makeRequest'];
type Init = Parameters<MakeRequest>[1];
type Reply = Awaited<ReturnType<MakeRequest>>;

interface Deps {
  /** Makes one request. */
  readonly request: MakeRequest;
  readonly sleep: (ms: number) => Promise<void>;
  /** Called once after repeated refusals of requests with the bot's token, which is then no longer valid. */
  readonly onUnauthorized: () => void;
  readonly warn: (facts: object, message: string) => void;
}

/**
 * Waits between attempts, in milliseconds. An interaction must be acknowledged within 3 s, so its callback waits less.
 */
const WAITS = [250, 1_000, 2_000, 4_000, 8_000, 15_000];
const CALLBACK_WAITS = [100, 200, 400, 800];
const UNAUTHORIZED_WAITS = [500, 2_000];
const ATTEMPT_TIMEOUT_MS = 15_000;
const CALLBACK = /\/interactions\/\d+\/[^/]+\/callback/;

/**
 * A request function for discord.js that waits between attempts after refused or reset connections, timeouts and 5xx.
 * It gives every 429 a Retry-After, without which discord.js would retry at once forever. It repeats a request before
 * it accepts a 401, because one of these removes the client's token. Every request of the bot can be repeated without
 * harm: edits are idempotent, new messages carry an enforced nonce, and Discord refuses a second acknowledgement or
 * thread.
 */
export function makeResilientRequest(deps: Deps): MakeRequest {
  return async (url, init) => {
    const waits = CALLBACK.test(url) ? CALLBACK_WAITS : WAITS;
    let unauthorized = 0;
    for (let attempt = 0; ; attempt++) {
      const result = await tryOnce(deps, url, init);
      const last = attempt >= waits.length;
      if (!(result instanceof Error)) {
        if (result.status === 401 && hasToken(init)) {
          const wait = UNAUTHORIZED_WAITS[unauthorized++];
          if (wait === undefined) deps.onUnauthorized();
          else {
            await result.arrayBuffer();
            await deps.sleep(wait);
            continue;
          }
        }
        if (result.status === 429) return withRetryAfter(result);
        if (result.status < 500 || last) return result;
        await result.arrayBuffer();
      } else if (last) throw result;
      const ms = waits[attempt] ?? 0;
      deps.warn({ path: new URL(url).pathname.replace(/\/[^/]{40,}/g, '/…'), attempt, ms }, 'Discord failed; waiting');
      await deps.sleep(ms);
    }
  };
}

async function tryOnce({ request }: Deps, url: string, init: Init): Promise<Reply | Error> {
  try {
    const { signal: _ours, ...rest } = init;
    return await request(url, { ...rest, signal: AbortSignal.timeout(ATTEMPT_TIMEOUT_MS) });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function hasToken(init: Init): boolean {
  return new Headers(init.headers as Record<string, string>).has('authorization');
}

/** The same refusal with a Retry-After: from the header, else from the body, else one second. */
async function withRetryAfter(response: Reply): Promise<Reply> {
  const body = await response.text();
  const headers = new Headers(response.headers as Headers);
  if (!Number.isFinite(Number.parseFloat(headers.get('retry-after') ?? ''))) {
    headers.set('Retry-After', String(retryAfterOf(body) ?? 1));
  }
  return new Response(body, { status: 429, headers }) as Reply;
}

function retryAfterOf(body: string): number | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    const seconds = (parsed as { retry_after?: unknown }).retry_after;
    return typeof seconds === 'number' && seconds > 0 ? seconds : undefined;
  } catch {
    return undefined;
  }
}
