import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { OperatorError } from '../support/errors.ts';
import { hashFile, writeFileAtomic } from '../support/files.ts';
import { failureReason } from './download/failure.ts';
import { downloadFromHub } from './download/hub-download.ts';
import { downloadFromMaven } from './download/maven-download.ts';
import { BGE_SMALL_ZH_SOURCE, type ModelSource } from './download/model-sources.ts';

/** A model on disk, complete and verified. */
export interface ModelFiles {
  /** Folder with the layout of transformers. */
  readonly dir: string;
  /** Name of model and weights. */
  readonly modelId: string;
  /** Places that were tried before and the reason why each failed, in order; empty if the first place succeeded. */
  readonly skipped: readonly string[];
}

export interface DownloadProgress {
  readonly source: 'hub' | 'maven';
  readonly doneBytes: number;
  readonly totalBytes: number;
}

export interface ModelOptions {
  readonly modelsDir: string;
  /** The first place to look; it is never written to. */
  readonly modelDirOverride?: string | undefined;
  /** The hub or a mirror; absent means the hub that transformers uses. */
  readonly hubUrl?: string | undefined;
  readonly onProgress?: (progress: DownloadProgress) => void;
  readonly source?: ModelSource;
  /** Longest silence of the hub, in milliseconds. */
  readonly hubSilenceMs?: number;
  /** Longest run of mvn, in milliseconds. */
  readonly mavenMs?: number;
}

/** Time without a byte after which the hub is given up, and time that `mvn` gets for the whole. Chosen by hand. */
const HUB_SILENCE_MS = 10_000;
const MAVEN_MS = 180_000;
/** Remains of killed downloads are removed after this time; no download takes so long. */
const STALE_MS = 3_600_000;

/**
 * Finds the embedding model, or fetches it: from the operator's folder, the models directory, the hub, Maven. A file
 * counts only with the right checksum (24 MB in about 60 ms). Downloaded files appear whole or not at all, and
 * processes that fetch at the same time do not disturb each other.
 * @throws MODEL_MISSING with everything that was tried.
 */
export async function ensureEmbeddingModel(options: ModelOptions): Promise<ModelFiles> {
  const found = await locate(options);
  if (found.files) return found.files;
  const skipped = [...found.skipped];
  for (const fetchInto of [fetchFromHub, fetchFromMaven]) {
    const problem = await fetchModel(options, fetchInto);
    if (problem === undefined) return { ...filesOf(options), skipped };
    skipped.push(problem);
  }
  throw OperatorError.of('MODEL_MISSING', { tried: skipped });
}

/** The embedding model if it is already on disk, otherwise undefined; it fetches nothing. */
export async function findEmbeddingModel(options: ModelOptions): Promise<ModelFiles | undefined> {
  return (await locate(options)).files;
}

interface Located {
  readonly files?: ModelFiles;
  readonly skipped: readonly string[];
}

async function locate(options: ModelOptions): Promise<Located> {
  const source = sourceOf(options);
  const own = filesOf(options);
  const folders = options.modelDirOverride === undefined ? [own.dir] : [options.modelDirOverride, own.dir];
  const skipped: string[] = [];
  await mendSmallFiles(own.dir, source);
  for (const dir of folders) {
    const problem = await findProblem(dir, source);
    if (problem === undefined) return { files: { dir, modelId: source.modelId, skipped }, skipped };
    skipped.push(problem);
  }
  return { skipped };
}

/** The reason why the folder does not hold the whole model; undefined if it does. */
async function findProblem(dir: string, source: ModelSource): Promise<string | undefined> {
  try {
    for (const [path, facts] of Object.entries(source.written)) {
      if (!holdsFacts(await readFile(join(dir, path), 'utf8'), facts)) return `${join(dir, path)} is damaged`;
    }
    return await findDamage(source.files.map((file) => ({ path: join(dir, file.path), sha256: file.sha256 })));
  } catch (error) {
    return `${dir} does not hold it (${failureReason(error)})`;
  }
}

/** True if a small file contains the needed facts; a file from the hub contains more than one written here. */
function holdsFacts(text: string, facts: Readonly<Record<string, unknown>>): boolean {
  try {
    const found = JSON.parse(text) as Record<string, unknown>;
    return Object.entries(facts).every(([name, value]) => JSON.stringify(found[name]) === JSON.stringify(value));
  } catch {
    return false;
  }
}

