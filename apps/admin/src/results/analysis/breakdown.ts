import { unpackStrata, type Strata } from './allocation-strata.js';
import { analyseExperiment } from './analyse-experiment.js';
import type { BreakdownDto, BreakdownGroupDto } from '../dto/breakdown.dto.js';
import type { BreakdownMaterial } from '../queries/breakdown.queries.js';
import { unpack, type Gathered } from './gather-statistics.js';
import { groupKeys, valueOfKey } from './group-keys.js';
import type { Grouping } from '../queries/grouping.js';
import type { Results } from './analyse-material.js';
import { byKey, presentMetric } from '../presentation/present-metrics.js';

/** What the metrics come to in each group. */
export function makeBreakdown(results: Results, material: BreakdownMaterial): BreakdownDto {
  const gathered = unpack(material.gathered);
  const strata = unpackStrata(material.strata);
  const groups = groupKeys(material.groups).flatMap((key) =>
    presentGroup(key, { gathered, strata }, results),
  );
  const warnings = new Set(groups.flatMap((group) => group.metrics.flatMap((metric) => metric.warnings)));
  const { by } = material.groups;
  return { by, groups, otherValues: otherValuesOf(material.groups), warnings: [...warnings] };
}

const otherValuesOf = ({ distinctValues, values }: Omit<Grouping, 'keyOf'>): number =>
  distinctValues - values.length;

/** None for a group without end users. */
function presentGroup(
  key: string,
  { gathered, strata }: { gathered: Gathered; strata: Strata | null },
  results: Results,
): BreakdownGroupDto[] {
  const { measured, metrics, allocation, view, analysis } = results;
  const users = gathered.assigned.reduce((sum, row) => sum + (row.group === key ? row.users : 0), 0);
  if (users === 0) return [];
  const { horizonReached } = analysis;
  const parts = {
    ...{ measured, metrics, gathered, strata, allocation },
    ...{ judgement: view.judgement, horizonReached, group: key },
  };
  const variations = byKey(measured.variations);
  const presented = analyseExperiment(parts).metrics.map((result, i) =>
    presentMetric(metrics[i]!, result, {
      gathered,
      variations,
      group: key,
      confidenceLevel: view.judgement.confidenceLevel,
    }),
  );
  return [{ value: valueOfKey(key), isOther: key === 'other', users, metrics: presented }];
}
