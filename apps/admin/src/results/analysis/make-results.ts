import { analyseMaterial } from './analyse-material.js';
import { makeBreakdown } from './breakdown.js';
import { ownWarnings } from './own-warnings.js';
import { presentResults } from '../presentation/present-results.js';
import type { ResultsMaterial } from '../queries/read-results.js';
import type { ResultsDto } from '../dto/results.dto.js';
import { makeSeries } from './series.js';

/** @throws DomainError `invalid` for settings that the analysis refuses */
export function makeResults(material: ResultsMaterial): ResultsDto {
  const results = analyseMaterial(material);
  const breakdown = material.breakdown && makeBreakdown(results, material.breakdown);
  const series = material.series && makeSeries(results, material.series);
  return presentResults(results, { breakdown, series, warnings: ownWarnings(results, { series }) });
}
