import type { Assigned } from './assignments.service.js';

/** The answer to `GET /api/experiments/{experiment}/assignment/{user_id}`. */
export function answerByVariantName(assigned: Assigned, userId: string) {
  const { experimentId, variation, assignedAt } = assigned;
  return {
    experiment_id: experimentId,
    user_id: userId,
    variant_id: variation?.id ?? null,
    variant_name: variation?.title ?? null,
    assigned_at: assignedAt?.toISOString() ?? null,
    ...valueOf(assigned),
    ...shippedOf(assigned),
    ...reasonOf(assigned),
  };
}

/** The answer to `POST /api/assignment`. */
export function answerByVariant(assigned: Assigned, userId: string) {
  const { experimentId, experimentKey, variation, assignedAt } = assigned;
  return {
    user_id: userId,
    experiment_id: experimentId,
    experiment_key: experimentKey,
    variant: variation?.title ?? null,
    variant_id: variation?.id ?? null,
    assigned_at: assignedAt?.toISOString() ?? null,
    ...valueOf(assigned),
    ...shippedOf(assigned),
    ...reasonOf(assigned),
  };
}

/** Only there where the experiment has values. */
const valueOf = ({ value }: Assigned) => (value === undefined ? {} : { value });

/** Only there for what everybody gets since the end of an experiment. */
const shippedOf = ({ shipped }: Assigned) => (shipped === true ? { shipped } : {});

const reasonOf = ({ reason }: Assigned) => (reason === null ? {} : { reason });
