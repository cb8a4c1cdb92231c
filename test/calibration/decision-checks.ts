import { analyse, type AnalysisInput, type BinomialStatistics, type DecisionStatus } from '#libs/statistics';
import type { CalibrationCheck } from './calibration-check.js';
import { atLeast, atMost, counted, countedTogether } from './counted-check.js';
import { drawRate } from './designs.js';
import { winnersWithoutEffect } from './other-checks.js';
import type { SeededRandom } from './seeded-random.js';

/** What is announced where nothing differs, whatever happens to the plan and the shares. */
export const decisionChecks: CalibrationCheck[] = [
  countedTogether(
    {
      name: 'winner after a change of shares, without effect',
      design: '3000 users 90/10 at 5 %, then 3000 users 50/50 at 15 %',
      replications: 4000,
    },
    [
      { what: 'winner, fixed horizon', band: atMost(200), chance: 0.05 },
      { what: 'winner, sequential', band: atMost(200), chance: 0.05 },
      { what: 'winner if versions were pooled, fixed horizon', band: atLeast(3900), chance: 0.99 },
    ],
    (random) => winnersAfterChange(random),
  ),
  ...(
    [
      ['no plan', { hasPlan: false }, 100],
      ['the plan moved to the day of each look', { horizonReached: true, planChanged: true }, 100],
      ['ended on the day of each look', { endedEarly: true }, 100],
    ] as const
  ).map(([terms, settings, most]) =>
    counted(
      {
        ...{ name: 'fixed horizon with broken terms, ever decided without effect', replications: 2000 },
        ...{ design: `binomial 0.10, 28 looks after every 1000 users, ${terms}` },
        ...{ what: 'winner or control wins at some look', band: atMost(most), chance: 0.05 },
      },
      (random) => isEverDecided(random, settings),
    ),
  ),
  counted(
    {
      ...{ name: 'control of that check: every look taken for the only one', replications: 2000 },
      ...{ design: 'binomial 0.10, 28 looks after every 1000 users' },
      ...{ what: 'winner or control wins at some look', band: atLeast(400), chance: 0.25 },
    },
    (random) => isEverDecided(random, { hasPlan: false, horizonReached: true }),
  ),
  ...[1, 2, 4].map((treatments) => winnersWithoutEffect(treatments, 14)),
];

const decided: readonly DecisionStatus[] = ['winner', 'control_wins'];

function decide(statistics: readonly BinomialStatistics[], settings: Partial<AnalysisInput>) {
  return analyse({
    ...settings,
    variations: statistics.map(({ n }, i) => ({ key: String(i), isControl: i === 0, users: n, weight: n })),
    metrics: settings.metrics ?? [{ key: 'goal', kind: 'binomial', statistics }],
  }).decision;
}

/** Whether a winner is named by the fixed test, by the sequential one, and by the fixed one over pooled versions. */
function winnersAfterChange(random: SeededRandom): boolean[] {
  const strata = [
    { rate: 0.05, share: 0.1 },
    { rate: 0.15, share: 0.5 },
  ].map(({ rate, share }) => {
    const treated = random.binomial(3000, share);
    return [drawRate(random, 3000 - treated, rate), drawRate(random, treated, rate)];
  });
  const statistics = [0, 1].map((i) => ({
    n: strata.reduce((sum, of) => sum + of[i]!.n, 0),
    conversions: strata.reduce((sum, of) => sum + of[i]!.conversions, 0),
  }));
  const goal = { key: 'goal', kind: 'binomial', statistics } as const;
  const within = { horizonReached: true, metrics: [{ ...goal, strata }] };
  return [
    decide(statistics, within).winner === '1',
    decide(statistics, { ...within, method: 'sequential' }).winner === '1',
    decide(statistics, { horizonReached: true }).winner === '1',
  ];
}

function isEverDecided(random: SeededRandom, settings: Partial<AnalysisInput>): boolean {
  const statistics = [0, 1].map(() => ({ n: 0, conversions: 0 }));
  for (let look = 0; look < 28; look++) {
    const treated = random.binomial(1000, 0.5);
    [1000 - treated, treated].forEach((n, i) => {
      statistics[i]!.n += n;
      statistics[i]!.conversions += random.binomial(n, 0.1);
    });
    if (decided.includes(decide(statistics, settings).status)) return true;
  }
  return false;
}
