import type { IncomingMessage, ServerResponse } from 'node:http';

/** The answer of a server to one request. */
export interface Reply {
  readonly status: number;
  readonly type: 'application/json' | 'application/problem+json' | 'text/plain; charset=utf-8' | (string & {});
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function jsonReply(status: number, value: unknown): Reply {
  return { status, type: 'application/json', body: JSON.stringify(value) };
}

/** A failure in the format of RFC 9457; `code` is for programs, `detail` for people. */
export function problemReply(status: number, code: string, detail: string, headers: Reply['headers'] = {}): Reply {
  return { status, type: 'application/problem+json', body: JSON.stringify({ status, code, detail }), headers };
}

/** The refusal of a method that the path does not allow. */
export function methodReply(allowed: string): Reply {
  return problemReply(405, 'METHOD_NOT_ALLOWED', `This path takes ${allowed}.`, { allow: allowed });
}

export function send(response: ServerResponse, request: IncomingMessage, reply: Reply): void {
  const { status, type, body, headers } = reply;
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
