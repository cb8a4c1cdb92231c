import { invalidField } from '#libs/errors';
import {
  engineMethod,
  hasPlanChanged,
  isPlanned,
  type Judgement,
  type Plan,
  type Priors,
  type ResultMethod,
} from '#libs/protocol';
import {
  analyse,
  InvalidInputError,
  type AnalysedMetric,
  type AnalysisInput,
  type AnalysisResult,
} from '#libs/statistics';
import type { Allocation } from '../queries/allocation.js';
import { toStratified, type Strata } from './allocation-strata.js';
import { usersOf, type Gathered } from './gather-statistics.js';
import { isCompared } from './is-compared.js';
import type { MeasuredExperiment, MeasuredFields } from '../queries/measured-experiment.js';
import type { MeasuredMetric } from './measured-metric.js';

export interface AnalysisParts {
  measured: MeasuredExperiment;
  metrics: readonly MeasuredMetric[];
  gathered: Gathered;
  /** Per allocation version; null where shares did not change. */
  strata: Strata | null;
  allocation: Allocation;
  judgement: Judgement;
  horizonReached: boolean;
  /** Which group of end users; empty for all of them. */
  group?: string;
}

/** @throws DomainError `invalid` for settings or statistics that the analysis refuses */
export function analyseExperiment(parts: AnalysisParts): AnalysisResult {
  try {
    return analyse(toInput(parts));
  } catch (error) {
    if (error instanceof InvalidInputError) throw invalidField(error.field, error.fault);
    throw error;
  }
}

/** The same as the engine takes it. */
export function toInput({
  measured,
  metrics,
  gathered,
  strata,
  allocation,
  group = '',
  ...parts
}: AnalysisParts): AnalysisInput {
  const { experiment, variations } = measured;
  const { method, confidenceLevel, significanceThreshold } = parts.judgement;
  const { correction, guardrailPolicy, minUsers, priors } = experiment.protocol;
  return {
    variations: variations.map(({ id, isControl, retiredAt }) => {
      const users = usersOf(gathered, id, group);
      return {
        key: String(id),
        // Without a control nothing is compared.
        isControl: isControl && isCompared(measured),
        retired: retiredAt !== null,
        users,
        // Where nothing is known of shares, those who came are expected.
        weight: users,
        plannedShare: allocation.plannedShares.get(id) ?? 0,
      };
    }),
    // Groups are no random sample of anything, so their shares are not checked.
    versions: group === '' ? allocation.versions : [],
    metrics: metrics.map((metric) =>
      withPrior(toStratified(metric, { gathered, strata }, { variations, group }), priors),
    ),
    ...{ method: engineMethod(method), alpha: significanceThreshold, confidenceLevel },
    ...{ correction, guardrailPolicy, minUsers },
    horizonReached: parts.horizonReached,
    hasPlan: hasPlan(experiment, parts.horizonReached),
    planChanged: isPlanChanged(measured),
    endedEarly: endedBeforePlan(measured, totalUsers(gathered)),
    // The sequence keeps the tuning that it began with.
    plannedUsers: (experiment.startedPlan ?? experiment).plannedUsers,
  };
}

function withPrior(metric: AnalysedMetric, { rate, lift }: Priors): AnalysedMetric {
  return { ...metric, prior: metric.kind === 'binomial' ? rate : lift };
}

function planOf({ plannedUsers, endAt }: MeasuredFields): Plan {
  return { plannedUsers, endAt: endAt && endAt.toISOString() };
}

/** What was planned before the start; the present plan where nothing was, or nobody noted it down. */
function agreedPlan(experiment: MeasuredFields): Plan {
  const { startedPlan } = experiment;
  return startedPlan && isPlanned(startedPlan) ? startedPlan : planOf(experiment);
}

/** A plan that is added after the start lets the experiment wait for it, but it was not made before anybody looked. */
function hasPlan(experiment: MeasuredFields, horizonReached: boolean): boolean {
  const { startedPlan } = experiment;
  const isLate = startedPlan !== null && !isPlanned(startedPlan);
  return isPlanned(agreedPlan(experiment)) && !(isLate && horizonReached);
}

/** Whether the plan or the protocol was changed after the start. */
export function isPlanChanged({ experiment, marks }: MeasuredExperiment): boolean {
  const { startedPlan, protocol } = experiment;
  const { method, alpha } = protocol;
  const hadPlan = startedPlan === null || isPlanned(startedPlan);
  return (
    (hadPlan && marks.some(({ kind }) => kind === 'plan_changed')) ||
    hasPlanChanged(startedPlan, { ...planOf(experiment), method, alpha })
  );
}

/**
 * Whether the planned size or end is reached. Without a plan the end of the experiment takes its place, and a request for
 * the one look of `frequentist` takes it now.
 */
export function reachesHorizon(
  { experiment }: MeasuredExperiment,
  { users, method, now }: { users: number; method: ResultMethod; now: Date },
): boolean {
  const { endedAt } = experiment;
  const plan = planOf(experiment);
  if (isPlanned(plan)) return isReached(plan, users, endedAt ?? now);
  return endedAt !== null || engineMethod(method) === 'fixed';
}

/** Whether the experiment ended before what was planned for it. */
function endedBeforePlan({ experiment }: MeasuredExperiment, users: number): boolean {
  const { endedAt } = experiment;
  const plan = agreedPlan(experiment);
  return endedAt !== null && isPlanned(plan) && !isReached(plan, users, endedAt);
}

function isReached({ endAt, plannedUsers }: Plan, users: number, at: Date): boolean {
  return (endAt !== null && new Date(endAt) <= at) || (plannedUsers !== null && users >= plannedUsers);
}

function totalUsers({ assigned }: Gathered): number {
  return assigned.reduce((total, { users }) => total + users, 0);
}
