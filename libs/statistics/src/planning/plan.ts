import type { Direction } from '../bayesian/direction.js';
import { requireCount, requireSameLength, requireThat } from '../invalid-input.js';
import {
  detectableEffectOnMean,
  detectableEffectOnRate,
  type DetectableEffect,
} from './detectable-effect.js';
import { estimateDuration, totalOf, type Duration } from './duration.js';
import { powerOfMean, powerOfRate } from './power.js';
import type { PlanningMethod } from './power-settings.js';
import { sampleSizeOfMean, sampleSizeOfRate, type GroupSizes } from './sample-size.js';

/** A metric, and whichever of effect, users and traffic are known; the rest is worked out. */
export interface PlanInput {
  /** `binomial` plans a rate, `mean` a mean of per-user values. */
  kind: 'binomial' | 'mean';
  /** The test that results will be read by; by default `fixed`. */
  method?: PlanningMethod | null;
  /** The control's rate (strictly between 0 and 1) or mean. */
  baseline: number;
  /** `mean` only: standard deviation of one user's value. */
  sd?: number | null;
  /** `mean` only: correlation with the CUPED covariate; by default 0. */
  covariateCorrelation?: number | null;
  /** The smallest relative lift worth finding, a fraction other than 0. */
  relativeMde?: number | null;
  /** Users of the control and of each treatment; or `users`, which is split between them. */
  nControl?: number | null;
  nTreatment?: number | null;
  /** Users of the whole experiment. */
  users?: number | null;
  /** Which way an effect on a rate goes, for the detectable effect; by default `increase`. */
  direction?: Direction | null;
  /** Two-sided error level; by default 0.05. */
  alpha?: number | null;
  /** Chance of finding the effect if it is there; by default 0.8. */
  power?: number | null;
  /** Among how many comparisons alpha is divided; by default 1, with several treatments better their number. */
  comparisons?: number | null;
  /** Number of treatments; by default 1. */
  treatments?: number | null;
  /** Users of a treatment per user of the control; by default 1. */
  allocationRatio?: number | null;
  /** Users who come by per day. */
  dailyUsers?: number | null;
  /** The fraction of them that enters the experiment; by default 1. */
  trafficFraction?: number | null;
  /** Share of traffic per variation, the control first; by default as `allocationRatio` says. */
  weights?: readonly number[] | null;
}

export interface Plan {
  /** Users needed to find `relativeMde`; null when none was given. */
  sampleSize: GroupSizes | null;
  /** What the given users find; null when none were given. */
  detectableEffect: DetectableEffect | null;
  /** Chance to find `relativeMde` with the given users; null when one of them is missing. */
  power: number | null;
  /** Days until the sample size, or else the given users, are reached; null without daily users. */
  duration: Duration | null;
  /** Sample size and days for effects from half to twice `relativeMde`; empty without one. */
  curve: PlanPoint[];
}

export interface PlanPoint {
  /** A relative lift, a fraction. */
  relativeMde: number;
  nTotal: number;
  /** Null without daily users or where they never suffice. */
  days: number | null;
}

/** Sample size, detectable effect, power and duration in one go. @throws InvalidInputError */
export function plan(input: PlanInput): Plan {
  const settings = withDefaults(input);
  const { relativeMde, treatments } = settings;
  requireThat(treatments <= 1000, 'treatments', 'must be at most 1000');
  if (settings.weights) requireWeights(settings.weights, treatments + 1);
  const sampleSize = relativeMde === undefined ? null : sampleSizeOf(settings, relativeMde);
  const given = givenUsers(settings);
  const needed = sampleSize ?? given;
  return {
    sampleSize,
    detectableEffect: given && detectableEffectOf(settings, given),
    power: given && relativeMde !== undefined ? powerOf(settings, given, relativeMde) : null,
    duration: needed && durationOf(settings, needed),
    curve: relativeMde === undefined ? [] : curveAround(settings, relativeMde),
  };
}

/** They are checked also where no traffic is given that they would share. */
function requireWeights(weights: readonly number[], variations: number): void {
  requireSameLength(weights, new Array(variations), 'weights');
  totalOf(weights);
}

type Settings = ReturnType<typeof withDefaults>;
type Groups = Pick<GroupSizes, 'nControl' | 'nTreatment'>;

function withDefaults(input: PlanInput) {
  requireThat(input.kind === 'binomial' || input.kind === 'mean', 'kind', 'must be binomial or mean');
  return {
    ...input,
    method: input.method ?? 'fixed',
    sd: input.sd ?? Number.NaN,
    covariateCorrelation: input.covariateCorrelation ?? 0,
    relativeMde: input.relativeMde ?? undefined,
    direction: input.direction ?? 'increase',
    alpha: input.alpha ?? 0.05,
    power: input.power ?? 0.8,
    comparisons: input.comparisons ?? 1,
    treatments: input.treatments ?? 1,
    allocationRatio: input.allocationRatio ?? 1,
    trafficFraction: input.trafficFraction ?? 1,
  };
}

function sampleSizeOf(settings: Settings, relativeMde: number): GroupSizes {
  const wanted = { ...settings, relativeMde };
  return settings.kind === 'binomial' ? sampleSizeOfRate(wanted) : sampleSizeOfMean(wanted);
}

function detectableEffectOf(settings: Settings, groups: Groups): DetectableEffect {
  const wanted = { ...settings, ...groups };
  return settings.kind === 'binomial' ? detectableEffectOnRate(wanted) : detectableEffectOnMean(wanted);
}

function powerOf(settings: Settings, groups: Groups, relativeMde: number): number | null {
  const wanted = { ...settings, ...groups, relativeMde };
  return (settings.kind === 'binomial' ? powerOfRate(wanted) : powerOfMean(wanted)).power;
}

function givenUsers({ nControl, nTreatment, users, treatments, allocationRatio }: Settings): Groups | null {
  if (typeof nControl === 'number' && typeof nTreatment === 'number') return { nControl, nTreatment };
  if (typeof users !== 'number') return null;
  requireCount(users, 'users');
  const perUnit = users / (1 + treatments * allocationRatio);
  return { nControl: Math.floor(perUnit), nTreatment: Math.floor(allocationRatio * perUnit) };
}

function durationOf(settings: Settings, { nControl, nTreatment }: Groups): Duration | null {
  const { dailyUsers, trafficFraction, treatments, allocationRatio, weights } = settings;
  if (typeof dailyUsers !== 'number') return null;
  const perTreatment = <T>(value: T) => new Array<T>(treatments).fill(value);
  return estimateDuration({
    requiredUsers: [nControl, ...perTreatment(nTreatment)],
    weights: weights ?? [1, ...perTreatment(allocationRatio)],
    dailyUsers,
    trafficFraction,
  });
}

function curveAround(settings: Settings, relativeMde: number): PlanPoint[] {
  const effects = Array.from({ length: 13 }, (_, i) => relativeMde * 2 ** ((i - 6) / 6));
  const possible = effects.filter(
    (effect) => settings.kind === 'mean' || isRate(settings.baseline * (1 + effect)),
  );
  return possible.map((effect) => {
    const sizes = sampleSizeOf(settings, effect);
    return { relativeMde: effect, nTotal: sizes.nTotal, days: durationOf(settings, sizes)?.days ?? null };
  });
}

function isRate(value: number): boolean {
  return value > 0 && value < 1;
}
