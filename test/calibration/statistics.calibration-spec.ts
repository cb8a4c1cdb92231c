import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { calibrationChecks } from './calibrate.js';
import type { CalibrationCheck, Finding } from './calibration-check.js';
import { isWithin } from './band.js';

describe('a twentieth of the calibration', () => {
  let results: [CalibrationCheck, Finding[]][];

  beforeAll(async () => {
    const args = ['scripts/calibrate.mjs', '--short', '--json'];
    // It exits with 1 for a number outside its band; the tests below say which.
    const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 24 }).catch(
      (failure: { stdout: string }) => failure,
    );
    results = JSON.parse(stdout) as typeof results;
  }, 300_000);

  it.each(calibrationChecks.map(({ name, design }, i) => [name, design, i] as const))(
    'holds for %s, %s',
    (name, _, i) => {
      const [check, findings] = results[i]!;

      expect(check.name).toBe(name);
      expect(findings.length).toBeGreaterThan(0);
      expect(findings.filter(({ measured, band }) => !isWithin(measured, band))).toEqual([]);
    },
  );
});
