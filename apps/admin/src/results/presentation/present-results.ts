import { posteriorCaveat } from '#libs/statistics';
import type { BreakdownDto } from '../dto/breakdown.dto.js';
import { earlyByType, uncountedOf } from '../analysis/gather-statistics.js';
import { chooseMetrics, conversionKey, conversionTypeOf } from '../analysis/measured-metric.js';
import type { MetricResultDto } from '../dto/metric-result.dto.js';
import { isDated } from '../queries/event-filter.js';
import { libraryWarnings } from './present-library.js';
import { presentDecision, presentWinner } from './present-decision.js';
import { byKey, presentGuardrails, presentMetric } from './present-metrics.js';
import { presentLift, presentVariants } from './present-variants.js';
import { eventWarnings } from '../analysis/own-warnings.js';
import { isPlanChanged } from '../analysis/analyse-experiment.js';
import { isCompared } from '../analysis/is-compared.js';
import type { Results } from '../analysis/analyse-material.js';
import type { MeasuredExperimentDto, ResultsDto, ResultsSummaryDto } from '../dto/results.dto.js';
import type { ResultsProtocolDto } from '../dto/results-protocol.dto.js';
import type { SeriesDto } from '../dto/series.dto.js';
import type { VariantResultDto } from '../dto/variant-result.dto.js';

/** What is only there when it is asked for. */
export interface Extras {
  breakdown: BreakdownDto | null;
  series: SeriesDto | null;
  /** Codes apart from those of the statistics. */
  warnings: readonly string[];
}

export function presentResults(results: Results, { breakdown, series, warnings }: Extras): ResultsDto {
  const { request, measured, metrics, gathered, analysis, conversionType, view } = results;
  const variations = byKey(measured.variations);
  const shown = metrics.map((metric) => {
    const result = analysis.metrics.find(({ key }) => key === metric.key)!;
    const presented = presentMetric(metric, result, {
      gathered,
      variations,
      group: '',
      confidenceLevel: view.judgement.confidenceLevel,
    });
    const more = libraryWarnings(metric, gathered.library, { isDated: isDated(request) });
    return { ...presented, warnings: [...presented.warnings, ...more, ...eventWarnings(metric, gathered)] };
  });
  const all = variantsOf(results);
  const variants = all.filter(({ variantId }) => variantId === (request.variantId ?? variantId));
  const { judgement, differences } = view;
  const { confidenceLevel, significanceThreshold, method } = judgement;
  return {
    experiment: experimentOf(results),
    experimentId: measured.experiment.id,
    experimentName: measured.experiment.title,
    conversionEventType: conversionType,
    ...{ confidenceLevel, significanceThreshold, method, horizonReached: analysis.horizonReached },
    ...{ exploratory: differences.length > 0, differences },
    protocol: protocolOf(results),
    marks: measured.marks.map(({ at, kind, reason }) => ({ at, kind, reason })),
    summary: summaryOf(results, variants),
    notCounted: { publicSource: uncountedOf(gathered) },
    eventsBeforeAssignment: earlyByType(gathered),
    reports: results.circumstances.reports,
    crossedOver: results.circumstances.crossedOver,
    movedBetweenRules: results.circumstances.movedBetweenRules,
    srm: isCompared(measured) ? analysis.srm : { ...analysis.srm, ...uncheckedSplit },
    warnings: [...new Set([...analysisWarnings(results, shown), ...warnings])],
    variants,
    comparison: isCompared(measured) ? presentLift(all) : null,
    comparisons: shown[0]?.comparisons ?? [],
    winner: presentWinner(analysis, variations),
    decision: presentDecision(results),
    metrics: shown,
    guardrails: presentGuardrails(analysis, metrics, variations),
    posteriorCaveat: method === 'bayesian' ? posteriorCaveat : null,
    groupableBy: results.groupableNames,
    ...{ breakdown, series },
  };
}

/** A personalization has no shares to check, several rules have different ones. */
const uncheckedSplit = { pValue: null, pValueOneLook: null, chiSquare: null } as const;

/** Codes of what is shown; a metric that is not shown has nothing to say. */
function analysisWarnings({ analysis }: Results, shown: readonly MetricResultDto[]): string[] {
  const { srm, guardrails, decision } = analysis;
  return [srm, ...shown, ...guardrails, decision].flatMap((part) => part.warnings);
}

/** What decides by the protocol, whatever decides in this view. */
function protocolOf({ measured }: Results): ResultsProtocolDto {
  const { protocol, plannedUsers, endAt } = measured.experiment;
  const goals = chooseMetrics(measured, { conversionType: conversionTypeOf(measured.experiment) });
  return {
    ...protocol,
    primaryMetrics: goals.filter(({ role }) => role === 'primary').map(({ key }) => key),
    plan: { plannedUsers, endAt },
    planChanged: isPlanChanged(measured),
  };
}

function experimentOf({ measured: { experiment } }: Results): MeasuredExperimentDto {
  const { id, key, title, status, startedAt, endedAt, endAt, plannedUsers } = experiment;
  return { id, key, name: title, status, startedAt, endedAt, endAt, plannedUsers };
}

function variantsOf({ request, measured, gathered, analysis, conversionType }: Results): VariantResultDto[] {
  return presentVariants(measured.variations, {
    ...{ gathered, conversionType, eventType: request.eventType },
    conversions: analysis.metrics.find(({ key }) => key === conversionKey)!,
    expectedUsers: analysis.srm.expectedUsers,
  });
}

function summaryOf({ request, measured }: Results, variants: readonly VariantResultDto[]): ResultsSummaryDto {
  const { startedAt, endedAt } = measured.experiment;
  const sum = (field: 'assignedCount' | 'eventCount') =>
    variants.reduce((total, variant) => total + variant[field], 0);
  return {
    totalAssigned: sum('assignedCount'),
    totalEvents: sum('eventCount'),
    dateRange: { start: request.from ?? startedAt, end: request.until ?? endedAt },
  };
}
