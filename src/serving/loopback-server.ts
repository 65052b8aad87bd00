import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OperatorError } from '../support/errors.ts';

/** A server that accepts connections from this machine only. */
export interface LoopbackServer {
  readonly port: number;
  /** Accepts no more requests, gives those in progress a short time to finish, then cuts them off. */
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
/** Time for the head of a request, for the whole of it, and for open replies when the server closes. Chosen by hand. */
const HEADERS_WITHIN_MS = 10_000;
const REQUEST_WITHIN_MS = 30_000;
const FINISH_WITHIN_MS = 2_000;

/** Listens on the loopback address; port 0 picks any free one. @throws PORT_TAKEN. */
export async function openLoopbackServer(port: number, listener: RequestListener): Promise<LoopbackServer> {
  const server = createServer(
    { headersTimeout: HEADERS_WITHIN_MS, requestTimeout: REQUEST_WITHIN_MS, keepAliveTimeout: HEADERS_WITHIN_MS },
    listener,
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(OperatorError.of('PORT_TAKEN', { port, reason: error.code ?? error.message }, error));
    });
    server.listen(port, LOOPBACK, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), FINISH_WITHIN_MS).unref();
      }),
  };
}
