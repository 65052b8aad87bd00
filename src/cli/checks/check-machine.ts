import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { promisify } from 'node:util';
import { makeFolder } from '../../support/files.ts';
import { programOptions, programPath } from '../../support/program.ts';
import { systemReason } from '../../support/system-faults.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

/** Packages with native code; a missing or wrong binary shows only when they are loaded. */
const NATIVE = ['hnswlib-node', '@xenova/transformers', 'better-sqlite3'] as const;
/** The same version as in package.json. */
const MIN_NODE = [20, 12] as const;
/** An index of 100,000 passages takes about this much. */
const LOW_DISK_BYTES = 1_000_000_000;
const LOAD_WITHIN_MS = 60_000;
const execute = promisify(execFile);

/** `version` is in the form of process.versions.node. */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isEnough = major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1]);
  if (isEnough) return ok('Node.js', version);
  return fail('Node.js', `${version} is too old`, `Install Node.js ${MIN_NODE.join('.')} or later.`);
}

export async function checkLibraries(): Promise<Finding> {
  const broken: string[] = [];
  for (const name of NATIVE) {
    const problem = await findLoadProblem(name);
    if (problem !== undefined) broken.push(`${name} (${problem})`);
  }
  if (broken.length === 0) return ok('libraries', NATIVE.join(', '));
  return fail('libraries', `not loadable: ${broken.join('; ')}`, 'Install a C++ compiler and run "npm ci" again.');
}

/**
 * Loads the package in another process, because native code that does not fit this machine ends the process that loads
 * it.
 */
async function findLoadProblem(name: (typeof NATIVE)[number]): Promise<string | undefined> {
  const loader = programPath(import.meta.dirname, 'load-library');
  try {
    await execute(process.execPath, [...programOptions(), loader, name], { timeout: LOAD_WITHIN_MS });
    return undefined;
  } catch (error) {
    const { signal, killed, stderr = '' } = error as { signal?: string; killed?: boolean; stderr?: string };
    if (killed) return `not within ${LOAD_WITHIN_MS / 1_000} s`;
    if (signal) return `it ends its process with ${signal}`;
    return /^(?:\w*Error.*|.*cannot open shared object.*)$/m.exec(stderr)?.[0] ?? 'it fails';
  }
}

/** Checks that the folder is writable, and how much space is left on its disk. */
export async function checkFolder(name: string, dir: string): Promise<Finding> {
  try {
    await makeFolder(dir);
    await access(dir, constants.W_OK);
  } catch (error) {
    return fail(
      name,
      `${dir} cannot be written to (${systemReason(error)})`,
      'Give this user the right to write there.',
    );
  }
  const { bavail, bsize } = await statfs(dir);
  const room = `${dir}, ${((bavail * bsize) / 1e9).toFixed(1)} GB free`;
  return bavail * bsize > LOW_DISK_BYTES ? ok(name, room) : warn(name, room, 'Make room on this disk.');
}
