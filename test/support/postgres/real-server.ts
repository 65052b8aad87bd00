import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';

const execute = promisify(execFile);

/** Folder of the programs initdb and postgres; `.ci/run` fetches them and sets it. */
const BIN = process.env['YOUJU_TEST_POSTGRES_BIN'] ?? '';
/** Part of the name of tests that need a server; `.ci/run` counts such a test as failed if it was skipped. */
const WANTS_SERVER = 'skipped for want of a PostgreSQL server';

/** True if there is a PostgreSQL to start; otherwise the names of tests say that it is missing. */
export const hasServer = existsSync(join(BIN, 'postgres'));
export const serverSuite = (name: string) => (hasServer ? name : `${name} (${WANTS_SERVER})`);

/** PostgreSQL refuses to run as root, so root starts it as nobody. */
const NOBODY = 65_534;
const account = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
const UP_WITHIN_MS = 60_000;

/** A PostgreSQL server on a free port of the loopback address that tests may disturb. */
export class RealServer {
  readonly #dataDir: string;
  readonly #port: number;
  readonly #connections: number;
  #process: ChildProcess | undefined;

  private constructor(dataDir: string, port: number, connections: number) {
    this.#dataDir = dataDir;
    this.#port = port;
    this.#connections = connections;
  }

  /** @param connections as many as are taken; so few by default that a test can use them up */
  static async start(port: number, connections = 40): Promise<RealServer> {
    const dataDir = await mkdtemp(join(tmpdir(), 'youju-postgres-'));
    if (account.uid !== undefined) await chown(dataDir, account.uid, account.gid);
    const options = ['-D', dataDir, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--no-locale', '--no-sync'];
    await execute(join(BIN, 'initdb'), options, { ...account, cwd: dataDir });
    const server = new RealServer(dataDir, port, connections);
    await server.up();
    return server;
  }

  /** The address for a role, which needs no password. */
  url(role = 'postgres', database = 'postgres'): string {
    return `postgres://${role}@127.0.0.1:${this.#port}/${database}`;
  }

  /** Starts or restarts it and waits until it accepts connections. */
  async up(): Promise<void> {
    const settings = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: String(this.#connections),
      fsync: 'off',
    };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const deadline = performance.now() + UP_WITHIN_MS;
    for (;;) {
      if (this.#process === undefined || this.#process.exitCode !== null || this.#process.signalCode !== null) {
        const arguments_ = ['-D', this.#dataDir, '-p', String(this.#port), ...flags];
        this.#process = spawn(join(BIN, 'postgres'), arguments_, { ...account, cwd: this.#dataDir, stdio: 'ignore' });
      }
      if (await this.#takesConnections()) return;
      if (performance.now() > deadline) throw new Error('PostgreSQL does not start');
      await sleep(100);
    }
  }

  /** Runs SQL as the owner of everything, on a connection of its own. */
  async run<Row extends object>(sql: string, database = 'postgres'): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.url('postgres', database) });
    await client.connect();
    try {
      const result = await client.query<Row>(sql);
      return result.rows ?? [];
    } finally {
      await client.end();
    }
  }

  /** Kills every process of the server without notice. */
  async kill(): Promise<void> {
    const ended = this.#process && once(this.#process, 'exit');
    for (const pid of this.#pids()) signal(pid, 'SIGKILL');
    await ended;
  }

  /** Stops every process of the server; connections are not told. */
  pause(): void {
    for (const pid of this.#pids()) signal(pid, 'SIGSTOP');
  }

  resume(): void {
    for (const pid of this.#pids()) signal(pid, 'SIGCONT');
  }

  async close(): Promise<void> {
    this.resume();
    await this.kill();
    await rm(this.#dataDir, { recursive: true, force: true, maxRetries: 5 });
  }

  /** The first process, then its children. */
  #pids(): number[] {
    const pid = this.#process?.pid;
    if (pid === undefined || this.#process?.exitCode !== null) return [];
    const table = execFileSync('ps', ['-e', '-o', 'pid=,ppid='], { encoding: 'utf8' });
    const rows = table.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
    return [pid, ...rows.filter(([, parent]) => parent === pid).map(([child]) => child as number)];
  }

  async #takesConnections(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.url(), connectionTimeoutMillis: 1_000 });
    client.on('error', () => {});
    try {
      await client.connect();
      return true;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => {});
    }
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has already ended by itself.
  }
}
