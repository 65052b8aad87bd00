import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

const ROOT = resolve(import.meta.dirname, '../..');

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Settings that prevent every connection: no token, a hub that refuses, no mvn on PATH. */
export const OFFLINE = {
  DISCORD_TOKEN: '',
  DISCORD_API_URL: '',
  EMBEDDING_MODEL_DIR: '',
  HF_ENDPOINT: 'http://127.0.0.1:9',
  YOUJU_SOURCES_FILE: '/nonexistent/sources.yaml',
  PATH: '/nonexistent',
  LOG_LEVEL: 'silent',
} as const;

/**
 * Runs an npm script's program like npm, with an empty stdin, and waits for its end. `script` is a path below src;
 * `env` is added to {@link OFFLINE}.
 */
export function runCli(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CliResult> {
  return resultOf(startCli(script, args, env));
}

/** The same while it is still running, with its streams. */
export function startCli(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return start(script, args, { ...OFFLINE, ...env });
}

/** {@link runCli} with this process's own settings, which allow connections. */
export function runProgram(script: string, args: readonly string[]): Promise<CliResult> {
  return resultOf(start(script, args, {}));
}

function start(script: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  return spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'src', script), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

async function resultOf(child: ReturnType<typeof start>): Promise<CliResult> {
  child.stdin.end();
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await once(child, 'exit')) as [number | null];
  const [stdout, stderr] = await output;
  return { code, stdout, stderr };
}
