import { writeFileSync } from 'node:fs';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { isWithin } from './band.js';
import { calibrate, runCheck, type ThreadTask } from './calibrate.js';
import type { CalibrationCheck, Finding } from './calibration-check.js';
import { calibrationTable } from './calibration-table.js';

const fixedSeed = 20261129;
const table = 'docs/calibration.md';

/**
 * `calibrate.mjs [--short] [--write] [--json] [--seed=N]`: the full run writes docs/calibration.md unless it has a seed of
 * its own, a short one when it is asked to. Exits with 1 when a number lies outside its band.
 */
async function main(args: readonly string[]): Promise<void> {
  const full = !args.includes('--short');
  const ownSeed = args.find((arg) => arg.startsWith('--seed='))?.slice('--seed='.length);
  const seed = Number(ownSeed ?? fixedSeed);
  const onFindings = args.includes('--json') ? () => undefined : report;
  const results = await calibrate(__filename, { full, seed }, onFindings);
  const writes = (full && ownSeed === undefined) || args.includes('--write');
  if (writes) writeFileSync(table, calibrationTable(results, { full }));
  if (args.includes('--json')) process.stdout.write(JSON.stringify(results));
  const failed = results.flatMap(([, findings]) => findings).filter((finding) => !passes(finding));
  process.exitCode = failed.length > 0 ? 1 : 0;
}

function runTask(task: ThreadTask): void {
  parentPort!.postMessage(runCheck(task.index, task));
}

function report({ name, design }: CalibrationCheck, findings: Finding[]): void {
  process.stdout.write(`${name}: ${design}\n`);
  for (const finding of findings) {
    const { what, measured, replications, band } = finding;
    const verdict = passes(finding) ? 'within' : 'OUTSIDE';
    process.stdout.write(
      `  ${what}: ${measured} (R ${replications}), ${verdict} ${band.low} to ${band.high}\n`,
    );
  }
}

function passes({ measured, band }: Finding): boolean {
  return isWithin(measured, band);
}

/** Settles when all is done. */
export const finished = isMainThread ? main(process.argv.slice(2)) : runTask(workerData as ThreadTask);
