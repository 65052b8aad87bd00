import { type DestinationStream, destination, type Logger, levels, pino } from 'pino';
import { type LoggedError, loggedError, withoutTokens } from './logged-error.ts';

export type Log = Logger;

/** Logs to stderr, because stdout belongs to results: readable lines at a terminal, otherwise JSON lines. */
export function makeLog(level: string): Log {
  const forPeople = { write: (line: string) => void process.stderr.write(renderLogLine(line)) };
  return makeLogTo(process.stderr.isTTY ? forPeople : destination({ dest: 2, sync: true }), level);
}

/**
 * Logs to `out` like {@link makeLog}. Every error passes {@link loggedError}, whatever its field is called, so that the
 * log never holds a question, the body of a request, or a token.
 */
export function makeLogTo(out: DestinationStream, level: string): Log {
  const formatters = { log: (facts: object) => Object.fromEntries(Object.entries(facts).map(loggedFact)) };
  return pino({ name: 'youju', level, formatters, serializers: { err: (error: unknown) => error } }, out);
}

function loggedFact([name, value]: [string, unknown]): [string, unknown] {
  if (value instanceof Error || name === 'err') return [name, loggedError(value)];
  return [name, typeof value === 'string' ? withoutTokens(value) : value];
}

/** Fields that are the same on every line, or mean nothing to a reader. */
const LEFT_OUT = new Set(['level', 'time', 'pid', 'hostname', 'name', 'msg', 'err']);

/** Turns a JSON line of the log into text: level, message, other facts, and below them an error with its stack. */
export function renderLogLine(json: string): string {
  const line = JSON.parse(json) as Record<string, unknown>;
  const { level, msg, err } = line as { level: number; msg?: string; err?: LoggedError };
  const facts = Object.entries(line).filter(([name]) => !LEFT_OUT.has(name));
  const words = [msg ?? '', ...facts.map(([name, value]) => `${name}=${JSON.stringify(value)}`)].join(' ');
  return `${[`${levels.labels[level]}: ${words}`, ...(err ? [renderError(err)] : [])].join('\n')}\n`;
}

/** Describes a bug for the log: the error and its place, without the words of any user. */
export function describeBug(error: unknown): string {
  return renderError(loggedError(error));
}

function renderError({ type, message, stack, cause, ...facts }: LoggedError): string {
  const codes = Object.entries(facts).map(([name, value]) => `${name}=${value}`);
  const own = [[`${type}: ${message}`, ...codes].join(' '), ...(stack ? [stack] : [])].join('\n');
  return cause ? `${own}\nCaused by ${renderError(cause)}` : own;
}
