import type { EntityManager } from 'typeorm';
import { readAllocation, type Allocation } from './allocation.js';
import type { GatheredTexts } from './gather-statistics.js';
import { conversionTypeOf, readMeasured, type MeasuredExperiment } from './measured-experiment.js';
import { chooseMetrics, isKept, type MeasuredMetric } from './measured-metric.js';
import { gather } from './read-gathered.js';
import type { Reading } from './reading.js';

/** What a line of the overview is made of: kept sums only, so that it costs the same at any size. */
export interface OverviewMaterial {
  measured: MeasuredExperiment;
  metrics: MeasuredMetric[];
  gathered: GatheredTexts;
  allocation: Allocation;
}

/** @param manager of a transaction that sees one instant */
export async function readOverviewMaterial(
  manager: EntityManager,
  experimentId: number,
): Promise<OverviewMaterial> {
  const measured = await readMeasured(manager, experimentId);
  const { experiment } = measured;
  const metrics = chooseMetrics(measured, {
    conversionType: conversionTypeOf(experiment),
    decidedBy: 'metrics',
  });
  const { projectId } = experiment;
  const reading: Reading = { manager, experimentId, projectId, filter: {}, grouping: null };
  const gathered = await gather(reading, metrics.filter(isKept));
  return { measured, metrics, gathered, allocation: await readAllocation(manager, measured) };
}
