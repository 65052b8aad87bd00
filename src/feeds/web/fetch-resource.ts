import { type Dispatcher, fetch, type Response } from 'undici';
import { PrivateAddress } from './guarded-agent.ts';

/** A server's identification of a version of a resource, to be sent back to it. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** The result for one address. */
export type Fetched =
  | { readonly kind: 'fetched'; readonly resource: Resource }
  /** It has not changed, according to the validators. */
  | { readonly kind: 'unchanged'; readonly movedTo: Resource['movedTo'] }
  /** Its server says that it does not exist (any more). */
  | { readonly kind: 'gone'; readonly status: number }
  | Failure;

/** It could not be read. */
export interface Failure {
  readonly kind: 'failed';
  /** The reason in words for the operator. */
  readonly reason: string;
  /** Wait that its server asks for, in milliseconds; null if none. */
  readonly retryAfterMs: number | null;
  /** True if another try will probably fail in the same way. */
  readonly isLasting: boolean;
}

export interface Resource extends Validators {
  /** The address after all redirects. */
  readonly url: string;
  /** The new address according to its server (301, 308); null if it has not moved for good. */
  readonly movedTo: string | null;
  /** Media type without parameters, lower case; empty if the server does not give one. */
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export interface FetchOptions {
  readonly dispatcher: Dispatcher;
  /** Hosts that may be asked, as in `URL.host`. */
  readonly hosts: ReadonlySet<string>;
  readonly maxBytes: number;
  readonly maxRedirects: number;
  /** Limit for one request and its answer; a wait before the request does not count. */
  readonly timeoutMs: number;
  readonly userAgent: string;
  readonly validators?: Validators;
  /** Awaited before every request; it may return a reason why the address must not be asked. */
  readonly admit?: (url: URL) => Promise<string | null>;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const FOR_GOOD = new Set([301, 308]);
const GONE = new Set([404, 410]);
/** Client errors that pass: a slow request, too early, too many. */
const PASSING = new Set([408, 425, 429]);
const S = 1_000;

/** Reads one address and follows redirects to allowed hosts. It throws only for a bug. */
export async function fetchResource(address: string, options: FetchOptions): Promise<Fetched> {
  let url = new URL(address);
  let isForGood = true;
  for (let redirects = 0; redirects <= options.maxRedirects; redirects++) {
    const refusal = refusalOf(url, options.hosts);
    if (refusal !== null) return failed(redirects === 0 ? refusal : `it leads on to ${url.href}: ${refusal}`, true);
    const objection = (await options.admit?.(url)) ?? null;
    if (objection !== null) return failed(objection);
    const step = await takeStep(url, options, redirects > 0 && isForGood);
    if ('kind' in step) return step;
    if (!URL.canParse(step.location, url.href)) return failed('it leads to an address that is none');
    url = new URL(step.location, url);
    isForGood &&= step.isForGood;
  }
  return failed(`it leads on more than ${options.maxRedirects} times`);
}

/** A redirect to another address. */
interface Redirect {
  readonly location: string;
  readonly isForGood: boolean;
}

/** One request. */
async function takeStep(url: URL, options: FetchOptions, hasMoved: boolean): Promise<Fetched | Redirect> {
  const timeout = AbortSignal.timeout(options.timeoutMs);
  try {
    const response = await fetch(url.href, {
      dispatcher: options.dispatcher,
      redirect: 'manual',
      headers: headersOf(options),
      signal: timeout,
    });
    const location = REDIRECTS.has(response.status) ? response.headers.get('location') : null;
    if (location === null) return await resultOf(response, url, { ...options, movedTo: hasMoved ? url.href : null });
    await response.body?.cancel();
    return { location, isForGood: FOR_GOOD.has(response.status) };
  } catch (error) {
    return failed(reasonOf(error, timeout, options));
  }
}

function refusalOf({ protocol, host, username, password }: URL, hosts: ReadonlySet<string>): string | null {
  if (protocol !== 'http:' && protocol !== 'https:') return `${protocol} is not read`;
  if (username !== '' || password !== '') return 'it holds a user name or password';
  return hosts.has(host) ? null : `${host} is not among the hosts of this source`;
}

function headersOf({ userAgent, validators }: FetchOptions): Record<string, string> {
  return {
    'user-agent': userAgent,
    ...(validators?.etag && { 'if-none-match': validators.etag }),
    ...(validators?.lastModified && { 'if-modified-since': validators.lastModified }),
  };
}

async function resultOf(
  response: Response,
  url: URL,
  options: FetchOptions & Pick<Resource, 'movedTo'>,
): Promise<Fetched> {
  const { status, headers } = response;
  const { movedTo } = options;
  if (status === 200) {
    const bytes = await readBody(response, options.maxBytes);
    if (!bytes) return failed(`it is larger than ${options.maxBytes} bytes`, true);
    const contentType = headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
    const validators = { etag: headers.get('etag'), lastModified: headers.get('last-modified') };
    return { kind: 'fetched', resource: { url: url.href, movedTo, contentType, bytes, ...validators } };
  }
  await response.body?.cancel();
  if (status === 304) return { kind: 'unchanged', movedTo };
  if (GONE.has(status)) return { kind: 'gone', status };
  const isLasting = status >= 400 && status < 500 && !PASSING.has(status);
  const reason = `its server answers ${status}`;
  return { kind: 'failed', reason, retryAfterMs: retryAfterMs(headers.get('retry-after')), isLasting };
}

/** The unpacked body; undefined if it is too large. */
async function readBody({ body }: Response, maxBytes: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  if (!body) return new Uint8Array();
  // Leaving the loop early closes the connection.
  for await (const part of body as AsyncIterable<Uint8Array>) {
    bytes += part.length;
    if (bytes > maxBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Retry-After in seconds or as a date. */
function retryAfterMs(value: string | null): number | null {
  if (value === null) return null;
  if (/^\d{1,9}$/.test(value)) return Number(value) * S;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}

export function failed(reason: string, isLasting = false): Failure {
  return { kind: 'failed', reason, retryAfterMs: null, isLasting };
}

/** The innermost cause says most, because undici wraps it. */
function reasonOf(error: unknown, timeout: AbortSignal, { timeoutMs }: FetchOptions): string {
  if (timeout.aborted) return `it did not answer within ${timeoutMs / S} seconds`;
  let cause: unknown = error;
  while (cause instanceof Error && cause.cause instanceof Error) cause = cause.cause;
  if (cause instanceof PrivateAddress) return cause.message;
  const { code, message } = cause as NodeJS.ErrnoException;
  return code ?? message;
}
