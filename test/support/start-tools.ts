import { onTestFinished } from 'vitest';
import { until } from './process-life.ts';
import { startCli } from './run-cli.ts';

const TOOLS_TOKEN = 'a-token-of-enough-characters';

/** The program of npm start, running, with its tools behind a port. */
export interface RunningTools {
  readonly child: ReturnType<typeof startCli>;
  /** The address of a server, by the name under which the program tells it, such as `Health`; waits until it is told. */
  addressOf(name: string): Promise<URL>;
  /** Calls a tool; text is sent as it is, anything else as JSON. @returns the status beside the fields of the reply. */
  call(tool: string, body: unknown): Promise<{ readonly status: number } & Readonly<Record<string, unknown>>>;
}

/** Starts it without a terminal, and waits until its tools can be called; it is killed when the test ends. */
export async function startTools(env: Readonly<Record<string, string>>): Promise<RunningTools> {
  const child = startCli('main.ts', [], { ...env, YOUJU_HTTP_PORT: '0', YOUJU_HTTP_TOKEN: TOOLS_TOKEN });
  onTestFinished(() => void child.kill('SIGKILL'));
  child.stdin.end();
  let said = '';
  child.stderr.on('data', (part) => {
    said += String(part);
  });
  const addressOf = async (name: string) => {
    const line = new RegExp(`${name}: (\\S+)\n`);
    await until(() => line.test(said));
    return new URL(line.exec(said)?.[1] ?? '');
  };
  const tools = await addressOf('Tools');
  const call = async (tool: string, body: unknown) => {
    const response = await fetch(new URL(`/v1/${tool}`, tools), {
      method: 'POST',
      headers: { authorization: `Bearer ${TOOLS_TOKEN}`, 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, ...((await response.json()) as Record<string, unknown>) };
  };
  return { child, addressOf, call };
}