/** Writes the small files of our own folder again if they are damaged, which needs no download. */
async function mendSmallFiles(dir: string, source: ModelSource): Promise<void> {
  for (const [path, facts] of Object.entries(source.written)) {
    const target = join(dir, path);
    const text = await readFile(target, 'utf8').catch(() => undefined);
    if (text === undefined || holdsFacts(text, facts)) continue;
    await writeFileAtomic(target, smallFile(facts)).catch(() => {});
  }
}

function smallFile(facts: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(facts)}\n`;
}

async function findDamage(files: readonly { path: string; sha256: string }[]): Promise<string | undefined> {
  for (const { path, sha256 } of files) {
    if ((await hashFile(path)) !== sha256) return `${path} is damaged (its checksum differs)`;
  }
  return undefined;
}

type FetchInto = (dir: string, options: ModelOptions) => Promise<string>;

async function fetchFromHub(dir: string, options: ModelOptions): Promise<string> {
  const { hubUrl, onProgress } = options;
  const source = sourceOf(options);
  const totalBytes = source.files.reduce((sum, file) => sum + file.bytes, 0);
  return downloadFromHub({
    source,
    dir,
    hubUrl,
    silenceMs: options.hubSilenceMs ?? HUB_SILENCE_MS,
    onBytes: (doneBytes) => onProgress?.({ source: 'hub', doneBytes, totalBytes }),
  });
}

async function fetchFromMaven(dir: string, options: ModelOptions): Promise<string> {
  const { onProgress } = options;
  const source = sourceOf(options);
  const totalBytes = source.files.reduce((sum, file) => sum + file.bytes, 0);
  const onStart = () => onProgress?.({ source: 'maven', doneBytes: 0, totalBytes });
  const place = await downloadFromMaven({ source, dir, timeoutMs: options.mavenMs ?? MAVEN_MS, onStart });
  onProgress?.({ source: 'maven', doneBytes: totalBytes, totalBytes });
  return place;
}

/** Fetches into a folder of its own, verifies it, then publishes it. Returns the reason of a failure, or undefined. */
async function fetchModel(options: ModelOptions, fetchInto: FetchInto): Promise<string | undefined> {
  const source = sourceOf(options);
  const { dir } = filesOf(options);
  const partial = join(options.modelsDir, `.${source.name}.${randomBytes(6).toString('hex')}.partial`);
  try {
    await sweep(options.modelsDir, source.name);
    await mkdir(partial, { recursive: true });
    const place = await fetchInto(partial, options);
    for (const [path, content] of Object.entries(source.written)) {
      await writeFile(join(partial, path), smallFile(content));
    }
    const damage = await findDamage(source.files.map((f) => ({ path: join(partial, f.path), sha256: f.sha256 })));
    if (damage !== undefined) return `${place} gave other files than it should`;
    await publish(partial, dir, source);
    return undefined;
  } catch (error) {
    return failureReason(error);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** Moves file by file into place, so that a reader sees the old or the new file, each of them whole. */
async function publish(partial: string, dir: string, source: ModelSource): Promise<void> {
  for (const path of [...Object.keys(source.written), ...source.files.map((file) => file.path)]) {
    const target = join(dir, path);
    await mkdir(dirname(target), { recursive: true });
    await rename(join(partial, path), target);
  }
}

/** Removes the remains of downloads that were killed long ago. */
async function sweep(modelsDir: string, name: string): Promise<void> {
  const entries = await readdir(modelsDir).catch(() => []);
  for (const entry of entries) {
    if (!entry.startsWith(`.${name}.`) || !entry.includes('.partial')) continue;
    const path = join(modelsDir, entry);
    const info = await stat(path).catch(() => undefined);
    if (info && Date.now() - info.mtimeMs > STALE_MS) await rm(path, { recursive: true, force: true });
  }
}

function sourceOf(options: ModelOptions): ModelSource {
  return options.source ?? BGE_SMALL_ZH_SOURCE;
}

function filesOf(options: ModelOptions): ModelFiles {
  const source = sourceOf(options);
  return { dir: join(options.modelsDir, source.name), modelId: source.modelId, skipped: [] };
}
