import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { makeRandom } from '../../eval/random.ts';
import { openSqliteHistory } from '../../history/sqlite/open-sqlite-history.ts';
import { findEmbeddingModel } from '../../inference/model-files.ts';
import { checkModelFiles, checkReaderFiles } from '../../inference/reader-files.ts';
import { STORE } from '../../model/tuning.ts';
import { closeIndex, type OpenIndex, openIndex } from '../../store/open-index.ts';
import { openVectorCache } from '../../store/vectors/vector-cache.ts';
import type { Config } from '../../support/config.ts';
import { isIndexFresh } from '../../wire/build-index.ts';
import { readCalibration } from '../../wire/read-calibration.ts';

/** The result of one change. An undetected change is harmless if everything reads as before. */
type Verdict = 'detected' | 'harmless' | 'UNDETECTED';

/** Files to damage, how they are read, and a check that they read as before. */
interface Target {
  readonly name: string;
  readonly files: readonly string[];
  readonly judge: () => Promise<Verdict>;
}

export interface DamageReport {
  readonly trials: number;
  /** Counts by file and verdict, `index.v8 detected`. */
  readonly counts: Readonly<Record<string, number>>;
  readonly undetected: readonly string[];
}

/**
 * Flips one bit, or cuts the file, `trials` times: each file of the index, the cache of vectors, the calibration, the
 * small files of the models and the salt in turn. It works on copies in `workDir`, and its choices depend on `seed`
 * alone.
 */
export async function tryDamage(config: Config, workDir: string, trials: number, seed: number): Promise<DamageReport> {
  const copy = await copyOf(config, workDir);
  const targets = await targetsOf(copy, config);
  const random = makeRandom(seed);
  const counts: Record<string, number> = {};
  const undetected: string[] = [];
  for (let trial = 0; trial < trials; trial++) {
    const target = targets[trial % targets.length] as Target;
    const file = target.files[Math.floor(random() * target.files.length)] as string;
    const whole = readFileSync(file);
    const damage = damageOf(whole, random);
    writeFileSync(file, damage.bytes);
    const verdict = await target.judge();
    writeFileSync(file, whole);
    const key = `${target.name} ${damage.kind} ${verdict}`;
    counts[key] = (counts[key] ?? 0) + 1;
    if (verdict === 'UNDETECTED') undetected.push(`${relative(workDir, file)}: ${damage.what}`);
  }
  return { trials, counts: Object.fromEntries(Object.entries(counts).sort()), undetected };
}

function damageOf(whole: Buffer, random: () => number) {
  if (random() < 0.25) {
    const length = Math.floor(random() * whole.length);
    return { kind: 'cut', what: `cut to ${length} of ${whole.length}`, bytes: whole.subarray(0, length) };
  }
  const at = Math.floor(random() * whole.length);
  const bit = Math.floor(random() * 8);
  const bytes = Buffer.from(whole);
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at);
  return { kind: 'flip', what: `bit ${bit} of byte ${at} of ${whole.length}`, bytes };
}

async function copyOf(config: Config, workDir: string): Promise<Config> {
  const places = {
    indexDir: join(workDir, 'index'),
    modelsDir: join(workDir, 'models'),
    readerDir: join(workDir, 'reader'),
    scopeDir: join(workDir, 'scope'),
    talkDir: join(workDir, 'talk'),
    calibrationFile: join(workDir, 'calibration.json'),
  };
  for (const [name, to] of Object.entries(places))
    await cp(config[name as keyof typeof places], to, { recursive: true });
  return { ...config, ...places, historyDir: join(workDir, 'history'), embeddingModelDir: undefined };
}

async function targetsOf(copy: Config, { glossaryFile }: Config): Promise<Target[]> {
  const whole = await openIndex(copy.indexDir, STORE, () => undefined);
  if (whole.fallback !== undefined) throw new Error(`the index is damaged already: ${whole.fallback}`);
  const versionDir = join(copy.indexDir, 'versions', whole.manifest.version);
  const files = readdirSync(versionDir).map((name) => join(versionDir, name));
  const index = [...files, join(copy.indexDir, 'CURRENT')];
  return [
    ...index.map((file) => ({
      name: lastName(file),
      files: [file],
      judge: () => judgeIndex(copy, whole, glossaryFile),
    })),
    cacheTarget(copy, whole),
    {
      name: 'calibration',
      files: [copy.calibrationFile],
      judge: () => detects(() => readCalibration(copy.calibrationFile)),
    },
    ...(await modelTargets(copy)),
    await saltTarget(copy),
  ];
}

