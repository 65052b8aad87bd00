import type { RequestListener } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Library, LibraryStatus } from '../model/library.ts';
import { jsonReply, methodReply, problemReply, type Reply, send } from '../serving/reply.ts';
import { type GatewayState, type HealthReport, judgeHealth } from './health-report.ts';
import type { Meter } from './meter.ts';

export interface HealthRoutes {
  readonly library: Pick<Library, 'status'>;
  readonly meter: Meter;
  readonly gateway: () => GatewayState;
  readonly now: () => Date;
  /** Longest wait for the answer process, in milliseconds. */
  readonly patienceMs?: number;
}

/** Time after which a library that has not answered counts as unwell. Chosen by hand. */
const PATIENCE_MS = 3_000;

/** Serves `GET /healthz` (503 if the program is down) and `GET /metrics`. */
export function makeHealthRoutes(routes: HealthRoutes): RequestListener {
  const { meter } = routes;
  const report = makeReporter(routes);
  const route = async (path: string, method: string | undefined): Promise<Reply> => {
    if (path !== '/healthz' && path !== '/metrics') {
      return problemReply(404, 'PATH_UNKNOWN', 'There are /healthz and /metrics.');
    }
    if (method !== 'GET' && method !== 'HEAD') return methodReply('GET');
    const now = await report();
    if (path === '/healthz') return jsonReply(now.status === 'down' ? 503 : 200, now);
    return { status: 200, type: meter.contentType, body: await meter.render(now) };
  };
  return (request, response) => {
    void route(request.url?.split('?', 1)[0] ?? '', request.method)
      .catch(() => problemReply(500, 'FAILED', 'The request has failed.'))
      .then((reply) => send(response, request, reply));
  };
}

function makeReporter({ library, meter, gateway, now, patienceMs }: HealthRoutes): () => Promise<HealthReport> {
  let goneSince: number | undefined;
  return async () => {
    const state = gateway();
    goneSince = state === 'disconnected' ? (goneSince ?? now().getTime()) : undefined;
    return judgeHealth({
      gateway: state,
      gatewayGoneMs: goneSince === undefined ? 0 : now().getTime() - goneSince,
      library: await statusWithin(library, patienceMs ?? PATIENCE_MS),
      lastAnswer: meter.lastAnswer,
    });
  };
}

/** Null if the answer process dies, is late or cannot open its index. */
async function statusWithin(library: Pick<Library, 'status'>, ms: number): Promise<LibraryStatus | null> {
  const status = library.status().catch(() => null);
  return Promise.race([status, sleep(ms, null, { ref: false })]);
}
