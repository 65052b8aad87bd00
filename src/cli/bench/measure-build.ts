import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { splitArticles } from '../../chunking/split-articles.ts';
import type { Article } from '../../model/article.ts';
import { slice } from '../../model/span.ts';
import { type Config, PROJECT_DIR } from '../../support/config.ts';
import { OperatorError } from '../../support/errors.ts';
import type { Log } from '../../support/log.ts';
import { foldText } from '../../text/script/fold.ts';
import { openEmbedderIfPossible } from '../../wire/inference.ts';
import { measure, type Spent } from './spend.ts';

export interface BuildFigures {
  readonly articles: number;
  readonly passages: number;
  /** All of a build, its start included. */
  readonly full: Spent;
  /** A build after one article has changed, and one where nothing has. */
  readonly changed: Spent;
  readonly unchanged: Spent;
  /** The runtime alone, by as many passages: `sample` of them were embedded by one process. */
  readonly raw: Spent & { readonly sample: number };
}

const SAMPLE = 500;
const WARM_UP = 10;

/** Builds an index over the articles, each a file of its own, by the command that users run. @throws MODEL_MISSING */
export async function measureBuild(config: Config, log: Log, articles: readonly Article[]): Promise<BuildFigures> {
  const dir = await mkdtemp(join(tmpdir(), 'youju-bench-'));
  try {
    const { chunks } = splitArticles(articles);
    const texts = chunks.map(({ articleIndex, span }) => foldText(slice(articles[articleIndex]?.body ?? '', span)));
    const raw = await measureRaw(config, log, texts);
    for (const { id, body } of articles) await writeFile(join(dir, `${id}.txt`), body);
    const options = ['--data', dir, '--index', join(dir, '.index')];
    const build = () => measure(() => runProgram('src/cli/commands/index.ts', options));
    const full = await build();
    const [first] = articles;
    if (first) await writeFile(join(dir, `${first.id}.txt`), `${first.body}\n会议认为，这一点还要继续研究。`);
    const changed = await build();
    const unchanged = await build();
    return { articles: articles.length, passages: chunks.length, full, changed, unchanged, raw };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function measureRaw(config: Config, log: Log, texts: readonly string[]): Promise<BuildFigures['raw']> {
  const embedder = await openEmbedderIfPossible(config, log);
  if (!embedder) throw OperatorError.of('MODEL_MISSING', { tried: [config.modelsDir] });
  const step = Math.max(1, Math.floor(texts.length / SAMPLE));
  const sample = texts.filter((_, i) => i % step === 0).slice(0, SAMPLE);
  for (const text of sample.slice(0, WARM_UP)) await embedder.embedPassage(text);
  const { wallMs, processorMs } = await measure(async () => {
    for (const text of sample) await embedder.embedPassage(text);
  });
  await embedder.close();
  return { wallMs, processorMs, sample: sample.length };
}

/** Runs a program as an npm script does, and waits for its end. */
export async function runProgram(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, ['bin/run.mjs', program, ...args], { cwd: PROJECT_DIR, stdio: 'ignore' });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${program} ended with code ${code}`);
}
