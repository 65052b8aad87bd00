import { resolve } from 'node:path';
import { renderProblem, renderReport } from '../../ingest/reports/render-report.ts';
import type { Manifest } from '../../store/manifest.ts';
import { type BuildReport, buildIndex } from '../../wire/build-index.ts';
import type { BuildProgress } from '../../wire/embed-articles.ts';
import { rollBack } from '../../wire/roll-back.ts';
import { makeProgressBar } from '../progress-bar.ts';
import { printLine, runCommand, tellLine, UsageError } from '../run-command.ts';

const USAGE = `Usage: npm run index -- [--data DIR] [--index DIR] [--full] [--rollback] [--report] [--json]
Builds the index over every article file below the data directory, unless a fresh and whole one is there.`;

await runCommand({
  usage: USAGE,
  options: {
    data: { type: 'string', takes: 'DIR', says: 'the articles (default data/articles)' },
    index: { type: 'string', takes: 'DIR', says: 'where the index is kept (default index)' },
    full: { type: 'boolean', says: 'build even where nothing has changed, and compute every vector anew' },
    rollback: { type: 'boolean', says: 'go back to the version before, until "npm run index" is run again' },
    report: { type: 'boolean', says: 'also print what cleaning removed and mended, file by file' },
    json: { type: 'boolean', says: 'print the outcome as JSON' },
  },
  maxPositionals: 0,
  run: async ({ values, config, log }) => {
    const dataDir = values.data === undefined ? config.dataDir : resolve(values.data);
    const indexDir = values.index === undefined ? config.indexDir : resolve(values.index);
    if (values.rollback) {
      if (values.full || values.report) throw new UsageError('--rollback builds nothing: it stands alone.');
      const manifest = await rollBack({ ...config, indexDir });
      return printLine(values.json ? JSON.stringify({ built: false, manifest }) : `Went back to ${sizeOf(manifest)}.`);
    }
    const bar = makeProgressBar();
    const onProgress = ({ stage, done, total }: BuildProgress) => bar.show(stage, done, total);
    try {
      const options = { full: values.full ?? false, withReports: values.report ?? false, onProgress };
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
  const state = built ? 'Built' : 'Nothing to build:';
  printLine(`${state} ${sizeOf(manifest)} (${embedded} new).`);
}

function sizeOf({ version, articles, chunks, vectors }: Manifest): string {
  return `${version}: ${articles} articles, ${chunks} passages, ${vectors} vectors`;
}

function jsonOf({ built, embedded, manifest, reports, problems }: BuildReport, withReport: boolean) {
  return { built, embedded, manifest, problems, ...(withReport && { reports }) };
}
