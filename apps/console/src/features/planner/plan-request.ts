import type { Schema } from '../../api/client.js';
import { planner } from '../../texts/planner.js';

/** The fields of the planner as they are typed; percentages as percent, empty ones as ''. */
export interface PlanFields {
  /** The shared metric whose recent value is the baseline; empty for numbers that are typed. */
  sharedMetricId: string;
  kind: 'binomial' | 'mean';
  ask: 'size' | 'effect';
  /** As the protocol of the project says, or otherwise. */
  method: 'protocol' | 'sequential' | 'frequentist';
  baseline: number | string;
  sd: number | string;
  mde: number | string;
  users: number | string;
  treatments: number | string;
  power: string;
  /** A fraction, or `protocol`. */
  alpha: string;
  dailyUsers: number | string;
  fraction: number | string;
}

export const firstFields: PlanFields = {
  ...{
    sharedMetricId: '',
    kind: 'binomial',
    ask: 'size',
    method: 'protocol',
    baseline: 4,
    sd: '',
    mde: 10,
    users: '',
    treatments: 1,
  },
  ...{ power: '0.8', alpha: 'protocol', dailyUsers: '', fraction: 100 },
};

/** What is wrong, by field; empty when a plan can be asked for. */
export function faultsOf(fields: PlanFields): Partial<Record<keyof PlanFields, string>> {
  const { ask, sharedMetricId } = fields;
  const kind = sharedMetricId === '' ? fields.kind : null;
  const baseline = Number(fields.baseline);
  const isRate = baseline > 0 && baseline < 100;
  return {
    ...(kind === 'binomial' && !isRate && { baseline: planner.faults.rate }),
    ...(kind === 'mean' && !(baseline > 0) && { baseline: planner.faults.baseline }),
    ...(kind === 'mean' && !(Number(fields.sd) > 0) && { sd: planner.faults.sd }),
    ...(ask === 'size' && !Number(fields.mde) && { mde: planner.faults.mde }),
    ...(ask === 'effect' && !(Number(fields.users) > 0) && { users: planner.faults.users }),
  };
}

/** The same as the API takes it. With several treatments the error level is divided among them. */
export function requestOf(fields: PlanFields, projectId: number): Schema<'PlanRequest'> {
  const { sharedMetricId, kind, ask, method, sd, mde, users, power, alpha, dailyUsers, fraction } = fields;
  const treatments = Number(fields.treatments) || 1;
  return {
    ...{ projectId, treatments, comparisons: treatments, power: Number(power) },
    ...(method !== 'protocol' && { method }),
    ...(alpha !== 'protocol' && { alpha: Number(alpha) }),
    ...(sharedMetricId === ''
      ? {
          kind,
          baseline: kind === 'binomial' ? fromPercent(fields.baseline) : Number(fields.baseline),
          ...(kind === 'mean' && { sd: Number(sd) }),
        }
      : { sharedMetricId: Number(sharedMetricId) }),
    ...(ask === 'size' ? { relativeMde: fromPercent(mde) } : { users: Number(users) }),
    ...(dailyUsers !== '' && { dailyUsers: Number(dailyUsers) }),
    ...(fraction !== '' && Number(fraction) > 0 && { trafficFraction: fromPercent(fraction) }),
  };
}

/** Without the noise of a division by 100: 4.1 → 0.041. */
const fromPercent = (value: number | string): number => Number((Number(value) / 100).toPrecision(12));
