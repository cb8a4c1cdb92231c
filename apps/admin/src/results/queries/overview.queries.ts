import type { EntityManager, FindOptionsWhere } from 'typeorm';
import type { Experiment } from '#libs/entities';
import { allocationOf, type Allocation } from './allocation.js';
import type { StrataTexts } from '../analysis/allocation-strata.js';
import type { GatheredTexts } from '../analysis/gather-statistics.js';
import { readAllMeasured, type MeasuredExperiment } from './measured-experiment.js';
import { conversionTypeOf, chooseMetrics, isKept, type MeasuredMetric } from '../analysis/measured-metric.js';
import { readTotalsOfMany, type TotalsOfMany } from './totals-of-many.queries.js';

/** What a line of the overview is made of: kept sums only, so that it costs the same at any size. */
export interface OverviewMaterial {
  measured: MeasuredExperiment;
  metrics: MeasuredMetric[];
  gathered: GatheredTexts;
  /** Per allocation version; null where shares did not change. */
  strata: StrataTexts | null;
  allocation: Allocation;
}

/**
 * Experiments of a project, in a number of statements that does not depend on theirs.
 *
 * @param manager of a transaction that sees one instant
 * @param where which of them
 * @param most how many at most, those that started last
 */
export async function readOverviewMaterial(
  manager: EntityManager,
  projectId: number,
  { where, most }: { where: FindOptionsWhere<Experiment>[]; most: number },
): Promise<OverviewMaterial[]> {
  const running = await readAllMeasured(manager, where, most);
  // A project where nothing runs must not wait for those who hold locks on the totals.
  if (running.length === 0) return [];
  const ids = running.map(({ experiment }) => experiment.id);
  const chosen = running.map((measured) => metricsOf(measured));
  const shared = chosen.flat().filter((metric) => metric.shared !== null && isKept(metric));
  const totals = await readTotalsOfMany(manager, projectId, { experimentIds: ids, shared });
  return running.map((measured, i) => materialOf(measured, chosen[i]!, totals));
}

const metricsOf = (measured: MeasuredExperiment): MeasuredMetric[] =>
  chooseMetrics(measured, { conversionType: conversionTypeOf(measured.experiment) });

function materialOf(
  measured: MeasuredExperiment,
  metrics: MeasuredMetric[],
  totals: TotalsOfMany,
): OverviewMaterial {
  const { experiment } = measured;
  const allocation = allocationOf(measured, totals.sharesOf(experiment.id));
  const { versionsInUse } = allocation;
  return {
    ...{ measured, metrics, allocation },
    gathered: totals.gatheredOf(experiment.id),
    strata:
      versionsInUse.length < 2
        ? null
        : { versions: versionsInUse, gathered: totals.gatheredOf(experiment.id, { byVersion: true }) },
  };
}
