import type { EntityManager } from 'typeorm';
import { notFound } from '#libs/errors';
import type { AnalysisResult } from '#libs/statistics';
import { readAllocation, type Allocation } from './allocation.js';
import {
  analyseExperiment,
  reachesHorizon,
  type AnalysisParts,
  type Judgement,
} from './analyse-experiment.js';
import { gather, type Gathered } from './gather-statistics.js';
import { conversionTypeOf, readMeasured, type MeasuredExperiment } from './measured-experiment.js';
import {
  chooseMetrics,
  conversionKey,
  conversions,
  type MeasuredMetric,
  type MetricChoice,
} from './measured-metric.js';
import type { EventFilter, Reading } from './reading.js';

/** Which results are asked for. */
export interface ResultsRequest extends Judgement, EventFilter {
  decidedBy: MetricChoice['decidedBy'];
  /** In place of the experiment's own. */
  conversionType?: string;
  /** Events of this type only, in the counts of the variants. */
  eventType?: string;
  /** This variation only, in the counts of the variants. */
  variantId?: number;
  by?: string;
  series?: boolean;
}

/** Everything of one instant that results are made of. */
export interface Results {
  request: ResultsRequest;
  measured: MeasuredExperiment;
  reading: Reading;
  conversionType: string;
  /** The metrics of the answer. */
  metrics: MeasuredMetric[];
  gathered: Gathered;
  allocation: Allocation;
  /** What was analysed: these metrics, and the conversions in any case. */
  parts: AnalysisParts;
  analysis: AnalysisResult;
}

/**
 * @param manager of a transaction that sees one instant
 * @throws DomainError not-found; `invalid` for settings that the analysis refuses
 */
export async function readResults(
  manager: EntityManager,
  id: number,
  request: ResultsRequest,
): Promise<Results> {
  const measured = await readMeasured(manager, id);
  requireVariant(measured, request.variantId);
  const conversionType = conversionTypeOf(measured.experiment, request.conversionType ?? request.eventType);
  const metrics = chooseMetrics(measured, { conversionType, decidedBy: request.decidedBy });
  const { from, until, method } = request;
  const { projectId } = measured.experiment;
  const reading: Reading = { manager, experimentId: id, projectId, filter: { from, until }, grouping: null };
  const gathered = await gather(reading, metrics);
  const allocation = await readAllocation(manager, measured);
  const parts: AnalysisParts = {
    ...{ measured, gathered, allocation, judgement: request },
    metrics: withConversions(metrics, conversionType),
    horizonReached: reachesHorizon(measured, { users: assignedIn(gathered), method, now: new Date() }),
  };
  const analysis = analyseExperiment(parts);
  return { request, measured, reading, conversionType, metrics, gathered, allocation, parts, analysis };
}

function requireVariant({ variations }: MeasuredExperiment, id: number | undefined): void {
  if (id !== undefined && !variations.some((variation) => variation.id === id)) throw notFound('variant');
}

/** Conversions are compared in any case, also where the experiment's own metrics decide and nobody asks for them. */
function withConversions(metrics: readonly MeasuredMetric[], type: string): MeasuredMetric[] {
  const has = metrics.some(({ key }) => key === conversionKey);
  return has ? [...metrics] : [...metrics, conversions(type, 'secondary')];
}

function assignedIn({ assigned }: Gathered): number {
  return assigned.reduce((total, { users }) => total + users, 0);
}
