import type { AnalysisResult } from '#libs/statistics';
import { analyseExperiment, reachesHorizon, type AnalysisParts } from './analyse-experiment.js';
import { unpackStrata } from './allocation-strata.js';
import { makeBreakdown } from './breakdown.js';
import { unpack, type Gathered } from './gather-statistics.js';
import { withConversions } from './measured-metric.js';
import { ownWarnings } from './own-warnings.js';
import { presentResults } from './present-results.js';
import type { ResultsMaterial } from './read-results.js';
import type { ResultsDto } from './results.dto.js';
import { makeSeries } from './series.js';

/** What was read, and what it comes to. */
export interface Results extends Omit<ResultsMaterial, 'gathered' | 'strata'> {
  gathered: Gathered;
  /** What was analysed: these metrics, and the conversions in any case. */
  parts: AnalysisParts;
  analysis: AnalysisResult;
}

/** @throws DomainError `invalid` for settings that the analysis refuses */
export function makeResults(material: ResultsMaterial): ResultsDto {
  const results = analyseMaterial(material);
  const breakdown = material.breakdown && makeBreakdown(results, material.breakdown);
  const series = material.series && makeSeries(results, material.series);
  return presentResults(results, { breakdown, series, warnings: ownWarnings(results, { series }) });
}

function analyseMaterial(material: ResultsMaterial): Results {
  const { request, measured, metrics, conversionType, allocation, readAt } = material;
  const gathered = unpack(material.gathered);
  const strata = unpackStrata(material.strata);
  const users = assignedIn(gathered);
  const parts: AnalysisParts = {
    ...{ measured, gathered, strata, allocation, judgement: request },
    metrics: withConversions(metrics, conversionType),
    horizonReached: reachesHorizon(measured, { users, method: request.method, now: readAt }),
  };
  return { ...material, gathered, parts, analysis: analyseExperiment(parts) };
}

function assignedIn({ assigned }: Gathered): number {
  return assigned.reduce((total, { users }) => total + users, 0);
}
