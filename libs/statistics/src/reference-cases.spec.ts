import { readFileSync } from 'node:fs';
import {
  adjustPValues,
  analyse,
  chancesToBeBest,
  checkSampleRatio,
  compareCuped,
  compareMeans,
  compareNormalBayesian,
  compareQuantiles,
  compareRates,
  compareRatesBayesian,
  compareRatios,
  compareStratified,
  countFunnel,
  countRetention,
  detectableEffectOnMean,
  detectableEffectOnRate,
  estimateDuration,
  estimateMean,
  estimateRate,
  followSequentially,
  InvalidInputError,
  powerOfMean,
  powerOfRate,
  sampleSizeOfMean,
  sampleSizeOfRate,
  testNonInferiority,
  testStratifiedNonInferiority,
  testSequentially,
  wilsonInterval,
  type AnalysedMetric,
  type AnalysisInput,
  type BinomialStatistics,
  type Correction,
  type Estimate,
  type Margin,
  type MeanStatistics,
  type NonInferiorityOptions,
  type SequentialOptions,
} from './index.js';
import { findMismatches, toLibraryInput, type ReferenceCase } from './testing/reference-cases.js';

/* oxlint-disable typescript/no-explicit-any -- the cases are untyped JSON */
const calls: Record<string, (input: any) => unknown> = {
  binomial_test: compareRates,
  wilson: wilson,
  mean_test: compareMeans,
  ratio_test: compareRatios,
  cuped_test: compareCuped,
  sequential: sequential,
  sequential_path: sequentialPath,
  bayesian_binomial: compareRatesBayesian,
  bayesian_normal: compareNormalBayesian,
  srm: checkSampleRatio,
  multiple_comparisons: multipleComparisons,
  sample_size_binomial: sampleSizeOfRate,
  sample_size_mean: sampleSizeOfMean,
  mde_binomial: detectableEffectOnRate,
  mde_mean: detectableEffectOnMean,
  power_binomial: powerOfRate,
  power_mean: powerOfMean,
  duration: estimateDuration,
  non_inferiority: nonInferiority,
  decision: decision,
  stratified: compareStratified,
  chance_to_be_best: chancesToBeBest,
  quantile_test: compareQuantiles,
  funnel: countFunnel,
  retention: countRetention,
};
/* eslint-enable @typescript-eslint/no-explicit-any */

const all = JSON.parse(
  readFileSync(new URL('../../../test/vectors/statistics.json', import.meta.url), 'utf8'),
) as ReferenceCase[];
/** What the database counts and cuts: test/admin tries these on a real one. */
const ofDatabase = ['summary', 'winsorized_mean_test'];
const cases = all.filter(({ method }) => !ofDatabase.includes(method));

describe('reference cases', () => {
  it('are all there', () => {
    expect(all).toHaveLength(337);
    expect(new Set(cases.map(({ method }) => method))).toEqual(new Set(Object.keys(calls)));
  });

  it('tell a wrong number from a right one', () => {
    const one = cases.find(({ name }) => name === 'binomial_test/far_tail')!;
    const given = compareRates(toLibraryInput(one.input) as Parameters<typeof compareRates>[0]);

    expect(findMismatches({ ...given, pValue: 0, ciAbsolute: null }, one)).toHaveLength(2);
  });

  it.each(cases.map((one) => [one.name, one] as const))('hold for %s', (_, one) => {
    const call = () => calls[one.method]!(toLibraryInput(one.input));

    if ('error' in one.expected) {
      expect(call).toThrow(InvalidInputError);
      expect(codeOf(call)).toBe(one.expected.error);
    } else {
      expect(findMismatches(call(), one)).toEqual([]);
    }
  });
});

function codeOf(call: () => unknown): string | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    return (error as InvalidInputError).code;
  }
}

interface Kinded {
  metricKind: 'binomial' | 'mean';
}

interface Arms {
  control: BinomialStatistics & MeanStatistics;
  treatment: BinomialStatistics & MeanStatistics;
}

function estimateArms(
  { metricKind }: Kinded,
  { control, treatment }: Arms,
): { control: Estimate; treatment: Estimate } {
  const estimate = metricKind === 'binomial' ? estimateRate : estimateMean;
  return { control: estimate(control, 'control'), treatment: estimate(treatment, 'treatment') };
}

function wilson(input: BinomialStatistics & { alpha: number }) {
  const rate = estimateRate(input, 'input').value;
  return { rate, ...(wilsonInterval(input, input.alpha) ?? { lower: null, upper: null }) };
}

function sequential(input: Kinded & Arms & SequentialOptions) {
  const { control, treatment } = estimateArms(input, input);
  return testSequentially(control, treatment, input);
}

function sequentialPath(input: Kinded & { looks: Arms[] } & SequentialOptions) {
  return followSequentially(
    input.looks.map((look) => estimateArms(input, look)),
    input,
  );
}

function multipleComparisons({ pValues, procedure }: { pValues: (number | null)[]; procedure: Correction }) {
  return { adjustedPValues: adjustPValues(pValues, procedure) };
}

function nonInferiority(input: Kinded & Arms & NonInferiorityOptions & { strata?: unknown }) {
  if (input.strata) {
    return testStratifiedNonInferiority(input as Parameters<typeof testStratifiedNonInferiority>[0]);
  }
  const { control, treatment } = estimateArms(input, input);
  return testNonInferiority(control, treatment, input);
}

type Arm = BinomialStatistics & MeanStatistics & { key: string; isControl: boolean; weight: number };

interface VersionCase {
  weights: number[];
  variations: Arm[];
}

type DecisionCase = Omit<AnalysisInput, 'variations' | 'metrics'> &
  Kinded & {
    direction: 'increase' | 'decrease';
    prior?: AnalysedMetric['prior'];
    variations: Arm[];
    strata?: VersionCase[];
    guardrails: (Kinded & {
      key: string;
      direction: 'increase' | 'decrease';
      margin: Margin;
      variations: Arm[];
      strata?: VersionCase[];
    })[];
  };

function decision(input: DecisionCase) {
  const { variations, strata, guardrails, metricKind, direction, prior, ...settings } = input;
  const goal: AnalysedMetric = {
    ...{ key: 'goal', kind: metricKind, direction, prior },
    ...{ statistics: variations, strata: statisticsOf(strata) },
  };
  const guards = guardrails.map(
    ({ metricKind, variations: statistics, strata, ...guard }): AnalysedMetric => {
      return { ...guard, kind: metricKind, role: 'guardrail', statistics, strata: statisticsOf(strata) };
    },
  );
  const users = variations.map((variation) => ({ ...variation, users: variation.n }));
  const versions = strata?.map(({ weights, variations }) => ({
    weights,
    users: variations.map(({ n }) => n),
  }));
  return analyse({ ...settings, variations: users, versions, metrics: [goal, ...guards] }).decision;
}

function statisticsOf(strata: VersionCase[] | undefined) {
  return strata?.map(({ variations }) => variations);
}
