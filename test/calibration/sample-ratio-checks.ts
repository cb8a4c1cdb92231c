import { checkSampleRatio, type VersionUsers } from '#libs/statistics';
import type { CalibrationCheck } from './calibration-check.js';
import { atLeast, atMost, counted, countedTogether } from './counted-check.js';
import type { SeededRandom } from './seeded-random.js';

/** Users who come under constant shares. */
interface Phase {
  users: number;
  weights: readonly number[];
}

const usersPerLook = 100;

export const sampleRatioChecks: CalibrationCheck[] = [
  neverReports('50/50', [{ users: 20_000, weights: [1, 1] }]),
  neverReports('90/10', [{ users: 20_000, weights: [9, 1] }]),
  neverReports('three equal', [{ users: 20_000, weights: [1, 1, 1] }]),
  neverReports('6000 at 90/10, then 14000 at 50/50', [
    { users: 6000, weights: [9, 1] },
    { users: 14_000, weights: [1, 1] },
  ]),
  counted(
    {
      ...{ name: 'SRM, one look at the end', design: '50/50, 10000 users', replications: 100_000 },
      ...{ what: 'p of one look < 0.001', band: { low: 69, high: 134 }, chance: 0.001 },
    },
    (random) => {
      const first = random.heads(10_000);
      return checkSampleRatio({ users: [first, 10_000 - first], weights: [1, 1] }).pValueOneLook! < 0.001;
    },
  ),
  countedTogether(
    {
      name: 'SRM detection',
      design: '52/48 against weights 50/50, looks after every 100',
      replications: 4000,
    },
    [
      { what: 'ever by 10000 users', band: atLeast(1830), chance: 0.49 },
      { what: 'ever by 20000 users', band: atLeast(3740), chance: 0.95 },
    ],
    (random) => {
      const looked = follow(random, [{ users: 20_000, weights: [1, 1] }], [0.52, 0.48]);
      return [looked !== null && looked <= 10_000, looked !== null];
    },
  ),
];

function neverReports(shares: string, phases: readonly Phase[]): CalibrationCheck {
  return counted(
    {
      ...{
        name: 'SRM, ever reports',
        design: `${shares}; after every 100 of 20000 users`,
        replications: 20_000,
      },
      ...{ what: 'ever p < 0.001', band: atMost(33), chance: 0.001 },
    },
    (random) => follow(random, phases) !== null,
  );
}

/** After how many users a mismatch is reported first; null when it never is. */
function follow(random: SeededRandom, phases: readonly Phase[], chances?: readonly number[]): number | null {
  const versions: VersionUsers[] = [];
  let came = 0;
  for (const { users, weights } of phases) {
    const counts = weights.map(() => 0);
    versions.push({ users: counts, weights });
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const shares = chances ?? weights.map((weight) => weight / sum);
    for (let i = 0; i < users / usersPerLook; i++) {
      addUsers(random, counts, shares);
      came += usersPerLook;
      if (checkSampleRatio({ versions }).srmDetected) return came;
    }
  }
  return null;
}

/** Splits the users of one look by chance. */
function addUsers(random: SeededRandom, counts: number[], shares: readonly number[]): void {
  let [users, rest] = [usersPerLook, 1];
  shares.forEach((share, i) => {
    const drawn = i === shares.length - 1 ? users : random.binomial(users, Math.min(1, share / rest));
    counts[i]! += drawn;
    users -= drawn;
    rest -= share;
  });
}
