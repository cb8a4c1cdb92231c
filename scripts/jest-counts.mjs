import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from './root.mjs';

/** So many files are named. */
const slowestFiles = 25;

/** A Jest reporter that leaves the numbers of a run in the file that TEST_COUNTS_FILE names, if it does. */
export default class CountsReporter {
  onRunComplete(_contexts, results) {
    if (!process.env.TEST_COUNTS_FILE) return;
    const counts = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
      slowest: slowestOf(results.testResults),
    };
    writeFileSync(process.env.TEST_COUNTS_FILE, JSON.stringify(counts));
  }
}

/** Which files took longest, in seconds of their worker. */
function slowestOf(testResults) {
  const files = testResults.map(({ testFilePath, perfStats }) => ({
    file: relative(root, testFilePath),
    seconds: perfStats.runtime / 1_000,
  }));
  return files.sort((one, other) => other.seconds - one.seconds).slice(0, slowestFiles);
}
