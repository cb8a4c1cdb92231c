import { guardrailPolicies } from '../decision/decide-winner.js';
import { methods, type Method } from '../decision/verdict.js';
import {
  requireFraction,
  requireNotNegative,
  requirePositive,
  requireProbability,
  requireThat,
} from '../invalid-input.js';
import { corrections } from '../multiple-comparisons.js';
import { defaultTuningN } from '../sequential/sequential-test.js';
import type { AnalysisInput } from './analysis-input.js';

/** An analysis' settings with every default filled in. */
export type AnalysisSettings = ReturnType<typeof settle>;

/** @throws InvalidInputError for settings out of range */
export function settle(input: AnalysisInput) {
  const alpha = input.alpha ?? 0.05;
  const confidenceLevel = input.confidenceLevel ?? 1 - alpha;
  const settings = {
    method: input.method ?? 'fixed',
    alpha,
    confidenceLevel,
    intervalAlpha: input.confidenceLevel ? 1 - input.confidenceLevel : alpha,
    correction: input.correction ?? 'holm',
    ...termsOf(input),
    minUsers: input.minUsers ?? 100,
    srmThreshold: input.srmThreshold ?? 0.001,
    minChance: input.minChance ?? 0.95,
    maxExpectedLoss: input.maxExpectedLoss ?? 0.005,
    guardrailPolicy: input.guardrailPolicy ?? 'non_inferior',
    withPosteriors: input.withPosteriors ?? input.method === 'bayesian',
  };
  requireSettings(settings);
  requireOptionalSizes(input);
  return settings;
}

/**
 * A fixed-horizon test is good for the one look it was planned for. Where its terms are broken, the always-valid test
 * judges instead.
 */
function termsOf(input: AnalysisInput) {
  const { method } = input;
  const horizonReached = input.horizonReached ?? false;
  const hasPlan = input.hasPlan ?? true;
  const planChanged = input.planChanged ?? false;
  const endedEarly = input.endedEarly ?? false;
  const fixed = (method ?? 'fixed') === 'fixed';
  const termsBroken = fixed && (planChanged || endedEarly || !(hasPlan || horizonReached));
  const judgedBy: Method = termsBroken ? 'sequential' : (method ?? 'fixed');
  return { horizonReached, hasPlan, planChanged, endedEarly, termsBroken, judgedBy };
}

function requireSettings(settings: AnalysisSettings): void {
  requireFraction(settings.alpha, 'alpha');
  requireFraction(settings.confidenceLevel, 'confidence_level');
  requireNotNegative(settings.minUsers, 'min_users');
  requireProbability(settings.srmThreshold, 'srm_threshold');
  requireProbability(settings.minChance, 'min_chance');
  requireNotNegative(settings.maxExpectedLoss, 'max_expected_loss');
  requireThat(methods.includes(settings.method), 'method', `must be one of ${methods.join(', ')}`);
  requireThat(
    corrections.includes(settings.correction),
    'correction',
    `must be one of ${corrections.join(', ')}`,
  );
  const policies = guardrailPolicies.join(', ');
  requireThat(
    guardrailPolicies.includes(settings.guardrailPolicy),
    'guardrail_policy',
    `must be one of ${policies}`,
  );
}

function requireOptionalSizes({ tuningN, plannedUsers, variations }: AnalysisInput): void {
  if (typeof tuningN === 'number') requirePositive(tuningN, 'tuning_n');
  if (typeof plannedUsers === 'number') requirePositive(plannedUsers, 'planned_users');
  variations.forEach(({ plannedShare }, i) => {
    if (typeof plannedShare === 'number') requireNotNegative(plannedShare, `variations.${i}.planned_share`);
  });
}

/** The tuning size of the sequence that compares two variations, given by their positions. */
export function tuningOf(input: AnalysisInput, control: number, treatment: number): number {
  if (typeof input.tuningN === 'number') return input.tuningN;
  if (typeof input.plannedUsers !== 'number') return defaultTuningN;
  const shares = input.variations.map(({ plannedShare }) => plannedShare ?? 1);
  const planned = shares[control]! + shares[treatment]!;
  const total = shares.reduce((sum, share) => sum + share, 0);
  return planned > 0 ? (input.plannedUsers * planned) / total : defaultTuningN;
}
