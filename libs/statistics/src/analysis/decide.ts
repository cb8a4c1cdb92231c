import { decideWinner, isBlocked, type Decided } from '../decision/decide-winner.js';
import { reasonFor, type MeasuredLift } from '../decision/reason.js';
import { advantageOf, combineVerdicts, isBearable } from '../decision/verdict.js';
import type { Interval } from '../interval.js';
import { mergeWarnings, warningsWhere, type Warning } from '../warnings.js';
import type { Adjusted } from './adjust-family.js';
import type { AnalysedMetric, AnalysisInput } from './analysis-input.js';
import type { Comparison, Decision, GuardrailResult } from './analysis-result.js';
import type { AnalysisSettings } from './analysis-settings.js';
import { chancesInPlay, type BestChances } from './best-in-play.js';
import type { MetricEstimates } from './metric-estimates.js';

/** A primary metric with its comparisons, one per treatment. */
export interface JudgedMetric {
  metric: AnalysedMetric;
  estimates: MetricEstimates;
  adjusted: readonly Adjusted[];
}

export interface DecisionParts {
  /** Position of the only control, or null. */
  control: number | null;
  srmDetected: boolean;
  /** The first metric ranks the treatments. */
  primary: readonly JudgedMetric[];
  guardrails: readonly GuardrailResult[];
}

/** Applies the decision table to the treatments that can still be shipped; verdicts are of all of them. */
export function decide(parts: DecisionParts, input: AnalysisInput, settings: AnalysisSettings): Decision {
  const { control, srmDetected, primary, guardrails } = parts;
  const treatments = control === null ? [] : treatmentsOf(parts, input);
  const best =
    control === null ? new Map<number, BestChances>() : bestOf(control, treatments, parts, settings);
  const candidates = treatments.map((treatment) => ({
    ...treatment,
    best: settings.method !== 'bayesian' || isBest(best.get(treatment.position), treatment, settings),
  }));
  const live = candidates.filter(({ retired }) => !retired);
  const controlKey = control === null ? null : input.variations[control]!.key;
  const decided = decideWinner({ control: controlKey, candidates: live, srmDetected, ...settings });
  const warnings = decisionWarnings(decided, primary, guardrails, settings);
  return {
    ...decided,
    reason: reasonFor({ ...decided, candidates: live, settings, warnings }),
    verdicts: byKey(treatments, ({ verdict }) => verdict),
    adjustedPValues: byKey(treatments, ({ adjusted }) => adjusted?.comparison.adjustedPValue ?? null),
    guardrails: byKey(treatments, ({ key }) => statusesOf(key, guardrails)),
    ...chancesByKey(input, best, settings, control),
    warnings,
  };
}

type Treatment = ReturnType<typeof treatmentsOf>[number];

function treatmentsOf({ primary, guardrails }: DecisionParts, { variations }: AnalysisInput) {
  const positions = variations.flatMap(({ isControl }, i) => (isControl ? [] : [i]));
  return positions.map((position, i) => {
    const { key, retired } = variations[position]!;
    const adjusted = primary[0]?.adjusted[i] ?? null;
    const verdicts = primary.map((metric) => metric.adjusted[i]!.comparison.verdict);
    return {
      key,
      position,
      retired: retired ?? false,
      adjusted,
      verdict: combineVerdicts(verdicts),
      contradictory: verdicts.includes('better') && verdicts.includes('worse'),
      estimate: estimateOf(primary.map((metric) => metric.adjusted[i]!.comparison)),
      advantage: adjusted && advantageOf(adjusted.compared),
      guardrails: guardrails.filter(({ variation }) => variation === key).map(({ status }) => status),
    };
  });
}

