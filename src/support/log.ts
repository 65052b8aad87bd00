import { destination, type Logger, pino } from 'pino';

export type Log = Logger;

/** Logs JSON lines to stderr, never to stdout, which belongs to results. */
export function makeLog(level: string): Log {
  return pino({ name: 'youju', level }, destination({ dest: 2, sync: true }));
}
