import { destination, type Logger, levels, pino } from 'pino';

export type Log = Logger;

/** Logs to stderr, never to stdout, which belongs to results: lines for a person at a terminal, else JSON lines. */
export function makeLog(level: string): Log {
  const forPeople = { write: (line: string) => void process.stderr.write(renderLogLine(line)) };
  return pino({ name: 'youju', level }, process.stderr.isTTY ? forPeople : destination({ dest: 2, sync: true }));
}

/** Facts that are the same on every line, or mean nothing to a reader. */
const LEFT_OUT = new Set(['level', 'time', 'pid', 'hostname', 'name', 'msg', 'err']);

/** A JSON line of the log as a person reads it: level, words, other facts, and below them the stack of an error. */
export function renderLogLine(json: string): string {
  const line = JSON.parse(json) as Record<string, unknown>;
  const { level, msg, err } = line as { level: number; msg?: string; err?: { stack?: string } };
  const facts = Object.entries(line).filter(([name]) => !LEFT_OUT.has(name));
  const words = [msg ?? '', ...facts.map(([name, value]) => `${name}=${JSON.stringify(value)}`)].join(' ');
  return `${[`${levels.labels[level]}: ${words}`, ...(err?.stack ? [err.stack] : [])].join('\n')}\n`;
}
