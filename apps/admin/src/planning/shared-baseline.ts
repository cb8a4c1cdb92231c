import type { MetricDefinition } from '#libs/metrics';
import type { MetricInsightsService } from '../metric-insights/metric-insights.service.js';
import type { MetricBaseline, NoBaseline } from './metric-baseline.js';

/** What planning by a shared metric starts from. */
export interface SharedBaseline {
  baseline: MetricBaseline | NoBaseline;
  /** The effect that its definition names, in the direction that is better; null for none. */
  relativeMde: number | null;
}

/** Of all end users of the project who were seen in the last 28 days. */
export async function readSharedBaseline(
  insights: MetricInsightsService,
  { id, projectId, now }: { id: number; projectId: number; now: Date },
): Promise<SharedBaseline | NoBaseline> {
  const found = await insights.baseline(id, { projectId, now });
  if (!found) return { fault: 'is not a shared metric of the project' };
  const { value, sd, users, from, definition } = found;
  const kind = plannedKinds[definition.kind];
  if (!kind) return { fault: `is of the kind ${definition.kind}, which cannot be planned` };
  const effect = definition.minimumDetectableEffect;
  const relativeMde = effect && definition.direction === 'decrease' ? -effect : effect;
  if (value === null || (kind === 'mean' && sd === null))
    return { baseline: { fault: 'has too few visitors yet to take a baseline from' }, relativeMde };
  const baseline = {
    kind,
    baseline: value,
    sd: kind === 'mean' ? sd : null,
    covariateCorrelation: 0,
    users,
    from,
  };
  return { baseline, relativeMde };
}

const plannedKinds: Partial<Record<MetricDefinition['kind'], 'binomial' | 'mean'>> = {
  ...{ conversion: 'binomial', funnel: 'binomial', retention: 'binomial' },
  ...{ count: 'mean', sum: 'mean', distinct: 'mean' },
};
