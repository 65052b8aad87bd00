// count.mjs REPORT EXIT STEPS: prints "N passed, N failed" from vitest's JSON report, its exit code and the number of other
// steps that failed. A test that was skipped for want of the embedding model or of a PostgreSQL server counts as failed.
import { readFileSync } from 'node:fs';

const WANTING = /skipped for want of (?:the embedding model|a PostgreSQL server)/;
const [path = '', exitCode = '1', failedSteps = '0'] = process.argv.slice(2);

function readResults() {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).testResults;
  } catch {
    return [];
  }
}

const results = readResults();
const tests = results.flatMap((file) => file.assertionResults);
const passed = tests.filter((test) => test.status === 'passed').length;
const lacking = tests.filter((test) => test.status !== 'passed' && WANTING.test(test.fullName));
const broken = results.filter((file) => file.status === 'failed' && file.assertionResults.every((t) => t.status !== 'failed'));
const failures = tests.filter((test) => test.status === 'failed').length + lacking.length + broken.length;
const isUntold = failures === 0 && (exitCode !== '0' || tests.length === 0);
const failed = failures + Number(failedSteps) + (isUntold ? 1 : 0);
for (const test of lacking) console.error(`Not run: ${test.fullName}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
