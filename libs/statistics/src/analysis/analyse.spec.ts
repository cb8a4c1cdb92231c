import {
  adjustPValues,
  analyse,
  checkSampleRatio,
  compareMeans,
  compareRates,
  testSequentially,
  estimateRate,
} from '../index.js';
import type { AnalysedMetric, AnalysisInput } from '../index.js';

const rates = [
  { n: 5000, conversions: 500 },
  { n: 5000, conversions: 620 },
  { n: 5000, conversions: 505 },
];
const revenue = [
  { n: 5000, sum: 50_000, sumSquares: 2_500_000 },
  { n: 5000, sum: 51_000, sumSquares: 2_600_000 },
  { n: 5000, sum: 42_000, sumSquares: 2_300_000 },
];
const ofKeys = (...keys: string[]) => keys.map((key, i) => ({ key, isControl: i === 0, users: 5000 }));
const purchases: AnalysedMetric = { key: 'purchases', kind: 'binomial', statistics: rates };
const input = (more: Partial<AnalysisInput> = {}): AnalysisInput => ({
  variations: ofKeys('control', 'blue', 'green'),
  metrics: [purchases],
  horizonReached: true,
  ...more,
});

describe('analyse', () => {
  it('gives the fixed comparison of every treatment under the fixed method', () => {
    const { metrics, decision, srm } = analyse(input());

    const [blue, green] = metrics[0]!.comparisons;
    const expected = compareRates({ control: rates[0]!, treatment: rates[1]! });
    expect(blue).toMatchObject({ variation: 'blue', control: 'control', pValue: expected.pValue });
    expect(blue).toMatchObject({ ciAbsolute: expected.ciAbsolute, ciNewcombe: expected.ciNewcombe });
    expect(blue).toMatchObject({
      adjustedPValue: 2 * expected.pValue!,
      significant: true,
      verdict: 'better',
    });
    expect(green).toMatchObject({ significant: false, verdict: 'flat', bayesian: null });
    expect(decision).toMatchObject({ status: 'winner', winner: 'blue' });
    expect(srm).toEqual(checkSampleRatio({ users: [5000, 5000, 5000], weights: [1, 1, 1] }));
  });

  it('gives always-valid numbers at the top under the sequential method', () => {
    const { metrics } = analyse(input({ method: 'sequential', tuningN: 20_000 }));

    const control = estimateRate(rates[0]!, 'control');
    const expected = testSequentially(control, estimateRate(rates[1]!, 'treatment'), { tuningN: 20_000 });
    const { sequential, fixed, ...top } = metrics[0]!.comparisons[0]!;
    expect(sequential).toEqual(expected);
    expect(top).toMatchObject({ pValue: expected.pValue, ciAbsolute: expected.ciAbsolute, ciNewcombe: null });
    expect(top.pValue).toBeGreaterThan(fixed.pValue!);
  });

  it('gives posteriors and no p-values under the Bayesian method', () => {
    const { metrics, decision } = analyse(input({ method: 'bayesian', horizonReached: false }));

    const { bayesian, ...top } = metrics[0]!.comparisons[0]!;
    expect(bayesian).toMatchObject({ model: 'beta_binomial', chanceToBeatControl: expect.any(Number) });
    expect(top).toMatchObject({ pValue: null, adjustedPValue: null, significant: false, verdict: 'better' });
    expect(top.ciAbsolute).toEqual(bayesian!.credibleIntervalAbsolute);
    expect(decision).toMatchObject({ winner: 'blue', adjustedPValues: { blue: null, green: null } });
  });

  it('gives a normal posterior of means whose relative limits are those of the test', () => {
    const metric: AnalysedMetric = { key: 'revenue', kind: 'mean', statistics: revenue };

    const { metrics } = analyse(input({ metrics: [metric], withPosteriors: true }));

    const { bayesian, fixed } = metrics[0]!.comparisons[0]!;
    expect(bayesian).toMatchObject({ model: 'normal', posteriorMeanLift: fixed.absoluteLift });
    expect(bayesian!.chanceToBeatControl).toBeCloseTo(1 - fixed.pValue! / 2, 3);
    expect(bayesian!.credibleIntervalRelative!.lower).toBeCloseTo(fixed.ciRelativeFieller!.lower, 4);
  });

  it('uses alpha for verdicts and the confidence level for intervals', () => {
    const { metrics, alpha, confidenceLevel } = analyse(input({ alpha: 1e-6, confidenceLevel: 0.9 }));

    const expected = compareRates({ control: rates[0]!, treatment: rates[1]!, alpha: 0.1 });
    const blue = metrics[0]!.comparisons[0]!;
    expect([alpha, confidenceLevel]).toEqual([1e-6, 0.9]);
    expect(blue.ciAbsolute!.lower).toBeCloseTo(expected.ciAbsolute!.lower, 14);
    expect(blue).toMatchObject({ significant: false, verdict: 'flat' });
    expect(blue.sequential.rho).toBeGreaterThan(testSequentiallyAt(0.1).rho);
  });

  it('adjusts p-values over primary metrics and treatments together, and over nothing else', () => {
    const primary: AnalysedMetric = { key: 'revenue', kind: 'mean', statistics: revenue };
    const secondary: AnalysedMetric = { ...primary, key: 'again', role: 'secondary' };

    const { metrics } = analyse(input({ metrics: [purchases, primary, secondary] }));

    const family = [...metrics[0]!.comparisons, ...metrics[1]!.comparisons];
    const alone = metrics[2]!.comparisons[0]!;
    expect(family.map(({ adjustedPValue }) => adjustedPValue)).toEqual(
      adjustPValues(
        family.map(({ pValue }) => pValue),
        'holm',
      ),
    );
    expect(alone.adjustedPValue).toBe(compareMeans({ control: revenue[0]!, treatment: revenue[1]! }).pValue);
  });

  it('names no winner that is worse on another primary metric', () => {
    const harmed = [revenue[0]!, revenue[2]!, revenue[0]!];
    const primary: AnalysedMetric = { key: 'revenue', kind: 'mean', statistics: harmed };

    const { decision } = analyse(input({ metrics: [purchases, primary] }));

    expect(decision).toMatchObject({ status: 'inconclusive', winner: null, verdicts: { blue: 'flat' } });
  });

  it('blocks a winner by a guardrail that it harms', () => {
    const guard: AnalysedMetric = {
      key: 'revenue',
      kind: 'mean',
      role: 'guardrail',
      statistics: [revenue[0]!, revenue[2]!, revenue[1]!],
    };

    const { decision, guardrails } = analyse(input({ metrics: [purchases, guard] }));

    expect(guardrails).toHaveLength(2);
    expect(guardrails[0]).toMatchObject({ metric: 'revenue', variation: 'blue', status: 'fail' });
    expect(guardrails[0]).toMatchObject({ margin: { type: 'relative', value: 0.05 } });
    expect(decision).toMatchObject({
      status: 'guardrail_blocked',
      guardrails: { blue: { revenue: 'fail' } },
    });
  });

  it('names no retired treatment the winner, and compares it as ever', () => {
    const retire = (...keys: string[]) =>
      ofKeys('control', 'blue', 'green').map((one) => ({ ...one, retired: keys.includes(one.key) }));

    const whole = analyse(input());
    const withoutBest = analyse(input({ variations: retire('blue') }));
    const withoutAll = analyse(input({ variations: retire('blue', 'green') }));

    expect(whole.decision.winner).toBe('blue');
    expect(withoutBest.decision).toMatchObject({ status: 'inconclusive', winner: null });
    expect(withoutAll.decision).toMatchObject({ status: 'no_control', winner: null });
    for (const { metrics, decision } of [withoutBest, withoutAll]) {
      expect(metrics).toEqual(whole.metrics);
      expect(decision.verdicts).toEqual(whole.decision.verdicts);
      expect(decision.adjustedPValues).toEqual(whole.decision.adjustedPValues);
    }
  });

  it('tunes sequences to the planned users of each pair, as shared at the start', () => {
    const shares = [2, 1, 1].map((plannedShare, i) => ({
      ...input().variations[i]!,
      plannedShare,
      weight: 7,
    }));

    const planned = analyse(input({ variations: shares, plannedUsers: 40_000 }));
    const tuned = analyse(input({ tuningN: 30_000 }));

    expect(planned.metrics[0]!.comparisons[0]!.sequential.rho).toBe(
      tuned.metrics[0]!.comparisons[0]!.sequential.rho,
    );
  });

  it.each([
    ['no control', [false, false, false]],
    ['two controls', [true, true, false]],
  ])('compares nothing with %s', (_, controls) => {
    const variations = input().variations.map((variation, i) => ({ ...variation, isControl: controls[i]! }));

    const { metrics, decision, guardrails } = analyse(input({ variations }));

    expect(metrics[0]!.variations).toHaveLength(3);
    expect(metrics[0]!.comparisons).toEqual([]);
    expect(guardrails).toEqual([]);
    expect(decision).toMatchObject({
      status: 'no_control',
      verdicts: {},
      adjustedPValues: {},
      guardrails: {},
    });
  });

  it('has nothing to decide without treatments or without primary metrics', () => {
    const alone = analyse({
      variations: ofKeys('control'),
      metrics: [{ ...purchases, statistics: [rates[0]!] }],
    });
    const informed = analyse(input({ metrics: [{ ...purchases, role: 'secondary' }] }));

    expect(alone.decision.status).toBe('no_control');
    expect(informed.decision).toMatchObject({ status: 'insufficient_data', adjustedPValues: { blue: null } });
  });

  it('waits with an experiment that nobody has entered', () => {
    const variations = ofKeys('control', 'blue').map((variation) => ({ ...variation, users: 0, weight: 0 }));
    const nobody = { n: 0, conversions: 0 };

    const result = analyse({
      variations,
      metrics: [{ ...purchases, statistics: [nobody, nobody] }],
      method: 'bayesian',
    });

    expect(result.decision.status).toBe('insufficient_data');
    expect(result.warnings).toContain('no_users');
    expect(result.metrics[0]!.variations[0]).toEqual({
      ...{ key: 'control', isControl: true, users: 0 },
      ...{ conversions: 0, value: null, interval: null },
    });
  });

  it('holds every number that is not finite back', () => {
    const constant = { n: 200, sum: 400, sumSquares: 800 };
    const zero = { n: 200, sum: 0, sumSquares: 0 };
    const pairs = { denominatorSum: 0, denominatorSumSquares: 0, sumProducts: 0 };
    const metrics: AnalysedMetric[] = [
      { key: 'a', kind: 'mean', statistics: [zero, constant, revenue[0]!] },
      {
        key: 'b',
        kind: 'ratio',
        role: 'guardrail',
        statistics: [zero, constant, zero].map((of) => ({ ...of, ...pairs })),
      },
      {
        key: 'c',
        kind: 'binomial',
        role: 'guardrail',
        statistics: [rates[0]!, { n: 3, conversions: 3 }, { n: 0, conversions: 0 }],
      },
    ];

    for (const method of ['fixed', 'sequential', 'bayesian'] as const) {
      const result = analyse(input({ metrics, method, withPosteriors: true }));

      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    }
  });

  it('says the safe end of the interval first when it stops as soon as a difference shows', () => {
    const early = analyse(input({ method: 'sequential', horizonReached: false }));
    const late = analyse(input({ method: 'sequential' }));
    const harmful: AnalysedMetric = {
      ...purchases,
      direction: 'decrease',
      statistics: [rates[1]!, rates[0]!, rates[1]!],
    };
    const fewer = analyse(input({ metrics: [harmful], method: 'sequential', horizonReached: false }));

    const { ciRelative, relativeLift } = early.metrics[0]!.comparisons[0]!;
    const percent = (value: number) => `${Number((100 * value).toPrecision(3))}%`;
    expect(early.decision).toMatchObject({ winner: 'blue', warnings: ['early_stop_estimate'] });
    expect(early.decision.reason).toContain('the estimate is on average too large');
    expect(early.decision.reason).toContain(
      `At least +${percent(ciRelative!.lower)}, estimated +${percent(relativeLift!)}.`,
    );
    expect(late.decision.reason).toBe('A treatment is better than the control.');
    const down = fewer.metrics[0]!.comparisons[0]!;
    expect(fewer.decision.reason).toContain(
      `At least ${percent(down.ciRelative!.upper)}, estimated ${percent(down.relativeLift!)}.`,
    );
  });

  it('takes a few milliseconds for ten variations and ten metrics', () => {
    const keys = Array.from({ length: 10 }, (_, i) => `v${i}`);
    const metrics = keys.map((key): AnalysedMetric => ({
      key,
      kind: 'mean',
      statistics: keys.map((_, i) => revenue[i % 3]!),
    }));
    const large = input({ variations: ofKeys(...keys), metrics });
    analyse(large);

    const before = process.cpuUsage();
    for (let i = 0; i < 5; i++) analyse(large);
    const { user } = process.cpuUsage(before);

    expect(user / 1000 / 5).toBeLessThan(100);
  });
});

function testSequentiallyAt(alpha: number) {
  const [control, treatment] = [estimateRate(rates[0]!, 'control'), estimateRate(rates[1]!, 'treatment')];
  return testSequentially(control, treatment, { alpha });
}
