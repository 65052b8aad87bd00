import { parseSquad } from '../../eval/squad.ts';
import { type TuningCase, tuneWeights, tuningCase } from '../../eval/tune.ts';
import { dayOf } from '../../model/day.ts';
import { FUSION } from '../../model/tuning.ts';
import { search } from '../../search/search.ts';
import type { Config } from '../../support/config.ts';
import type { Log } from '../../support/log.ts';
import { openTemporaryAnswerer } from '../../wire/evaluation.ts';
import { makeProgressBar } from '../progress-bar.ts';
import { readText } from '../read-text.ts';
import { printLine, runCommand, UsageError } from '../run-command.ts';

const USAGE = `Usage: npm run tune -- FILE.json [FILE.json ...]
Tries all weights of the fused score on sets in SQuAD's format, each an index of its own, and prints the best ones.
What is chosen goes into src/model/tuning.ts by hand, with its reason.`;

/** Number of hits of a question: more than the 100 candidates of one arm. Chosen by hand. */
const HITS = 120;
/** The step of the grid is 1 divided by this. */
const STEPS = 20;
const SHOWN = 12;

await runCommand({
  usage: USAGE,
  options: {},
  maxPositionals: 20,
  run: async ({ positionals, config, log }) => {
    if (positionals.length === 0) throw new UsageError('Name at least one set.');
    const sets: TuningCase[][] = [];
    for (const file of positionals) sets.push(await casesOf(file, config, log));
    for (const { weights, recalls, objective } of tuneWeights(sets, STEPS).slice(0, SHOWN)) {
      const shares = recalls.map(({ at1, at5 }) => `${(100 * at1).toFixed(2)}/${(100 * at5).toFixed(2)}`);
      printLine([JSON.stringify(weights), objective.toFixed(4), ...shares].join('  '));
    }
  },
});

async function casesOf(file: string, config: Config, log: Log): Promise<TuningCase[]> {
  const set = parseSquad(await readText(file), false);
  const bar = makeProgressBar();
  const { tools, close } = await openTemporaryAnswerer(config, log, set.articles, (done, total) => {
    bar.show('Embedding', done, total);
  });
  const now = dayOf(new Date());
  const cases: TuningCase[] = [];
  try {
    for (const { text, articleIndex } of set.questions) {
      cases.push(tuningCase(await search(tools, { text, filters: {}, now }, HITS), articleIndex, FUSION));
      bar.show(`Asking ${file}`, cases.length, set.questions.length);
    }
  } finally {
    bar.stop();
    await close();
  }
  return cases;
}
