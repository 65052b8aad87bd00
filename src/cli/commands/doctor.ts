import { examine } from '../checks/examine.ts';
import type { Finding } from '../checks/finding.ts';
import { EXIT, printLine, runCommand } from '../run-command.ts';

const USAGE = `Usage: npm run doctor [-- --json]
Checks everything the program needs, and says what to do about each finding. Exit code 1 where something does not work.`;

const MARKS = { ok: '✓', warn: '!', fail: '✗' } as const;

await runCommand({
  usage: USAGE,
  options: { json: { type: 'boolean', says: 'print [{"name", "state": "ok" | "warn" | "fail", "text", "remedy"}]' } },
  maxPositionals: 0,
  run: async ({ values, config, log }) => {
    const findings = await examine(config, log);
    printLine(values.json ? JSON.stringify(findings) : findings.map(line).join('\n'));
    if (findings.some(({ state }) => state === 'fail')) process.exitCode = EXIT.operator;
  },
});

function line({ name, state, text, remedy }: Finding): string {
  return `${MARKS[state]} ${name}: ${text}${remedy === null ? '' : ` → ${remedy}`}`;
}
