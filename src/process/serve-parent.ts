import { makeLog } from '../support/log.ts';
import { type FromChild, parseToChild, type ToChild } from './protocol.ts';
import { packError } from './sent-error.ts';

/** The functions that a child process offers to its parent. */
export interface Service {
  call(method: string, args: readonly unknown[], onProgress: (value: unknown) => void): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * Serves the parent of this process over its channel: opens once, then answers requests as they arrive, several at a
 * time. It ends with the parent. It ignores Ctrl-C, which reaches the whole group, because the parent decides when to
 * end.
 */
export function serveParent(open: (settings: unknown) => Promise<Service>): void {
  let service: Promise<Service> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
  process.on('disconnect', () => process.exit(0));
  process.on('uncaughtException', endOfBug);
  process.on('message', (raw) => {
    const message = parseToChild(raw);
    if (message?.kind === 'open') service = openFor(message.settings, open);
    else if (message?.kind === 'ping') tell({ kind: 'pong' });
    else if (message?.kind === 'close') void close(service);
    else if (message?.kind === 'request' && service) void answer(service, message);
  });
}

async function openFor(settings: unknown, open: (settings: unknown) => Promise<Service>): Promise<Service> {
  try {
    const service = await open(settings);
    tell({ kind: 'opened' });
    return service;
  } catch (error) {
    await new Promise<void>((told) => tell({ kind: 'refused', error: packError(error) }, told));
    process.exit(1);
  }
}

/** Node itself would log the message of the error, which may contain somebody's question. */
function endOfBug(error: unknown): void {
  makeLog('fatal').fatal({ err: error }, 'a process ends for an error that nothing has caught');
  process.exit(1);
}

type Request = Extract<ToChild, { kind: 'request' }>;

async function answer(opening: Promise<Service>, { id, method, args }: Request): Promise<void> {
  try {
    const service = await opening;
    const value = await service.call(method, args, (progress) => tell({ kind: 'progress', id, value: progress }));
    tell({ kind: 'result', id, value });
  } catch (error) {
    tell({ kind: 'error', id, error: packError(error) });
  }
}

async function close(opening: Promise<Service> | undefined): Promise<void> {
  try {
    await (await opening)?.close();
  } finally {
    process.exit(0);
  }
}

function tell(message: FromChild, told: () => void = () => {}): void {
  if (process.connected) process.send?.(message, undefined, undefined, told);
  else told();
}
