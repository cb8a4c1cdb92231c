import { writeFileSync } from 'node:fs';

/** A Jest reporter that leaves the numbers of a run in the file that TEST_COUNTS_FILE names, if it does. */
export default class CountsReporter {
  onRunComplete(_contexts, results) {
    if (!process.env.TEST_COUNTS_FILE) return;
    const counts = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    writeFileSync(process.env.TEST_COUNTS_FILE, JSON.stringify(counts));
  }
}
