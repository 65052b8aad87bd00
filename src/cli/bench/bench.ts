import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Config, PROJECT_DIR } from '../../support/config.ts';
import type { Log } from '../../support/log.ts';
import { readText } from '../read-text.ts';
import { printLine, runCommand, tellLine, UsageError } from '../run-command.ts';
import { benchAll, fetchedSets, PARTS, type Part } from './bench-all.ts';
import { benchSearch } from './bench-search.ts';
import { measureCleaning } from './measure-cleaning.ts';

const USAGE = `Usage: npm run bench -- clean|search|answer [--sizes N,N,…] [--json]
       npm run bench -- shared [--sizes N,N,…] [--like FILE.json,…] [--readers N,N,…] [--json]
       npm run bench -- all [--set FILE]… [--sizes N,N,…] [--parts PART,PART,…]
Times the stages of Youju on this machine.
  clean     megabytes of raw articles cleaned a second
  search    milliseconds a question by stage, over indexes of made-up articles
  answer    the same, the reader included
  shared    indexes of made-up articles in a database of its own on the server of INDEX_URL, with several readers at a time
  all       builds, answers and searches over question sets, beside other engines; writes docs/benchmarks.md`;

const CLEAN_SECONDS = 4;
/** Indexes of a hundred thousand passages are made once. */
const KEPT_IN = join(PROJECT_DIR, '.cache/bench');

await runCommand({
  usage: USAGE,
  options: {
    sizes: { type: 'string', takes: 'N,N,…', says: 'numbers of passages (default 2000,20000; of all 20000,100000)' },
    like: {
      type: 'string',
      takes: 'FILE.json,…',
      says: 'of shared: passages of the paragraphs of these sets, and their questions',
    },
    readers: { type: 'string', takes: 'N,N,…', says: 'of shared: processes that search at a time (default 1,4,16)' },
    json: { type: 'boolean', says: 'print JSON' },
    set: {
      type: 'string',
      multiple: true,
      takes: 'FILE',
      says: "of all: a question set in SQuAD's format (default CMRC and DRCD dev of data/sets)",
    },
    parts: {
      type: 'string',
      takes: 'PART,PART,…',
      says: 'of all: which of build, cold, answers, search, rivals are measured anew (default all)',
    },
    articles: { type: 'string', takes: 'N', says: 'of all: how many articles its build has (default 1000)' },
    questions: { type: 'string', takes: 'N', says: 'of all: how many questions are asked (default 200)' },
  },
  maxPositionals: 1,
  run: async ({ values, positionals: [stage], config, log }) => {
    const sizes = numbersOf('sizes', values.sizes ?? (stage === 'all' ? '20000,100000' : '2000,20000'));
    if (stage === 'clean') {
      const result = measureCleaning(filesBelow(config.dataDir), { seconds: CLEAN_SECONDS, nowMs: processorMs });
      return printLine(values.json ? JSON.stringify(result) : `${result.megabytesPerSecond.toFixed(1)} MB/s`);
    }
    if (stage === 'shared')
      return benchDatabase({
        config,
        log,
        sizes,
        readers: numbersOf('readers', values.readers ?? '1,4,16'),
        like: values.like?.split(','),
        isJson: values.json ?? false,
      });
    if (stage === 'all') {
      const files = values.set?.map((file) => resolve(file)) ?? fetchedSets(join(PROJECT_DIR, 'data/sets'));
      const counts = { built: Number(values.articles ?? 1_000), questions: Number(values.questions ?? 200) };
      const page = await benchAll({ config, log, files, sizes, parts: partsOf(values.parts), ...counts, dir: KEPT_IN });
      return printLine(`Written: ${page}`);
    }
    if (stage !== 'search' && stage !== 'answer') throw new UsageError('Say clean, search, answer, shared or all.');
    for (const size of sizes) {
      const result = await benchSearch({ config, log, size, withReader: stage === 'answer' });
      printLine(values.json ? JSON.stringify(result) : describe(result));
    }
  },
});

function partsOf(given: string | undefined): readonly Part[] {
  if (given === undefined) return PARTS;
  const names = given.split(',');
  const unknown = names.find((name) => !PARTS.some((part) => part === name));
  if (unknown !== undefined) throw new UsageError(`There is no part ${unknown}: ${PARTS.join(', ')}.`);
  return PARTS.filter((part) => names.includes(part));
}

function numbersOf(option: string, text: string): number[] {
  const numbers = text.split(',').map(Number);
  if (numbers.every((number) => number > 0)) return numbers;
  throw new UsageError(`--${option} takes numbers above 0, parted by commas.`);
}

interface DatabaseBench {
  readonly config: Config;
  readonly log: Log;
  readonly sizes: readonly number[];
  readonly readers: readonly number[];
  readonly like: readonly string[] | undefined;
  readonly isJson: boolean;
}

async function benchDatabase({ config, log, sizes, readers, like, isJson }: DatabaseBench): Promise<void> {
  const url = config.sharedIndex?.url;
  if (url === undefined) throw new UsageError('Set INDEX_URL, with a role that may create databases.');
  const [{ benchShared, describeShared }, { openLikeDictionary }, { openLikeSets }] = await Promise.all([
    import('../postgres/bench-shared.ts'),
    import('../postgres/like-dictionary.ts'),
    import('../postgres/like-sets.ts'),
  ]);
  const synthesis = like
    ? await openLikeSets(config, log, await Promise.all(like.map(readText)))
    : await openLikeDictionary();
  for (const size of sizes) {
    const result = await benchShared({ url, size, synthesis, readers, onProgress: tellLine });
    printLine(isJson ? JSON.stringify(result) : describeShared(result));
  }
}

/** Processor time, so that other programs do not count. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
}

function filesBelow(directory: string): { file: string; bytes: Uint8Array }[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .sort()
    .filter((file) => statSync(join(directory, file)).isFile())
    .map((file) => ({ file, bytes: readFileSync(join(directory, file)) }));
}

function describe({ passages, questions, stages }: Awaited<ReturnType<typeof benchSearch>>): string {
  const lines = Object.entries(stages).map(([name, { p50, p95 }]) => {
    return `  ${name.padEnd(9)} p50 ${p50.toFixed(1).padStart(7)} ms   p95 ${p95.toFixed(1).padStart(7)} ms`;
  });
  return [`${passages} passages, ${questions} questions`, ...lines].join('\n');
}
