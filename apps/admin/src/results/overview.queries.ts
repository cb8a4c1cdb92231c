import type { EntityManager } from 'typeorm';
import { readAllocation, type Allocation } from './allocation.js';
import { readStrata, type StrataTexts } from './allocation-strata.js';
import type { GatheredTexts } from './gather-statistics.js';
import { conversionTypeOf, readMeasured, type MeasuredExperiment } from './measured-experiment.js';
import { chooseMetrics, isKept, type MeasuredMetric } from './measured-metric.js';
import { gather } from './read-gathered.js';
import type { Reading } from './reading.js';

/** What a line of the overview is made of: kept sums only, unless shares changed, so that it costs the same at any size. */
export interface OverviewMaterial {
  measured: MeasuredExperiment;
  metrics: MeasuredMetric[];
  gathered: GatheredTexts;
  /** Per allocation version; null where shares did not change. */
  strata: StrataTexts | null;
  allocation: Allocation;
}

/** @param manager of a transaction that sees one instant */
export async function readOverviewMaterial(
  manager: EntityManager,
  experimentId: number,
): Promise<OverviewMaterial> {
  const measured = await readMeasured(manager, experimentId);
  const { experiment } = measured;
  const metrics = chooseMetrics(measured, { conversionType: conversionTypeOf(experiment) });
  const { projectId } = experiment;
  const reading: Reading = { manager, experimentId, projectId, filter: {}, grouping: null };
  const kept = metrics.filter(isKept);
  const gathered = await gather(reading, kept);
  const allocation = await readAllocation(manager, measured);
  const strata = await readStrata(reading, kept, allocation);
  return { measured, metrics, gathered, strata, allocation };
}