/** The lift on the first metric on which a treatment is better; null without one whose interval is off 0. */
function estimateOf(comparisons: readonly Comparison[]): MeasuredLift | null {
  const better = comparisons.find(({ verdict }) => verdict === 'better');
  if (!better) return null;
  const { relativeLift, ciRelative, absoluteLift, ciAbsolute } = better;
  if (relativeLift !== null && isOffZero(ciRelative))
    return { lift: relativeLift, interval: ciRelative, isRelative: true };
  if (absoluteLift !== null && isOffZero(ciAbsolute))
    return { lift: absoluteLift, interval: ciAbsolute, isRelative: false };
  return null;
}

const isOffZero = (interval: Interval | null): interval is Interval =>
  interval !== null && (interval.lower > 0 || interval.upper < 0);

/** In play are the control and the treatments that have enough data and are not blocked. */
function bestOf(
  control: number,
  treatments: readonly Treatment[],
  { primary }: DecisionParts,
  { method, guardrailPolicy }: AnalysisSettings,
): Map<number, BestChances> {
  const inPlay = treatments.filter(
    ({ retired, verdict, guardrails }) =>
      !retired && verdict !== 'insufficient_data' && !isBlocked(guardrails, guardrailPolicy),
  );
  if (method !== 'bayesian' || inPlay.length === 0 || !primary[0]) return new Map();
  const positions = inPlay.map(({ position }) => position);
  const comparisons = inPlay.map(({ adjusted }) => adjusted!.compared.result);
  return chancesInPlay(primary[0], { control, treatments: positions }, comparisons);
}

function isBest(
  chances: BestChances | undefined,
  { adjusted }: Treatment,
  settings: AnalysisSettings,
): boolean {
  if (!chances || !adjusted) return false;
  const bearable = isBearable(chances.loss, adjusted.compared.combined, settings);
  return chances.chance >= settings.minChance && bearable;
}

/** Of every variation under `bayesian`, null for those not in play; otherwise empty. */
function chancesByKey(
  { variations }: AnalysisInput,
  best: ReadonlyMap<number, BestChances>,
  { method }: AnalysisSettings,
  control: number | null,
): Pick<Decision, 'chanceToBeBest' | 'expectedLossAgainstBest'> {
  const shown = method === 'bayesian' && control !== null ? variations : [];
  const entries = shown.map(({ key }, i) => [key, best.get(i) ?? null] as const);
  return {
    chanceToBeBest: Object.fromEntries(entries.map(([key, of]) => [key, of && of.chance])),
    expectedLossAgainstBest: Object.fromEntries(entries.map(([key, of]) => [key, of && of.loss])),
  };
}

function decisionWarnings(
  { status }: Decided,
  primary: readonly JudgedMetric[],
  guardrails: readonly GuardrailResult[],
  settings: AnalysisSettings,
): Warning[] {
  const fixed = settings.method === 'fixed';
  const decided = status === 'winner' || status === 'control_wins';
  const early = !settings.horizonReached || settings.termsBroken;
  const comparisons = primary.flatMap(({ adjusted }) => adjusted.map(({ comparison }) => comparison));
  const strata = mergeWarnings(...[...comparisons, ...guardrails].map(({ warnings }) => warnings));
  return warningsWhere({
    shares_changed: strata.includes('shares_changed'),
    strata_left_out: strata.includes('strata_left_out'),
    no_plan: fixed && !settings.hasPlan,
    plan_changed: fixed && settings.planChanged,
    ended_early: fixed && settings.endedEarly,
    early_stop_estimate: decided && settings.judgedBy === 'sequential' && early,
  });
}

function byKey<T>(treatments: readonly Treatment[], valueOf: (treatment: Treatment) => T): Record<string, T> {
  return Object.fromEntries(treatments.map((treatment) => [treatment.key, valueOf(treatment)]));
}

function statusesOf(treatment: string, guardrails: readonly GuardrailResult[]) {
  const ofTreatment = guardrails.filter(({ variation }) => variation === treatment);
  return Object.fromEntries(ofTreatment.map(({ metric, status }) => [metric, status]));
}
