import {
  adjustPValues,
  analyse,
  checkSampleRatio,
  compareCuped,
  compareMeans,
  compareNormalBayesian,
  compareRates,
  compareRatesBayesian,
  compareRatios,
  detectableEffectOnMean,
  detectableEffectOnRate,
  estimateDuration,
  estimateRate,
  InvalidInputError,
  plan,
  powerOfMean,
  powerOfRate,
  sampleSizeOfMean,
  sampleSizeOfRate,
  testNonInferiority,
  testSequentially,
  wilsonInterval,
} from './index.js';

const rate = { n: 297, conversions: 16 };
const mean = { n: 50, sum: 100, sumSquares: 900 };
const ratio = { ...mean, denominatorSum: 100, denominatorSumSquares: 900, sumProducts: 300 };
const cuped = { ...mean, covariateSum: 100, covariateSumSquares: 900, sumProducts: 300 };
const estimate = estimateRate(rate, 'rate');
const margin = { type: 'relative', value: 0.02 } as const;
const ofRate = { baseline: 0.1, relativeMde: 0.1 };
const ofMean = { baseline: 10, sd: 20, relativeMde: 0.1 };
const groups = { nControl: 1000, nTreatment: 1000 };
const duration = { requiredUsers: [10, 10], weights: [1, 1], dailyUsers: 5 };
const variations = [
  { key: 'a', isControl: true, users: 297 },
  { key: 'b', isControl: false, users: 297 },
];
const metrics = [{ key: 'm', kind: 'binomial' as const, statistics: [rate, rate] }];

const notNumbers = [Number.NaN, Infinity, -Infinity];
const notCounts = [...notNumbers, -1, 0.5, 2 ** 53 + 2];
const notFractions = [...notNumbers, 0, 1, -0.1, 1.1];
const notPositive = [...notNumbers, 0, -1];

type Fault = [field: string, values: readonly unknown[], call: (value: never) => unknown];

