import { resolve } from 'node:path';
import { renderProblem, renderReport } from '../../ingest/reports/render-report.ts';
import { type BuildProgress, type BuildReport, buildIndex } from '../../wire/build-index.ts';
import { makeProgressBar } from '../progress-bar.ts';
import { printLine, runCommand, tellLine } from '../run-command.ts';

const USAGE = `Usage: npm run index -- [--data DIR] [--index DIR] [--full] [--report] [--json]
Builds the index over every article file below the data directory, unless it is fresh.
  --data DIR    the articles (default data/articles)
  --index DIR   where the index is kept (default index)
  --full        build even where nothing has changed
  --report      also print what cleaning removed and mended, file by file
  --json        print the outcome as JSON`;

await runCommand({
  usage: USAGE,
  options: {
    data: { type: 'string' },
    index: { type: 'string' },
    full: { type: 'boolean' },
    report: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  maxPositionals: 0,
  run: async ({ values, config, log }) => {
    const dataDir = values.data === undefined ? config.dataDir : resolve(values.data);
    const indexDir = values.index === undefined ? config.indexDir : resolve(values.index);
    const bar = makeProgressBar();
    const onProgress = ({ stage, done, total }: BuildProgress) => bar.show(stage, done, total);
    try {
      const options = { full: values.full ?? false, onProgress };
      const outcome = await buildIndex({ ...config, dataDir, indexDir }, log, options);
      bar.stop();
      for (const problem of outcome.problems) tellLine(renderProblem(problem));
      if (values.json) printLine(JSON.stringify(jsonOf(outcome, values.report ?? false)));
      else printOutcome(outcome, values.report ?? false);
    } finally {
      bar.stop();
    }
  },
});

function printOutcome({ built, embedded, manifest, reports, problems }: BuildReport, withReport: boolean): void {
  if (withReport) printLine(renderReport({ reports, problems }));
  const { version, articles, chunks, vectors } = manifest;
  const state = built ? `Built ${version}` : `${version} is fresh, nothing to build`;
  printLine(`${state}: ${articles} articles, ${chunks} passages, ${vectors} vectors (${embedded} new).`);
}

function jsonOf({ built, embedded, manifest, reports, problems }: BuildReport, withReport: boolean) {
  return { built, embedded, manifest, problems, ...(withReport && { reports }) };
}
