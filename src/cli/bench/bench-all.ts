import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../support/config.ts';
import { PROJECT_DIR } from '../../support/config.ts';
import type { Log } from '../../support/log.ts';
import { buildIndex } from '../../wire/build-index.ts';
import { tellLine, UsageError } from '../run-command.ts';
import type { SearchOutcome } from './bench-search-process.ts';
import { type BenchQuestion, type BenchSet, makePlace, readBenchSet } from './make-place.ts';
import { type AnswerFigures, measureAnswers } from './measure-answers.ts';
import { type BuildFigures, measureBuild, runProgram } from './measure-build.ts';
import { renderBenchmarks } from './render-benchmarks.ts';
import { hasRivals, RIVALS, type Rival, type RivalFigures, runOwnSearch, runRival } from './run-rivals.ts';
import { measure, type Spent } from './spend.ts';

/** The parts that can be measured, in the order of the page. */
export const PARTS = ['build', 'cold', 'answers', 'search', 'rivals'] as const;
export type Part = (typeof PARTS)[number];

/** Everything measured so far; a part that was not measured is absent. */
export interface Benchmarks {
  readonly machine: { readonly processor: string; readonly cores: number; readonly node: string };
  readonly set: { readonly files: readonly string[]; readonly articles: number; readonly questions: number };
  readonly build?: BuildFigures;
  /** A question from the terminal, each time in a process that has just been started. */
  readonly cold?: readonly Spent[];
  readonly answers?: Readonly<Record<string, AnswerFigures>>;
  readonly search?: Readonly<Record<string, SearchOutcome>>;
  readonly rivals?: Readonly<Record<string, Readonly<Partial<Record<Rival, RivalFigures>>>>>;
}

export interface AllOptions {
  readonly config: Config;
  readonly log: Log;
  /** Question sets in SQuAD's format. */
  readonly files: readonly string[];
  readonly sizes: readonly number[];
  readonly parts: readonly Part[];
  /** Articles of the set that are built. */
  readonly built: number;
  readonly questions: number;
  /** Where indexes and figures are kept from one run to the next. */
  readonly dir: string;
}

const PAGE = 'docs/benchmarks.md';
const COLD_RUNS = 5;
const COLD_QUESTION = '国家发展改革委定点帮扶哪些县？';

/** Measures some parts and writes the page of all that were ever measured in this place. */
export async function benchAll(options: AllOptions): Promise<string> {
  const { parts, dir } = options;
  await mkdir(dir, { recursive: true });
  const set = await readBenchSet(options.files, options.questions);
  let known = await readKnown(options, set);
  for (const part of PARTS.filter((one) => parts.includes(one))) {
    tellLine(`Measuring: ${part}`);
    known = { ...known, ...(await MEASURES[part](options, set)) };
    await writeFile(join(dir, 'figures.json'), JSON.stringify(known));
  }
  const page = join(PROJECT_DIR, PAGE);
  await writeFile(page, renderBenchmarks(known));
  return PAGE;
}

/** The sets that "npm run sets" has fetched and that tell a question's paragraph. */
export function fetchedSets(directory: string): string[] {
  const names = existsSync(directory) ? readdirSync(directory) : [];
  const found = names.filter((name) => /^(?:cmrc2018|drcd)_dev\.json$/.test(name)).sort();
  if (found.length === 0) throw new UsageError('Fetch the question sets with "npm run sets", or name some with --set.');
  return found.map((name) => join(directory, name));
}

async function readKnown({ dir, files }: AllOptions, { articles, questions }: BenchSet): Promise<Benchmarks> {
  const text = await readFile(join(dir, 'figures.json'), 'utf8').catch(() => '{}');
  return {
    ...(JSON.parse(text) as Partial<Benchmarks>),
    machine: { processor: cpus()[0]?.model ?? '', cores: cpus().length, node: process.versions.node },
    set: {
      files: files.map((file) => file.split('/').at(-1) as string),
      articles: articles.length,
      questions: questions.length,
    },
  };
}

type Measure = (options: AllOptions, set: BenchSet) => Promise<Partial<Benchmarks>>;

const MEASURES: Readonly<Record<Part, Measure>> = {
  build: async ({ config, log, built }, { articles }) => ({
    build: await measureBuild(config, log, articles.slice(0, built)),
  }),
  cold: async (options) => {
    const indexDir = await placeOfFive(options);
    const run = () => measure(() => runProgram('src/cli/commands/ask.ts', ['--index', indexDir, COLD_QUESTION]));
    await run();
    const cold: Spent[] = [];
    for (let i = 0; i < COLD_RUNS; i++) {
      const { wallMs, processorMs } = await run();
      cold.push({ wallMs, processorMs });
    }
    return { cold };
  },
  answers: async (options, set) => {
    const { config, log } = options;
    const five = await questionsOfFive();
    const answers: Record<string, AnswerFigures> = {
      five: await measureAnswers({ ...config, indexDir: await placeOfFive(options) }, log, five),
    };
    const asked = set.questions.map(({ text }) => text);
    for (const size of options.sizes) {
      const indexDir = await makePlace({ ...options, set, size });
      answers[size] = await measureAnswers({ ...config, indexDir }, log, asked);
    }
    return { answers };
  },
  search: async (options, set) => ({ search: await searchOwn(options, set, options.parts.includes('rivals')) }),
  rivals: async (options, set) => {
    if (!hasRivals()) throw new UsageError('Install what is compared with "npm install --prefix bench".');
    // The part before has searched and exported already where it was measured too.
    const searched = options.parts.includes('search') ? {} : { search: await searchOwn(options, set, true) };
    const rivals: Record<string, Partial<Record<Rival, RivalFigures>>> = {};
    for (const size of options.sizes) {
      const own: Partial<Record<Rival, RivalFigures>> = {};
      for (const rival of Object.keys(RIVALS) as Rival[]) {
        tellLine(`  ${rival}, ${size} passages`);
        const figures = await runRival(rival, exportDirOf(options, size));
        if (figures) own[rival] = figures;
        else tellLine(`  ${rival} failed or took too long and is left out`);
      }
      rivals[size] = own;
    }
    return { ...searched, rivals };
  },
};

async function searchOwn(
  options: AllOptions,
  set: BenchSet,
  isExported: boolean,
): Promise<Readonly<Record<string, SearchOutcome>>> {
  const outcomes: Record<string, SearchOutcome> = {};
  for (const size of options.sizes) {
    const config = { ...options.config, indexDir: await makePlace({ ...options, set, size }) };
    const task = { config, questions: set.questions };
    outcomes[size] = await runOwnSearch(isExported ? { ...task, exportDir: exportDirOf(options, size) } : task);
  }
  return outcomes;
}

function exportDirOf({ dir }: AllOptions, size: number): string {
  return join(dir, `export-${size}`);
}

/** An index over the articles that come with the project. */
async function placeOfFive({ config, log, dir }: AllOptions): Promise<string> {
  const indexDir = join(dir, 'index-five');
  await mkdir(indexDir, { recursive: true });
  await buildIndex({ ...config, indexDir, sharedIndex: undefined }, log);
  return indexDir;
}

async function questionsOfFive(): Promise<string[]> {
  const text = await readFile(join(PROJECT_DIR, 'data/eval/questions.jsonl'), 'utf8');
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => (JSON.parse(line) as Pick<BenchQuestion, 'text'> & { question: string }).question);
}