const faults: Fault[] = [
  ['treatment.n', notCounts, (n) => compareRates({ control: rate, treatment: { ...rate, n } })],
  [
    'control.conversions',
    [...notCounts, 298],
    (conversions) => compareRates({ control: { n: 297, conversions }, treatment: rate }),
  ],
  ['alpha', notFractions, (alpha) => compareRates({ control: rate, treatment: rate, alpha })],
  ['alpha', notFractions, (alpha) => wilsonInterval(rate, alpha)],
  ['treatment.n', notCounts, (n) => compareMeans({ control: mean, treatment: { ...mean, n } })],
  ['control.sum', notNumbers, (sum) => compareMeans({ control: { ...mean, sum }, treatment: mean })],
  [
    'control.sum_squares',
    [...notNumbers, -1, 199.9999],
    (sumSquares) => compareMeans({ control: { ...mean, sumSquares }, treatment: mean }),
  ],
  ['control.sum', [1, -1], (sum) => compareMeans({ control: { n: 0, sum, sumSquares: 1 }, treatment: mean })],
  ['alpha', notFractions, (alpha) => compareMeans({ control: mean, treatment: mean, alpha })],
  [
    'control.denominator_sum',
    [...notNumbers],
    (denominatorSum) => compareRatios({ control: { ...ratio, denominatorSum }, treatment: ratio }),
  ],
  [
    'control.denominator_sum_squares',
    [...notNumbers, -1, 1],
    (denominatorSumSquares) =>
      compareRatios({ control: { ...ratio, denominatorSumSquares }, treatment: ratio }),
  ],
  [
    'control.sum_products',
    notNumbers,
    (sumProducts) => compareRatios({ control: { ...ratio, sumProducts }, treatment: ratio }),
  ],
  [
    'variations.0.covariate_sum',
    notNumbers,
    (covariateSum) => compareCuped({ variations: [{ ...cuped, covariateSum }, cuped] }),
  ],
  [
    'variations.1.covariate_sum_squares',
    [...notNumbers, -1],
    (covariateSumSquares) => compareCuped({ variations: [cuped, { ...cuped, covariateSumSquares }] }),
  ],
  [
    'variations.1.sum_products',
    notNumbers,
    (sumProducts) => compareCuped({ variations: [cuped, { ...cuped, sumProducts }] }),
  ],
  ['variations', [[]], (none) => compareCuped({ variations: none })],
  ['tuning_n', notPositive, (tuningN) => testSequentially(estimate, estimate, { tuningN })],
  ['alpha', notFractions, (alpha) => testSequentially(estimate, estimate, { alpha })],
  [
    'prior.alpha',
    notPositive,
    (alpha) => compareRatesBayesian({ control: rate, treatment: rate, prior: { alpha, beta: 1 } }),
  ],
  [
    'prior.beta',
    notPositive,
    (beta) => compareRatesBayesian({ control: rate, treatment: rate, prior: { alpha: 1, beta } }),
  ],
  ['alpha', notFractions, (alpha) => compareRatesBayesian({ control: rate, treatment: rate, alpha })],
  ['estimate', notNumbers, (value) => compareNormalBayesian({ estimate: value, standardError: 1 })],
  ['standard_error', notPositive, (standardError) => compareNormalBayesian({ estimate: 1, standardError })],
  [
    'prior.sd',
    notPositive,
    (sd) => compareNormalBayesian({ estimate: 1, standardError: 1, prior: { mean: 0, sd } }),
  ],
  [
    'prior.mean',
    notNumbers,
    (value) => compareNormalBayesian({ estimate: 1, standardError: 1, prior: { mean: value, sd: 1 } }),
  ],
  ['users.1', notCounts, (n) => checkSampleRatio({ users: [1, n], weights: [1, 1] })],
  ['weights.0', [...notNumbers, -1], (weight) => checkSampleRatio({ users: [1, 2], weights: [weight, 1] })],
  ['weights', [[0, 0], [1], [1, 1, 1], []], (weights) => checkSampleRatio({ users: [1, 2], weights })],
  ['p_values.1', [...notNumbers, -0.1, 1.1], (p) => adjustPValues([0.1, p], 'holm')],
  ['p_values.0', [...notNumbers, -0.1, 1.1], (p) => adjustPValues([p], 'none')],
  ['baseline', notFractions, (baseline) => sampleSizeOfRate({ ...ofRate, baseline })],
  [
    'relative_mde',
    [...notNumbers, 0, 9, -1, -2],
    (relativeMde) => sampleSizeOfRate({ ...ofRate, relativeMde }),
  ],
  ['power', [...notFractions, 0.05, 0.01], (power) => sampleSizeOfRate({ ...ofRate, power })],
  ['power', [0.01, 0.025], (power) => sampleSizeOfRate({ ...ofRate, power, comparisons: 2 })],
  ['alpha', notFractions, (alpha) => sampleSizeOfRate({ ...ofRate, alpha })],
  ['comparisons', [...notCounts, 0], (comparisons) => sampleSizeOfRate({ ...ofRate, comparisons })],
  ['treatments', [...notCounts, 0], (treatments) => sampleSizeOfRate({ ...ofRate, treatments })],
  ['allocation_ratio', notPositive, (allocationRatio) => sampleSizeOfRate({ ...ofRate, allocationRatio })],
  ['baseline', [...notNumbers, 0], (baseline) => sampleSizeOfMean({ ...ofMean, baseline })],
  ['sd', notPositive, (sd) => sampleSizeOfMean({ ...ofMean, sd })],
  ['relative_mde', [...notNumbers, 0], (relativeMde) => sampleSizeOfMean({ ...ofMean, relativeMde })],
  [
    'covariate_correlation',
    [...notNumbers, 1.1, -1.1],
    (covariateCorrelation) => sampleSizeOfMean({ ...ofMean, covariateCorrelation }),
  ],
  ['baseline', notFractions, (baseline) => detectableEffectOnRate({ ...groups, baseline })],
  ['n_control', notCounts, (nControl) => detectableEffectOnRate({ ...groups, baseline: 0.1, nControl })],
  ['power', notFractions, (power) => detectableEffectOnRate({ ...groups, baseline: 0.1, power })],
  ['sd', notPositive, (sd) => detectableEffectOnMean({ ...groups, baseline: 1, sd })],
  ['n_treatment', notCounts, (nTreatment) => detectableEffectOnMean({ ...groups, ...ofMean, nTreatment })],
  ['baseline', notFractions, (baseline) => powerOfRate({ ...groups, ...ofRate, baseline })],
  ['relative_mde', [0, 9, -1], (relativeMde) => powerOfRate({ ...groups, ...ofRate, relativeMde })],
  ['sd', notPositive, (sd) => powerOfMean({ ...groups, ...ofMean, sd })],
  ['n_control', notCounts, (nControl) => powerOfMean({ ...groups, ...ofMean, nControl })],
  ['weights', [[0, 0], [1], []], (weights) => estimateDuration({ ...duration, weights })],
  ['weights.0', [...notNumbers, -1], (weight) => estimateDuration({ ...duration, weights: [weight, 1] })],
  ['required_users.0', notCounts, (n) => estimateDuration({ ...duration, requiredUsers: [n, 10] })],
  ['daily_users', [...notNumbers, -1], (dailyUsers) => estimateDuration({ ...duration, dailyUsers })],
  [
    'traffic_fraction',
    [...notNumbers, -0.1, 1.1],
    (trafficFraction) => estimateDuration({ ...duration, trafficFraction }),
  ],
  [
    'margin',
    notPositive,
    (value) => testNonInferiority(estimate, estimate, { margin: { type: 'absolute', value } }),
  ],
  ['alpha', notFractions, (alpha) => testNonInferiority(estimate, estimate, { margin, alpha })],
  ['tuning_n', notPositive, (tuningN) => testNonInferiority(estimate, estimate, { margin, tuningN })],
  ['alpha', notFractions, (alpha) => analyse({ variations, metrics, alpha })],
  ['confidence_level', notFractions, (confidenceLevel) => analyse({ variations, metrics, confidenceLevel })],
  ['tuning_n', notPositive, (tuningN) => analyse({ variations, metrics, tuningN })],
  ['planned_users', notPositive, (plannedUsers) => analyse({ variations, metrics, plannedUsers })],
  ['srm_threshold', [...notNumbers, -1, 2], (srmThreshold) => analyse({ variations, metrics, srmThreshold })],
  ['min_users', [...notNumbers, -1], (minUsers) => analyse({ variations, metrics, minUsers })],
  ['method', ['guess'], (method) => analyse({ variations, metrics, method })],
  ['correction', ['wish'], (correction) => analyse({ variations, metrics, correction })],
  ['metrics', [[...metrics, ...metrics]], (twice) => analyse({ variations, metrics: twice })],
  [
    'metrics.0.statistics',
    [[rate], [rate, rate, rate]],
    (statistics) => analyse({ variations, metrics: [{ ...metrics[0]!, statistics }] }),
  ],
  ['metrics.0.kind', ['guess'], (kind) => analyse({ variations, metrics: [{ ...metrics[0]!, kind }] })],
  ['kind', ['ratio'], (kind) => plan({ ...ofRate, kind })],
  ['sd', [undefined, null, 0], (sd) => plan({ ...ofRate, kind: 'mean', sd })],
  ['users', notCounts, (users) => plan({ ...ofRate, kind: 'binomial', users })],
];

describe('invalid input', () => {
  it.each(faults)('is refused in %s for each of %j', (field, values, call) => {
    for (const value of values) {
      expect(faultOf(() => call(value as never))).toMatchObject({ code: 'invalid_input', field });
    }
  });
});

function faultOf(call: () => unknown): InvalidInputError | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    if (error instanceof InvalidInputError) return error;
    throw error;
  }
}

describe('input on the edge of what is allowed', () => {
  it('includes sums that miss the inequality of Cauchy and Schwarz by rounding', () => {
    const rounded = { n: 50, sum: 100, sumSquares: 200 * (1 - 5e-10) };

    expect(compareMeans({ control: rounded, treatment: mean }).meanControl).toBe(2);
  });

  it('includes 2^53 users', () => {
    const many = { n: 2 ** 53, conversions: 2 ** 52 };

    expect(compareRates({ control: many, treatment: many })).toMatchObject({ pValue: 1, absoluteLift: 0 });
  });
});
