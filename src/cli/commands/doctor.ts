import { checkDiscord } from '../checks/check-discord.ts';
import { checkHistory } from '../checks/check-history.ts';
import { checkArticles, checkIndex } from '../checks/check-index.ts';
import { checkFolder, checkLibraries, checkNode } from '../checks/check-machine.ts';
import { checkEmbeddingModel, checkReader } from '../checks/check-models.ts';
import type { Finding } from '../checks/finding.ts';
import { EXIT, printLine, runCommand } from '../run-command.ts';

const USAGE = `Usage: npm run doctor [-- --json]
Checks everything the program needs, and says what to do about each finding. Exit code 1 where something does not work.
  --json   print [{"name", "state": "ok" | "warn" | "fail", "text", "remedy"}]`;

const MARKS = { ok: '✓', warn: '!', fail: '✗' } as const;

await runCommand({
  usage: USAGE,
  options: { json: { type: 'boolean' } },
  maxPositionals: 0,
  run: async ({ values, config, log }) => {
    const findings = [
      checkNode(process.versions.node),
      await checkLibraries(),
      await checkFolder('index folder', config.indexDir),
      await checkFolder('models folder', config.modelsDir),
      await checkHistory(config),
      await checkArticles(config),
      await checkEmbeddingModel(config),
      await checkReader(config),
      await checkIndex(config, log),
      ...(await checkDiscord(config)),
    ];
    printLine(values.json ? JSON.stringify(findings) : findings.map(line).join('\n'));
    if (findings.some(({ state }) => state === 'fail')) process.exitCode = EXIT.operator;
  },
});

function line({ name, state, text, remedy }: Finding): string {
  return `${MARKS[state]} ${name}: ${text}${remedy === null ? '' : ` → ${remedy}`}`;
}