/** After damage to the published version another version or none is used, and a build would replace it. */
async function judgeIndex(config: Config, whole: OpenIndex, glossaryFile: string): Promise<Verdict> {
  try {
    const { fallback, ...opened } = await openIndex(config.indexDir, STORE, () => undefined);
    await closeIndex(opened);
    if (fallback === undefined) return isSame(opened, whole) ? 'harmless' : 'UNDETECTED';
  } catch {}
  return (await isIndexFresh({ ...config, glossaryFile })) ? 'UNDETECTED' : 'detected';
}

function isSame(one: OpenIndex, other: OpenIndex): boolean {
  const plain = ({ articles, chunks, sentences, manifest }: OpenIndex) => ({ articles, chunks, sentences, manifest });
  return isDeepStrictEqual(plain(one), plain(other));
}

/** Every vector must be the original one or missing. */
function cacheTarget({ indexDir }: Config, { manifest, vectors, chunks }: OpenIndex): Target {
  const path = join(indexDir, 'trial-vectors.sqlite');
  const open = () => openVectorCache(path, manifest.modelId ?? 'none');
  const cache = open();
  for (const { id } of chunks) if (vectors) cache.put(String(id), vectors.vectorOf(id));
  cache.close();
  const judge = async (): Promise<Verdict> => {
    const damaged = open();
    const found = chunks.map(({ id }) => damaged.find(String(id)));
    damaged.close();
    for (const suffix of ['-wal', '-shm', '.damaged']) rmSync(`${path}${suffix}`, { force: true });
    if (found.some((vector, id) => vector && !isDeepStrictEqual([...vector], [...(vectors?.vectorOf(id) ?? [])])))
      return 'UNDETECTED';
    return found.includes(undefined) ? 'detected' : 'harmless';
  };
  return { name: 'vectors.sqlite', files: [path], judge };
}

async function modelTargets({ modelsDir, readerDir, scopeDir, talkDir }: Config): Promise<Target[]> {
  const model = await findEmbeddingModel({ modelsDir });
  const files = model ? smallFiles(model.dir) : [];
  const whole = files.map(contentOf);
  const judgeModel = async (): Promise<Verdict> => {
    if (!(await findEmbeddingModel({ modelsDir }))) return 'detected';
    // Some of the small files are written again if they are damaged.
    return isDeepStrictEqual(files.map(contentOf), whole) ? 'harmless' : 'UNDETECTED';
  };
  const targets = [
    { name: 'model', files, judge: judgeModel },
    { name: 'reader', files: smallFiles(readerDir), judge: () => detects(() => checkReaderFiles(readerDir)) },
    { name: 'scope', files: smallFiles(scopeDir), judge: () => detects(() => checkModelFiles(scopeDir)) },
    { name: 'talk', files: smallFiles(talkDir), judge: () => detects(() => checkModelFiles(talkDir)) },
  ];
  return targets.filter((target) => target.files.length > 0);
}

/** The content of a JSON file; white space does not matter. */
function contentOf(path: string): unknown {
  const text = readFileSync(path, 'utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function saltTarget({ historyDir }: Config): Promise<Target> {
  await openSqliteHistory(historyDir).close();
  const judge = () => detects(() => openSqliteHistory(historyDir).close());
  return { name: 'salt', files: [join(historyDir, 'salt')], judge };
}

async function detects(read: () => Promise<unknown>): Promise<Verdict> {
  try {
    await read();
    return 'UNDETECTED';
  } catch {
    return 'detected';
  }
}

/** Larger files are left as they are, so that a round stays short. Chosen by hand. */
const SMALL_BYTES = 1_000_000;

function smallFiles(dir: string): string[] {
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  return names.map((name) => join(dir, name)).filter((path) => readFileSync(path).length < SMALL_BYTES);
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
