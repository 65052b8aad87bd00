import { type DestinationStream, destination, type Logger, levels, pino } from 'pino';
import { type LoggedError, loggedError, withoutTokens } from './logged-error.ts';

export type Log = Logger;

/** Logs to stderr, never to stdout, which belongs to results: lines for a person at a terminal, else JSON lines. */
export function makeLog(level: string): Log {
  const forPeople = { write: (line: string) => void process.stderr.write(renderLogLine(line)) };
  return makeLogTo(process.stderr.isTTY ? forPeople : destination({ dest: 2, sync: true }), level);
}

/**
 * Logs to `out` as {@link makeLog} does. Errors go through {@link loggedError}, under whatever name they stand: no log holds
 * what somebody asked, the body of a request, or a token.
 */
export function makeLogTo(out: DestinationStream, level: string): Log {
  const formatters = { log: (facts: object) => Object.fromEntries(Object.entries(facts).map(loggedFact)) };
  return pino({ name: 'youju', level, formatters, serializers: { err: (error: unknown) => error } }, out);
}

function loggedFact([name, value]: [string, unknown]): [string, unknown] {
  if (value instanceof Error || name === 'err') return [name, loggedError(value)];
  return [name, typeof value === 'string' ? withoutTokens(value) : value];
}

/** Facts that are the same on every line, or mean nothing to a reader. */
const LEFT_OUT = new Set(['level', 'time', 'pid', 'hostname', 'name', 'msg', 'err']);

/** A JSON line of the log as a person reads it: level, words, other facts, and below them an error with its places. */
export function renderLogLine(json: string): string {
  const line = JSON.parse(json) as Record<string, unknown>;
  const { level, msg, err } = line as { level: number; msg?: string; err?: LoggedError };
  const facts = Object.entries(line).filter(([name]) => !LEFT_OUT.has(name));
  const words = [msg ?? '', ...facts.map(([name, value]) => `${name}=${JSON.stringify(value)}`)].join(' ');
  return `${[`${levels.labels[level]}: ${words}`, ...(err ? [renderError(err)] : [])].join('\n')}\n`;
}

/** A bug as it may be shown where the log is: what happened and where, without what somebody wrote. */
export function describeBug(error: unknown): string {
  return renderError(loggedError(error));
}

function renderError({ type, message, stack, cause, ...facts }: LoggedError): string {
  const codes = Object.entries(facts).map(([name, value]) => `${name}=${value}`);
  const own = [[`${type}: ${message}`, ...codes].join(' '), ...(stack ? [stack] : [])].join('\n');
  return cause ? `${own}\nCaused by ${renderError(cause)}` : own;
}
