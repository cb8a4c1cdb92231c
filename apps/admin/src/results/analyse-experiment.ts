import { invalidField } from '#libs/errors';
import {
  analyse,
  InvalidInputError,
  type AnalysisInput,
  type AnalysisResult,
  type Method,
} from '#libs/statistics';
import type { Allocation } from './allocation.js';
import { toStratified, type Strata } from './allocation-strata.js';
import { usersOf, type Gathered } from './gather-statistics.js';
import type { MeasuredExperiment } from './measured-experiment.js';
import type { MeasuredMetric } from './measured-metric.js';
import type { ResultMethod } from './results.dto.js';

/** How results are judged. */
export interface Judgement {
  method: ResultMethod;
  confidenceLevel: number;
  significanceThreshold: number;
}

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
  return {
    variations: variations.map(({ id, isControl, retiredAt }) => {
      const users = usersOf(gathered, id, group);
      return {
        key: String(id),
        isControl,
        retired: retiredAt !== null,
        users,
        // Where nothing is known of shares, those who came are expected.
        weight: users,
        plannedShare: allocation.plannedShares.get(id) ?? 0,
      };
    }),
    // Groups are no random sample of anything, so their shares are not checked.
    versions: group === '' ? allocation.versions : [],
    metrics: metrics.map((metric) => toStratified(metric, { gathered, strata }, { variations, group })),
    method: engineMethod(method),
    alpha: significanceThreshold,
    confidenceLevel,
    horizonReached: parts.horizonReached,
    hasPlan: isPlanned(measured),
    endedEarly: endedBeforePlan(measured, totalUsers(gathered)),
    plannedUsers: experiment.plannedUsers,
  };
}

export const engineMethod = (method: ResultMethod): Method => (method === 'frequentist' ? 'fixed' : method);

/** Whether the experiment has a planned size or end. */
export const isPlanned = ({ experiment }: MeasuredExperiment): boolean =>
  experiment.plannedUsers !== null || experiment.endAt !== null;

/**
 * Whether the planned size or end is reached. Without a plan the end of the experiment takes its place, and a request for
 * the one look of `frequentist` takes it now.
 */
export function reachesHorizon(
  measured: MeasuredExperiment,
  { users, method, now }: { users: number; method: ResultMethod; now: Date },
): boolean {
  const { endedAt } = measured.experiment;
  if (isPlanned(measured)) return isPlanReached(measured, users, endedAt ?? now);
  return endedAt !== null || method === 'frequentist';
}

/** Whether the experiment ended before what was planned for it. */
function endedBeforePlan(measured: MeasuredExperiment, users: number): boolean {
  const { endedAt } = measured.experiment;
  return endedAt !== null && isPlanned(measured) && !isPlanReached(measured, users, endedAt);
}

function isPlanReached({ experiment }: MeasuredExperiment, users: number, at: Date): boolean {
  const { endAt, plannedUsers } = experiment;
  return (endAt !== null && endAt <= at) || (plannedUsers !== null && users >= plannedUsers);
}

function totalUsers({ assigned }: Gathered): number {
  return assigned.reduce((total, { users }) => total + users, 0);
}
