import { createBucketOf } from '#libs/bucketing';
import { checkSampleRatio, chiSquareUpperTail } from '#libs/statistics';
import type { CalibrationCheck } from './calibration-check.js';

const endUsers = 1_000_000;
const bucketOf = createBucketOf({ hashSeed: 0, maxTrafficVal: 10_000 });

export const bucketingChecks: CalibrationCheck[] = [
  {
    name: 'bucketing uniform',
    design: 'experiments 1..20, end users 1..1000000, chi-square over the 10000 buckets (df 9999)',
    replications: 20,
    run: (_, replications) => {
      const pValues = Array.from({ length: replications }, (_, i) => uniformity(i + 1));
      const band = { low: 2.5e-5, high: 1 - 2.5e-5 };
      return [
        { what: 'smallest p', measured: Math.min(...pValues), band, replications },
        { what: 'largest p', measured: Math.max(...pValues), band, replications },
      ];
    },
  },
  {
    name: 'bucketing independent',
    design: 'experiments k and k + 10 (k = 1..10), same users, 10 x 10 table of bucket decile (df 81)',
    replications: 10,
    run: (_, replications) => {
      const pValues = Array.from({ length: replications }, (_, i) => independence(i + 1, i + 11));
      return [
        { what: 'smallest p', measured: Math.min(...pValues), band: { low: 1e-4, high: 1 }, replications },
      ];
    },
  },
];

function uniformity(experiment: number): number {
  const users = new Array<number>(10_000).fill(0);
  for (let id = 1; id <= endUsers; id++) users[bucketOf(`${id}`, `:${experiment}`) - 1]!++;
  return checkSampleRatio({ users, weights: users.map(() => 1) }).pValueOneLook!;
}

function independence(one: number, other: number): number {
  const cells = new Array<number>(100).fill(0);
  for (let id = 1; id <= endUsers; id++) cells[10 * decile(id, one) + decile(id, other)]!++;
  return independencePValue(cells);
}

function decile(id: number, experiment: number): number {
  return Math.floor((bucketOf(`${id}`, `:${experiment}`) - 1) / 1000);
}

/** Chi-square of a 10 x 10 table against the product of its margins. */
function independencePValue(cells: readonly number[]): number {
  const rows = sums(cells, (i) => Math.floor(i / 10));
  const columns = sums(cells, (i) => i % 10);
  const chiSquare = cells.reduce((sum, count, i) => {
    const expected = (rows[Math.floor(i / 10)]! * columns[i % 10]!) / endUsers;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
  return chiSquareUpperTail(chiSquare, 81);
}

function sums(cells: readonly number[], lineOf: (i: number) => number): number[] {
  const lines = new Array<number>(10).fill(0);
  cells.forEach((count, i) => (lines[lineOf(i)]! += count));
  return lines;
}
