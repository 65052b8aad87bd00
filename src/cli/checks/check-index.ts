import { listFiles } from '../../ingest/corpus/list-files.ts';
import { readGlossary } from '../../ingest/corpus/read-glossary.ts';
import type { NoteCode } from '../../model/answer.ts';
import type { LibraryStatus } from '../../model/library.ts';
import { connectLibrary } from '../../process/library-client.ts';
import { EN } from '../../render/strings/strings-en.ts';
import { readServing } from '../../store/serving-file.ts';
import { findVersionProblem } from '../../store/verify-version.ts';
import { readPublished, versionPath } from '../../store/versions.ts';
import type { Config } from '../../support/config.ts';
import type { Log } from '../../support/log.ts';
import { isIndexFresh } from '../../wire/build-index.ts';
import { readCalibration } from '../../wire/read-calibration.ts';
import { type Finding, fail, findingOf, ok, warn } from './finding.ts';

const BUILD = 'Run "npm run index".';
const ROLLED_BACK = 'Run "npm run index" to leave it again.';
const REMEDIES: Partial<Record<NoteCode, string>> = {
  'dense-unavailable': 'Run "npm run model", then "npm run index".',
  'reader-unavailable': 'Run "git checkout -- models".',
  'calibration-mismatch': 'Use the models and settings this version came with.',
  'index-fallback': BUILD,
};

export async function checkArticles({ dataDir }: Config): Promise<Finding> {
  const name = 'articles';
  try {
    const { files } = await listFiles(dataDir);
    if (files.length > 0) return ok(name, `${files.length} files below ${dataDir}`);
    return fail(name, `no files below ${dataDir}`, 'Put article files there, or set YOUJU_DATA_DIR in .env.');
  } catch (error) {
    return findingOf(name, error);
  }
}

/** Has the index opened as the bot would, its self-test included, in a process that holds dictionary and models, as its own. */
export async function checkIndex(config: Config, log: Log): Promise<Finding> {
  const name = 'index';
  try {
    const { versions, isPinned, problem } = await readPublished(config.indexDir);
    if (versions.length === 0 && problem === undefined)
      return warn(name, `none at ${config.indexDir} yet`, `${BUILD.slice(0, -1)}; "npm start" does it too.`);
    const status = await statusOf(config, log);
    if (status.notes.includes('index-fallback')) {
      const damage = problem ?? (await findVersionProblem(versionPath(config.indexDir, versions[0] ?? '')));
      return warn(
        name,
        `${damage ?? 'the published version fails its test'}; ${sizeOf(status)} is answered from`,
        BUILD,
      );
    }
    if (isPinned) return warn(name, `${sizeOf(status)}; an operator went back to this version`, ROLLED_BACK);
    if (status.notes.length === 0 && !(await isIndexFresh(config)))
      return warn(name, `${sizeOf(status)}; articles or settings have changed since`, BUILD);
    return judge(status);
  } catch (error) {
    return findingOf(name, error);
  }
}

async function statusOf(config: Config, log: Log): Promise<LibraryStatus> {
  const library = connectLibrary({ config: { ...config, answerProcesses: 1 }, log });
  try {
    await library.opened;
    return await library.status();
  } finally {
    await library.close();
  }
}

function judge(status: LibraryStatus): Finding {
  const size = sizeOf(status);
  if (status.vectors !== status.chunks) return warn('index', `${size}: not every passage has its vector`, BUILD);
  const [note] = status.notes;
  if (note === undefined) return ok('index', size);
  const text = [size, ...status.notes.map((code) => EN.notes[code])].join('; ');
  return warn('index', text, REMEDIES[note] ?? BUILD);
}

function sizeOf({ version, articles, chunks, vectors }: LibraryStatus): string {
  return `${version}: ${articles} articles, ${chunks} passages, ${vectors} vectors`;
}

export async function checkGlossary({ glossaryFile }: Config): Promise<Finding> {
  return ok('glossary', `${(await readGlossary(glossaryFile)).length} names`);
}

export async function checkCalibration({ calibrationFile }: Config): Promise<Finding> {
  await readCalibration(calibrationFile);
  return ok('calibration', calibrationFile);
}

/** Reports from which version running programs answer, and if that is the published one. */
export async function checkServing({ indexDir }: Config): Promise<Finding> {
  const name = 'running';
  const [serving, ...others] = await readServing(indexDir);
  if (!serving) return ok(name, 'no program answers from this index now');
  const published = (await readPublished(indexDir)).versions[0];
  const text = [serving, ...others].map(({ pid, version }) => `process ${pid} answers from ${version}`).join('; ');
  if ([serving, ...others].every(({ version }) => version === published)) return ok(name, text);
  const remedy = 'Wait half a minute; if it stays so, start that program again and read its log.';
  return warn(name, `${text}; ${published ?? 'nothing'} is published`, remedy);
}
