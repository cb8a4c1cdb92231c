import { keyOfVersion, unpackStrata, type Strata } from './allocation-strata.js';
import { checkSampleRatio, type SampleRatio } from '#libs/statistics';
import { analyseExperiment } from './analyse-experiment.js';
import { isCompared } from './is-compared.js';
import type { BreakdownDto, BreakdownGroupDto } from '../dto/breakdown.dto.js';
import type { BreakdownMaterial } from '../queries/breakdown.queries.js';
import { unpack, usersIn, type Gathered } from './gather-statistics.js';
import { groupKeys, valueOfKey } from './group-keys.js';
import type { Grouping } from '../queries/grouping.js';
import type { Results } from './analyse-material.js';
import { byKey, presentMetric } from '../presentation/present-metrics.js';

/** What the metrics come to in each group. */
export function makeBreakdown(results: Results, material: BreakdownMaterial): BreakdownDto {
  const gathered = unpack(material.gathered);
  const strata = unpackStrata(material.strata);
  const { by, ofRules } = material.groups;
  const keys = groupKeys(material.groups).filter((key) => usersOfGroup(gathered, key) > 0);
  const groups = keys.map((key) =>
    presentGroup(key, { gathered, strata, count: keys.length, ofRules }, results),
  );
  const warnings = new Set(groups.flatMap((group) => group.metrics.flatMap((metric) => metric.warnings)));
  const isSplitWrong = groups.some(({ srm }) => srm?.srmDetected);
  return {
    ...{ by, groups, otherValues: otherValuesOf(material.groups) },
    warnings: [...(isSplitWrong ? ['srm_in_groups'] : []), ...warnings],
  };
}

const otherValuesOf = ({ distinctValues, values }: Omit<Grouping, 'keyOf'>): number =>
  distinctValues - values.length;

const usersOfGroup = ({ assigned }: Gathered, key: string): number =>
  assigned.reduce((sum, row) => sum + (row.group === key ? row.users : 0), 0);

interface Grouped {
  gathered: Gathered;
  strata: Strata | null;
  /** How many groups there are. */
  count: number;
  /** Whether each is of one rule of a flag, which is compared on its own. */
  ofRules: boolean;
}

function presentGroup(
  key: string,
  { gathered, strata, count, ofRules }: Grouped,
  results: Results,
): BreakdownGroupDto {
  const { measured: whole, metrics, allocation, view, analysis } = results;
  const { horizonReached } = analysis;
  const isOneRule = ofRules && valueOfKey(key) !== null;
  const measured = isOneRule ? { ...whole, measuredRules: [Number(valueOfKey(key))] } : whole;
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
  return {
    ...{ value: valueOfKey(key), isOther: key === 'other', users: usersOfGroup(gathered, key) },
    srm: splitOfGroup(key, { gathered, strata, count, ofRules }, results),
    metrics: presented,
  };
}

/**
 * Whether the end users of a group were split as configured: what a group is was settled at the first exposure, so shares
 * are the same in each. One of many groups is off by chance more easily, hence the threshold (Bonferroni).
 */
function splitOfGroup(
  key: string,
  { gathered, strata, count }: Grouped,
  results: Results,
): SampleRatio | null {
  const { measured, allocation, analysis } = results;
  const versions = allocation.versions.map(({ version, weights }) => ({
    users: measured.variations.map(({ id }) =>
      strata
        ? usersIn(strata.gathered.assigned, id, keyOfVersion(version, key))
        : usersIn(gathered.assigned, id, key),
    ),
    weights,
  }));
  if (versions.length === 0 || !isCompared(measured)) return null;
  return checkSampleRatio({ versions, threshold: analysis.srm.threshold / count });
}
