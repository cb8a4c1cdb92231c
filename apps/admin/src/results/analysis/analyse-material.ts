import type { AnalysisResult } from '#libs/statistics';
import { unpackStrata } from './allocation-strata.js';
import { analyseExperiment, reachesHorizon, type AnalysisParts } from './analyse-experiment.js';
import { unpack, type Gathered } from './gather-statistics.js';
import { withConversions } from './measured-metric.js';
import type { ResultsMaterial } from '../queries/read-results.js';

/** What was read, and what it comes to. */
export interface Results extends Omit<ResultsMaterial, 'gathered' | 'strata'> {
  gathered: Gathered;
  /** What was analysed: these metrics, and the conversions in any case. */
  parts: AnalysisParts;
  analysis: AnalysisResult;
}

/** @throws DomainError `invalid` for settings that the analysis refuses */
export function analyseMaterial(material: ResultsMaterial): Results {
  const { measured, metrics, conversionType, view, allocation, readAt } = material;
  const { judgement } = view;
  const gathered = unpack(material.gathered);
  const strata = unpackStrata(material.strata);
  const users = assignedIn(gathered);
  const parts: AnalysisParts = {
    ...{ measured, gathered, strata, allocation, judgement },
    metrics: withConversions(metrics, conversionType),
    horizonReached: reachesHorizon(measured, { users, method: judgement.method, now: readAt }),
  };
  return { ...material, gathered, parts, analysis: analyseExperiment(parts) };
}

function assignedIn({ assigned }: Gathered): number {
  return assigned.reduce((total, { users }) => total + users, 0);
}
