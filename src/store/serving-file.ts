import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { makeFolder } from '../support/files.ts';
import { sealJson, unsealJson } from '../support/sealed-json.ts';

const servingFile = z.object({ pid: z.int().positive(), version: z.string(), since: z.iso.datetime() });

/** A running process and the index version that it answers from. */
export type Serving = z.infer<typeof servingFile>;

/** How often a process says that it is still there, and how long it may be silent before it counts as gone. */
export const SERVING_EVERY_MS = 30_000;
const SILENT_MS = 100_000;

/** Says in the index directory what this process answers from; removes what dead ones have left there. Half a file is none. */
export async function writeServing(indexDir: string, serving: Serving): Promise<void> {
  await makeFolder(folderOf(indexDir));
  for (const path of await listServing(indexDir)) {
    if (!(await isAlive(path))) await rm(path, { force: true });
  }
  await writeFile(pathOf(indexDir, serving.pid), sealJson(serving));
}

/** Says that this process is still there. */
export async function touchServing(indexDir: string, pid: number): Promise<void> {
  const now = new Date();
  await utimes(pathOf(indexDir, pid), now, now);
}

export async function removeServing(indexDir: string, pid: number): Promise<void> {
  await rm(pathOf(indexDir, pid), { force: true });
}

/** What running processes answer from, those that started first before others. */
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

/** A process may be in another container: its id says nothing here, the age of its file does. */
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
