import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { makeFolder } from '../support/files.ts';
import { sealJson, unsealJson } from '../support/sealed-json.ts';

const servingFile = z.object({ pid: z.int().positive(), version: z.string(), since: z.iso.datetime() });

/** A running process and the index version from which it answers. */
export type Serving = z.infer<typeof servingFile>;

/** Interval at which a process shows that it is alive, and the silence after which it counts as gone. */
export const SERVING_EVERY_MS = 30_000;
const SILENT_MS = 100_000;

/**
 * Writes into the index directory which version this process answers from, and removes such files of dead processes.
 * The file appears whole or not at all.
 */
export async function writeServing(indexDir: string, serving: Serving): Promise<void> {
  await makeFolder(folderOf(indexDir));
  for (const path of await listServing(indexDir)) {
    if (!(await isAlive(path))) await rm(path, { force: true });
  }
  await writeFile(pathOf(indexDir, serving.pid), sealJson(serving));
}

/** Shows that this process is still alive. */
export async function touchServing(indexDir: string, pid: number): Promise<void> {
  const now = new Date();
  await utimes(pathOf(indexDir, pid), now, now);
}

export async function removeServing(indexDir: string, pid: number): Promise<void> {
  await rm(pathOf(indexDir, pid), { force: true });
}

/** The versions from which running processes answer; the process that started first comes first. */
export async function readServing(indexDir: string): Promise<Serving[]> {
  const found: Serving[] = [];
  for (const path of await listServing(indexDir)) {
    if (!(await isAlive(path))) continue;
    const text = await readFile(path, 'utf8').catch(() => '');
    const serving = parseServing(text);
    if (serving) found.push(serving);
  }
  return found.sort((a, b) => (a.since < b.since ? -1 : 1));
}

function parseServing(text: string): Serving | undefined {
  try {
    return servingFile.parse(unsealJson(text));
  } catch {
    return undefined;
  }
}

async function listServing(indexDir: string): Promise<string[]> {
  const names = await readdir(folderOf(indexDir)).catch(() => []);
  return names.map((name) => join(folderOf(indexDir), name));
}

/** A process may be in another container, where its id means nothing here, so the age of its file decides. */
async function isAlive(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Math.abs(Date.now() - found.mtimeMs) < SILENT_MS;
}

function folderOf(indexDir: string): string {
  return join(indexDir, 'serving');
}

function pathOf(indexDir: string, pid: number): string {
  return join(folderOf(indexDir), `${pid}.json`);
}
