import { invalidField } from '#libs/errors';
import {
  analyse,
  InvalidInputError,
  type AnalysisInput,
  type AnalysisResult,
  type Method,
} from '#libs/statistics';
import type { Allocation } from './allocation.js';
import { toAnalysed, usersOf, type Gathered } from './gather-statistics.js';
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
  allocation,
  group = '',
  ...parts
}: AnalysisParts): AnalysisInput {
  const { experiment, variations } = measured;
  const { method, confidenceLevel, significanceThreshold } = parts.judgement;
  return {
    variations: variations.map(({ id, isControl, retiredAt }) => {
      const users = usersOf(gathered, id, group);
      // Groups are no random sample of anything, so there is no ratio to hold them to.
      const weight = group === '' ? (allocation.weights.get(id) ?? 0) : users;
      return {
        key: String(id),
        isControl,
        retired: retiredAt !== null,
        users,
        weight,
        plannedShare: allocation.plannedShares.get(id) ?? 0,
      };
    }),
    metrics: metrics.map((metric) => toAnalysed(metric, gathered, { variations, group })),
    method: engineMethod(method),
    alpha: significanceThreshold,
    confidenceLevel,
    horizonReached: parts.horizonReached,
    plannedUsers: experiment.plannedUsers,
  };
}

export const engineMethod = (method: ResultMethod): Method => (method === 'frequentist' ? 'fixed' : method);

/** Whether the experiment has a planned size or end. */
export const isPlanned = ({ experiment }: MeasuredExperiment): boolean =>
  experiment.plannedUsers !== null || experiment.endAt !== null;

/**
 * Whether the planned size or end is reached, or the experiment has ended. Without a plan, whoever asks for the one look
 * of `frequentist` takes it now.
 */
export function reachesHorizon(
  measured: MeasuredExperiment,
  { users, method, now }: { users: number; method: ResultMethod; now: Date },
): boolean {
  const { endedAt, endAt, plannedUsers } = measured.experiment;
  if (endedAt !== null || (endAt !== null && endAt <= now)) return true;
  if (plannedUsers !== null && users >= plannedUsers) return true;
  return method === 'frequentist' && !isPlanned(measured);
}
