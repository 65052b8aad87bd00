import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { jsonReply, methodReply, problemReply, type Reply, send } from '../serving/reply.ts';
import { readJsonBody } from '../serving/request-body.ts';
import type { Log } from '../support/log.ts';
import { TOOLS } from './all-tools.ts';
import { describeApi } from './openapi.ts';
import type { Tool, ToolRefusal, ToolScene } from './tool.ts';

interface Caller {
  /** The secret that the caller sends as `Authorization: Bearer TOKEN`. */
  readonly token: string;
  readonly scene: ToolScene;
}

export interface ToolRoutes {
  /** The callers by their token; each gets the collections of its own token. */
  readonly callers: readonly Caller[];
  readonly version: string;
  readonly log: Log;
}

const API_PREFIX = '/v1/';
/** Largest request that is read: the longest text of a tool in UTF-8 fits several times. Chosen by hand. */
const MAX_BODY_BYTES = 128 * 1024;
/** Number of calls at the same time; the questions of people wait in the same queue. Chosen by hand. */
const MAX_AT_ONCE = 8;
const RETRY_AFTER_S = '2';

const STATUS: Readonly<Record<ToolRefusal['code'], number>> = {
  INPUT_INVALID: 400,
  ARTICLE_UNKNOWN: 404,
  UNAVAILABLE: 503,
};

/** Serves every tool as `POST /v1/NAME` with JSON, and the description of all as `GET /openapi.json`. */
export function makeToolRoutes({ callers, version, log }: ToolRoutes): RequestListener {
  const description = describeApi(version);
  let atOnce = 0;
  const call = async (tool: Tool, request: IncomingMessage, { scene }: Caller): Promise<Reply> => {
    if (atOnce >= MAX_AT_ONCE) {
      return problemReply(429, 'TOO_MANY', `At most ${MAX_AT_ONCE} calls at once.`, { 'retry-after': RETRY_AFTER_S });
    }
    atOnce += 1;
    try {
      return await callTool(tool, request, scene);
    } finally {
      atOnce -= 1;
    }
  };
  const route = async (request: IncomingMessage): Promise<Reply> => {
    const path = request.url?.split('?', 1)[0] ?? '';
    if (path === '/openapi.json') return isRead(request) ? jsonReply(200, description) : methodReply('GET');
    const caller = findCaller(request, callers);
    if (!caller) {
      return problemReply(401, 'TOKEN_WRONG', 'Send "Authorization: Bearer TOKEN" with the token of this server.', {
        'www-authenticate': 'Bearer',
      });
    }
    const tool = TOOLS.find(({ name }) => path === `${API_PREFIX}${name}`);
    if (!tool) return problemReply(404, 'PATH_UNKNOWN', 'GET /openapi.json lists the paths.');
    return request.method === 'POST' ? call(tool, request, caller) : methodReply('POST');
  };
  return (request, response) => {
    const failed = (error: unknown): Reply => {
      log.error({ err: error }, 'a request to the tools has failed');
      return problemReply(500, 'FAILED', 'The request has failed; the log says why.');
    };
    void route(request)
      .catch((error: unknown) => (request.destroyed && !request.complete ? undefined : failed(error)))
      .then((reply) => reply && send(response, request, reply));
  };
}

function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Compares hashes, so that the time of the comparison reveals nothing about the token. */
function findCaller({ headers }: IncomingMessage, callers: readonly Caller[]): Caller | undefined {
  const given = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1] ?? '';
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return callers.filter(({ token }) => timingSafeEqual(hash(given), hash(token))).at(0);
}

async function callTool(tool: Tool, request: IncomingMessage, scene: ToolScene): Promise<Reply> {
  const body = await readJsonBody(request, MAX_BODY_BYTES);
  if (body.kind === 'too-large') {
    return problemReply(413, 'BODY_TOO_LARGE', `At most ${MAX_BODY_BYTES} bytes.`, { connection: 'close' });
  }
  if (body.kind === 'wrong-type') return problemReply(415, 'TYPE_WRONG', 'Send application/json.');
  if (body.kind === 'not-json') return problemReply(400, 'BODY_INVALID', 'The body is not JSON in UTF-8.');
  const outcome = await tool.call(body.value, scene);
  if (outcome.ok) return jsonReply(outcome.value['outcome'] === 'invalid' ? 422 : 200, outcome.value);
  const { code, message } = outcome.refusal;
  return problemReply(STATUS[code], code, message, code === 'UNAVAILABLE' ? { 'retry-after': RETRY_AFTER_S } : {});
}
