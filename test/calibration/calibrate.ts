import { bucketingChecks } from './bucketing-checks.js';
import type { CalibrationCheck, Finding } from './calibration-check.js';
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
];

export interface CalibrationSettings {
  /** Everything as specified; otherwise a twentieth of it. */
  full: boolean;
  seed: number;
  /** Told after every check. */
  onFindings: (check: CalibrationCheck, findings: Finding[]) => void;
}

/** Runs all checks; every check has a seed of its own, so that changing one changes no other. */
export function calibrate({ full, seed, onFindings }: CalibrationSettings): [CalibrationCheck, Finding[]][] {
  return calibrationChecks.map((check, i) => {
    const replications = full ? check.replications : Math.ceil(check.replications / 20);
    const findings = check.run(new SeededRandom(seed + i), replications, full);
    onFindings(check, findings);
    return [check, findings];
  });
}
