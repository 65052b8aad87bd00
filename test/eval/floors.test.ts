import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ArmMetrics, armMetrics, ranksOf } from '../../src/eval/retrieval.ts';
import { parseSquad, withQuestionsFrom } from '../../src/eval/squad.ts';
import { search } from '../../src/search/search.ts';
import { readConfig } from '../../src/support/config.ts';
import { makeLog } from '../../src/support/log.ts';
import { openTemporaryAnswerer } from '../../src/wire/evaluation.ts';
import { describeWithModel } from '../support/model.ts';

const SAMPLES = resolve(import.meta.dirname, '../../data/eval');
const read = (name: string) => parseSquad(readFileSync(resolve(SAMPLES, name), 'utf8'), false);

/** The samples together as one corpus; every question is asked over it. */
const SAMPLE_NAMES = ['cmrc-sample.json', 'drcd-sample.json', 'xquad-zh-sample.json'] as const;

/** A few points below the measured values, so that a real loss shows and chance does not. */
const FLOORS = { 'cmrc-sample.json': 0.96, 'drcd-sample.json': 0.94, 'xquad-zh-sample.json': 0.94, english: 0.85 };

describeWithModel('retrieval on licensed samples', ({ dir }) => {
  const measured = new Map<string, ArmMetrics>();
  const indexDir = mkdtempSync(join(tmpdir(), 'youju-eval-'));
  let chunks = 0;

  afterAll(() => rmSync(indexDir, { recursive: true, force: true }));

  beforeAll(async () => {
    const config = { ...readConfig({}), embeddingModelDir: dir, indexDir };
    const sets = SAMPLE_NAMES.map(read);
    const articles = sets.flatMap((set, s) => set.articles.map((one) => ({ ...one, id: `${s}-${one.id}` })));
    const { tools, close } = await openTemporaryAnswerer(config, makeLog('error'), articles, () => {});
    chunks = tools.index.chunks.length;
    let offset = 0;
    for (const [s, set] of sets.entries()) {
      const name = SAMPLE_NAMES[s] as string;
      measured.set(name, await measure(tools, set.questions, offset));
      if (name.startsWith('xquad')) {
        const english = withQuestionsFrom(set, read('xquad-en-sample.json'));
        measured.set('english', await measure(tools, english.questions, offset));
      }
      offset += set.articles.length;
    }
    await close();
  }, 600_000);

  it('indexes the samples', () => {
    expect(chunks).toBeGreaterThan(500);
  });

  it.each(Object.entries(FLOORS))(
    'finds the right paragraph of %s first in at least %d of the questions',
    (name, floor) => {
      expect(measured.get(name)?.fused.recallAt1).toBeGreaterThanOrEqual(floor);
    },
  );

  it.each(SAMPLE_NAMES)('is not worse fused than by either arm on %s', (name) => {
    const { lexical, dense, fused } = measured.get(name) as ArmMetrics;
    const ONE_QUESTION = 0.005;
    expect(fused.recallAt1).toBeGreaterThanOrEqual(Math.max(lexical.recallAt1, dense.recallAt1) - ONE_QUESTION);
  });
});

type Tools = Parameters<typeof search>[0];

async function measure(
  tools: Tools,
  questions: readonly { readonly text: string; readonly articleIndex: number }[],
  offset: number,
): Promise<ArmMetrics> {
  const ranks = [];
  for (const { text, articleIndex } of questions) {
    const found = await search(tools, { text, filters: {}, now: '2022-06-30' }, 100);
    ranks.push(ranksOf(found, offset + articleIndex));
  }
  return armMetrics(ranks);
}
