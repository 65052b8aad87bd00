import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { hashFile, sha256, writeFileAtomic } from '../../support/files.ts';
import type { PublicSet } from './public-sets.ts';

/** The source and the destination of the sets. */
export interface SetPlace {
  readonly host: string;
  readonly dir: string;
  /** Time limit for the whole file. */
  readonly timeoutMs: number;
}

/** The result for a set; a reason is the end of a sentence that starts with its name. */
export type SetOutcome = { readonly kind: 'there' | 'fetched' } | { readonly kind: 'missing'; readonly reason: string };

/** The largest set has 7 MB, so a server that sends far more sends something else. */
const MAX_BYTES = 64 * 1024 * 1024;

const squadFile = z.object({ version: z.string(), data: z.array(z.unknown()) });

/** Puts a set in its place unless it is already there intact; only bytes with the right checksum are stored. */
export async function fetchSet(set: PublicSet, { host, dir, timeoutMs }: SetPlace): Promise<SetOutcome> {
  const file = join(dir, set.name);
  if (existsSync(file) && (await hashFile(file)) === set.sha256) return { kind: 'there' };
  const url = `${host.replace(/\/+$/, '')}/${set.path}`;
  const bytes = await download(url, timeoutMs);
  if (typeof bytes === 'string') return { kind: 'missing', reason: `${url} cannot be reached: ${bytes}` };
  const content = set.firstArticles === undefined ? bytes : cutArticles(bytes, set.firstArticles);
  if (content === undefined || sha256(content) !== set.sha256) {
    return { kind: 'missing', reason: `${url} gives another file than the one that was measured on` };
  }
  await mkdir(dir, { recursive: true });
  await writeFileAtomic(file, content);
  return { kind: 'fetched' };
}

/** The bytes of an address, or the reason of a failure. */
async function download(url: string, timeoutMs: number): Promise<Uint8Array | string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok || response.body === null) return `status ${response.status}`;
    const parts: Uint8Array[] = [];
    let bytes = 0;
    for await (const part of response.body) {
      bytes += part.length;
      if (bytes > MAX_BYTES) return 'it is far longer than it should be';
      parts.push(part);
    }
    return Buffer.concat(parts);
  } catch (error) {
    return reasonOf(error as Error, timeoutMs);
  }
}

function reasonOf(error: Error, timeoutMs: number): string {
  if (error.name === 'TimeoutError') return `it took longer than ${timeoutMs / 1000} seconds`;
  const { cause } = error;
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message;
}

/** The first articles of a SQuAD file as one line of JSON; undefined if the bytes are not such a file. */
function cutArticles(bytes: Uint8Array, count: number): string | undefined {
  try {
    const { version, data } = squadFile.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return JSON.stringify({ version, data: data.slice(0, count) });
  } catch {
    return undefined;
  }
}
