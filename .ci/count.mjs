// Prints "N passed, N failed" from vitest's JSON report: a failed step counts, and so does a test that was skipped for want
// of the embedding model.
import { readFileSync } from 'node:fs';

const WANTS_MODEL = 'skipped for want of the embedding model';
const [path = '', failedSteps = '0'] = process.argv.slice(2);

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
const lacking = tests.filter((test) => test.status !== 'passed' && test.fullName.includes(WANTS_MODEL));
const broken = results.filter((file) => file.status === 'failed' && file.assertionResults.every((t) => t.status !== 'failed'));
const failures = tests.filter((test) => test.status === 'failed').length + lacking.length + broken.length;
// The test step itself counts as failed along with its tests; it is the only failure where nothing could be reported.
const steps = Number(failedSteps);
const failed = failures > 0 ? failures + Math.max(0, steps - 1) : steps + (tests.length === 0 && steps === 0 ? 1 : 0);
for (const test of lacking) console.error(`Not run: ${test.fullName}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
