import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT, printLine, runCommand, tellLine, UsageError } from '../run-command.ts';
import { tryDamage } from './damage.ts';
import { tryKills } from './kills.ts';
import { tryPlaces } from './places.ts';
import { tryShared } from './shared-trial.ts';
import { trySoak } from './soak.ts';

const USAGE = `Usage: npm run trial -- damage|kills|soak|places [--times N] [--rebuilds N] [--seed N]
       npm run trial -- shared FILE… [--questions-from OTHER.json] [--times N] [--search]
Tries what must not go wrong, on copies in a folder of its own. Exit code 1 where something did.
  damage   flips a bit in, or cuts, one file of the index, the models, the calibration or the salt, N times (500)
  kills    kills builds and answer processes at N random moments (200), while questions are asked
  soak     asks N questions (5000) of one bot's answer process, with so many rebuilds meanwhile (50)
  places   builds on full and read-only disks, as another user, with a wrong clock, and with files and folders swapped;
           says of each how it ended. "places NAME" tries those whose names begin so
  shared   "shared FILE…" puts the first N questions (500) of each file, labelled questions (.jsonl, over the articles here) or a
           set in SQuAD's format (.json, over its paragraphs), to the embedded index, to a copy fetched from the server of INDEX_URL,
           and to the rows there, in a database of its own, and compares the answers byte for byte`;

await runCommand({
  usage: USAGE,
  options: {
    times: { type: 'string', takes: 'N', says: 'how often (the default stands above)' },
    rebuilds: { type: 'string', takes: 'N', says: 'how many rebuilds meanwhile (default 50)' },
    seed: { type: 'string', takes: 'N', says: 'other random moments and places (default 1)' },
    'questions-from': {
      type: 'string',
      takes: 'FILE.json',
      says: 'of shared: the questions of this set, by their ids',
    },
    search: { type: 'boolean', says: 'of shared: compare what is found alone' },
  },
  maxPositionals: 20,
  run: async ({ values, positionals, config, log }) => {
    const number = (text: string | undefined, instead: number) => {
      if (text !== undefined && !/^\d+$/.test(text)) throw new UsageError(`${text} is no whole number.`);
      return text === undefined ? instead : Number(text);
    };
    const seed = number(values.seed, 1);
    const workDir = await mkdtemp(join(tmpdir(), 'youju-trial-'));
    try {
      const report = await (() => {
        if (positionals[0] === 'damage') return tryDamage(config, workDir, number(values.times, 500), seed);
        if (positionals[0] === 'kills')
          return tryKills({ config, log, workDir, kills: number(values.times, 200), seed, onProgress: tellLine });
        if (positionals[0] === 'soak') {
          const counts = { questions: number(values.times, 5_000), rebuilds: number(values.rebuilds, 50) };
          return trySoak({ config, log, workDir, onProgress: tellLine, ...counts });
        }
        if (positionals[0] === 'places')
          return tryPlaces({ config, log, workDir, only: positionals[1] ?? '', onProgress: tellLine });
        if (positionals[0] === 'shared') {
          const url = config.sharedIndex?.url;
          if (url === undefined) throw new UsageError('Set INDEX_URL, with a role that may create databases.');
          const [limit, searchOnly, questionsFrom] = [
            number(values.times, 500),
            values.search ?? false,
            values['questions-from'],
          ];
          const files = positionals.slice(1);
          if (files.length === 0) throw new UsageError('Name files of questions.');
          return tryShared({
            config,
            log,
            url,
            workDir,
            files,
            questionsFrom,
            limit,
            searchOnly,
            onProgress: tellLine,
          });
        }
        throw new UsageError('Name one of damage, kills, soak, places and shared.');
      })();
      printLine(JSON.stringify(report, null, 2));
      const failures = 'undetected' in report ? report.undetected : report.failures;
      if (failures.length > 0) process.exitCode = EXIT.operator;
    } finally {
      await rm(workDir, { recursive: true, force: true });
    }
  },
});
