import { chmod, cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { STORE } from '../../model/tuning.ts';
import { closeIndex, openIndex } from '../../store/open-index.ts';
import type { Config } from '../../support/config.ts';
import { OperatorError } from '../../support/errors.ts';
import type { Log } from '../../support/log.ts';
import { buildIndex } from '../../wire/build-index.ts';
import { buildHere, type Ground, NotOffered, nameOf, type Place } from './place.ts';
import { DISKS } from './place-disks.ts';
import { PATHS } from './place-paths.ts';
import { SURROUNDINGS } from './place-surroundings.ts';

export interface PlacesOptions {
  readonly config: Config;
  readonly log: Log;
  readonly workDir: string;
  /** Beginning of the names of the wanted places. */
  readonly only: string;
  readonly onProgress: (words: string) => void;
}

export interface PlacesReport {
  /** The end of the build in each place, or the reason why it could not be tried. */
  readonly places: Readonly<Record<string, string>>;
  readonly failures: readonly string[];
}

const BEFORE = '李国强';
const AFTER = '王建国';
const FILLER = 20;

/**
 * Builds in difficult places. Each build must succeed or end with an error that names a remedy; meanwhile the former
 * version answers. Nothing may be left behind, and after the difficulty a plain build must succeed.
 */
export async function tryPlaces({ config, log, workDir, only, onProgress }: PlacesOptions): Promise<PlacesReport> {
  await chmod(workDir, 0o755);
  const whole = groundIn({ config, log }, join(workDir, 'whole'));
  await writeArticles(whole.config.dataDir, BEFORE);
  await buildIndex(whole.config, log);
  const places: Record<string, string> = {};
  const failures: string[] = [];
  const wanted = [...PATHS, ...SURROUNDINGS, ...DISKS].filter(({ name }) => name.startsWith(only));
  for (const [i, place] of wanted.entries()) {
    const ground = groundIn({ config, log }, join(workDir, `place-${i}`));
    for (const dir of ['dataDir', 'indexDir'] as const)
      await cp(whole.config[dir], ground.config[dir], { recursive: true });
    await writeArticles(ground.config.dataDir, AFTER);
    const { end, problems } = await tryPlace(place, ground);
    places[place.name] = end;
    failures.push(...problems.map((problem) => `${place.name}: ${problem}`));
    onProgress([`${place.name}: ${end}`, ...problems].join('; '));
  }
  return { places, failures };
}

function groundIn({ config, log }: Ground, dir: string): Ground {
  const places = { dataDir: join(dir, 'data'), indexDir: join(dir, 'index'), historyDir: join(dir, 'history') };
  return { config: { ...config, ...places }, log };
}

async function writeArticles(dataDir: string, chair: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await writeFile(join(dataDir, 'meeting.txt'), `灵山县召开会议\n\n灵山县昨日召开会议。会议由${chair}主持。\n`);
  for (let i = 0; i < FILLER; i++)
    await writeFile(join(dataDir, `canal-${i}.txt`), `第${i}号水渠\n\n第${i}号水渠全长${i + 3}公里。\n`);
}

async function tryPlace(place: Place, ground: Ground): Promise<{ end: string; problems: string[] }> {
  let undo: () => Promise<void>;
  try {
    undo = await place.spoil(ground);
  } catch (error) {
    if (error instanceof NotOffered) return { end: `not tried: ${error.message}`, problems: [] };
    throw error;
  }
  const problems: string[] = [];
  const end = await (place.build ?? buildHere)(ground);
  if (!place.ends.includes(end)) problems.push(`ends with ${end} in place of ${place.ends.join(' or ')}`);
  const expected = end === 'built' ? AFTER : BEFORE;
  const meanwhile = await servedFrom(ground);
  if (place.serves ? meanwhile !== expected : !isTold(meanwhile)) problems.push(`meanwhile ${meanwhile} is served`);
  await undo();
  const later = await servedFrom(ground);
  if (later !== expected) problems.push(`${later} is served afterwards in place of ${expected}`);
  problems.push(...(await leftIn(ground)));
  const again = await buildHere(ground);
  if (again !== 'built' || (await servedFrom(ground)) !== AFTER)
    problems.push(`a plain build later ends with ${again}`);
  return { end, problems };
}

/** The chair of the meeting in the version in use, or the reason why there is none. */
async function servedFrom({ config }: Ground): Promise<string> {
  try {
    const opened = await openIndex(config.indexDir, STORE, () => undefined);
    // A file that is still open would keep its disk from being taken away.
    await closeIndex(opened);
    const { articles, fallback } = opened;
    if (fallback !== undefined) return `a fallback (${fallback})`;
    return [BEFORE, AFTER].find((chair) => articles.some(({ body }) => body.includes(chair))) ?? 'no meeting';
  } catch (error) {
    return nameOf(error);
  }
}

function isTold(served: string): boolean {
  return OperatorError.isCode(served) || served === BEFORE || served === AFTER;
}

async function leftIn({ config }: Ground): Promise<string[]> {
  const names = await readdir(config.indexDir, { recursive: true });
  const left = names.filter((name) => /(?:^|\/)building-|\.tmp$|-journal$/.test(name));
  return left.map((name) => `${name} is left behind`);
}
