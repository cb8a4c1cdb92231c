import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { bucketingChecks } from './bucketing-checks.js';
import type { CalibrationCheck, Finding } from './calibration-check.js';
import { decisionChecks } from './decision-checks.js';
import { fixedChecks } from './fixed-checks.js';
import { otherChecks } from './other-checks.js';
import { planningChecks } from './planning-checks.js';
import { sampleRatioChecks } from './sample-ratio-checks.js';
import { SeededRandom } from './seeded-random.js';
import { sequentialChecks } from './sequential-checks.js';
import { strataChecks } from './strata-checks.js';

export const calibrationChecks: CalibrationCheck[] = [
  ...fixedChecks,
  ...sequentialChecks,
  ...strataChecks,
  ...planningChecks,
  ...sampleRatioChecks,
  ...otherChecks,
  ...bucketingChecks,
  ...decisionChecks,
];

export interface CalibrationSettings {
  /** Everything as specified; otherwise a twentieth of it. */
  full: boolean;
  seed: number;
}

/** Runs one check, by its position; every check has a seed of its own, so that changing one changes no other. */
export function runCheck(index: number, { full, seed }: CalibrationSettings): Finding[] {
  const check = calibrationChecks[index]!;
  const replications = full ? check.replications : Math.ceil(check.replications / 20);
  return check.run(new SeededRandom(seed + index), replications, full);
}

/**
 * Runs all checks, each in a thread of `file`, as many at a time as there are processors.
 *
 * @param onFindings told after every check
 */
export async function calibrate(
  file: string,
  settings: CalibrationSettings,
  onFindings: (check: CalibrationCheck, findings: Finding[]) => void,
): Promise<[CalibrationCheck, Finding[]][]> {
  const results: [CalibrationCheck, Finding[]][] = [];
  const waiting = calibrationChecks.map((_, index) => index);
  const work = async () => {
    for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
      const check = calibrationChecks[index]!;
      const findings = await runInThread(file, { ...settings, index });
      results[index] = [check, findings];
      onFindings(check, findings);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return results;
}

/** What a thread is told. */
export type ThreadTask = CalibrationSettings & { index: number };

function runInThread(file: string, task: ThreadTask): Promise<Finding[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
