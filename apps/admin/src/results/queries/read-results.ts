import type { EntityManager } from 'typeorm';
import { invalidField, notFound } from '#libs/errors';
import { viewByProtocol, type ProtocolView } from '#libs/protocol';
import { readAllocation, type Allocation } from './allocation.js';
import type { StrataTexts } from '../analysis/allocation-strata.js';
import { readBreakdown, type BreakdownMaterial } from './breakdown.queries.js';
import { readCircumstances, type Circumstances } from './circumstances.queries.js';
import type { GatheredTexts } from '../analysis/gather-statistics.js';
import { readMeasured, type MeasuredExperiment, type MeasuredFields } from './measured-experiment.js';
import {
  conversionTypeOf,
  chooseMetrics,
  isKept,
  withConversions,
  type MeasuredMetric,
} from '../analysis/measured-metric.js';
import { isByRule, readGroupableNames } from './grouping.js';
import { gather, readStrata } from './read-gathered.js';
import { readingOf, type Reading } from './reading.js';
import { isDated } from './event-filter.js';
import type { ResultsRequest } from '../dto/results-request.js';
import { readSeries, type SeriesMaterial } from './series.queries.js';
import type { LibrarySeries, SharedMeasure } from '../../metric-values/index.js';
import { readLibrarySeries } from './library-series.queries.js';
import { readKeptSeries } from './kept-series.js';
import { haveUserRowsExpired, userRowsExpired } from './user-rows.js';

/** Everything of one instant that results are made of: plain data, as a thread takes it. */
export interface ResultsMaterial {
  request: ResultsRequest;
  measured: MeasuredExperiment;
  conversionType: string;
  /** How it is judged, as asked and by the protocol of the experiment. */
  view: ProtocolView;
  /** The metrics of the answer. */
  metrics: MeasuredMetric[];
  gathered: GatheredTexts;
  /** Per allocation version; null where shares did not change. */
  strata: StrataTexts | null;
  allocation: Allocation;
  /** What `by` may be, as far as end users have it. */
  groupableNames: string[];
  /** Null when it was not asked for. */
  breakdown: BreakdownMaterial | null;
  /** Null when it was not asked for. */
  series: FollowedMetric | null;
  /** The shared metric whose series is too much to be read on request, so that it is worked out in the background. */
  seriesToAskFor: SharedMeasure | null;
  circumstances: Circumstances;
  readAt: Date;
}

/** What a metric is followed by from day to day: the rows of one of the experiment, or those of the library. */
export interface FollowedMetric {
  metric: MeasuredMetric;
  material: SeriesMaterial | LibrarySeries;
  /** ISO time at which it was worked out in the background; null where it was read just now. */
  madeAt: string | null;
}

/**
 * @param manager of a transaction that sees one instant
 * @throws DomainError not-found; `user-rows-expired` for what takes a look at end users that are not kept any more
 */
export async function readMaterial(
  manager: EntityManager,
  id: number,
  request: ResultsRequest,
): Promise<ResultsMaterial> {
  const measured = await readMeasured(manager, id);
  requireVariant(measured, request.variantId);
  const asked = request.conversionType ?? request.eventType;
  const conversionType = conversionTypeOf(measured.experiment, asked);
  const metrics = chooseMetrics(measured, { conversionType, byConversions: asked !== undefined });
  const view = viewByProtocol(measured.experiment.protocol, {
    ...request,
    isDated: isDated(request),
    hasOtherMetrics: asked !== undefined && hasOtherGoals(measured, conversionType),
  });
  const followed = followedMetric(metrics, request);
  const { from, until, by } = request;
  const reading: Reading = { ...readingOf(manager, measured), filter: { from, until } };
  const expired = await haveUserRowsExpired(manager, id);
  if (expired && (isDated(request) || by !== undefined || !metrics.every(isKept))) throw userRowsExpired();
  const gathered = await gather(reading, metrics);
  const allocation = await readAllocation(manager, measured);
  const strata = await readStrata(reading, withConversions(metrics, conversionType), allocation);
  const followedBy =
    followed &&
    (await readSeriesOf(reading, followed, { gathered, expired, experiment: measured.experiment }));
  return {
    ...{ request, measured, conversionType, view, metrics, gathered, strata, allocation },
    groupableNames: expired ? [] : [...ruleNames(measured), ...(await readGroupableNames(reading))],
    breakdown:
      by === undefined
        ? null
        : await readBreakdown(reading, by, { metrics, allocation, ofRules: isByRule(measured, by) }),
    series:
      followed && followedBy?.series
        ? { metric: followed, material: followedBy.series, madeAt: followedBy.madeAt }
        : null,
    seriesToAskFor: followedBy?.isLarge ? followed!.shared : null,
    circumstances: await readCircumstances(reading, { request, metrics, experiment: measured.experiment }),
    readAt: new Date(),
  };
}

interface SeriesSource {
  gathered: GatheredTexts;
  /** Whether the rows of its end users are gone. */
  expired: boolean;
  experiment: MeasuredFields;
}

async function readSeriesOf(
  reading: Reading,
  metric: MeasuredMetric,
  { gathered, expired, experiment }: SeriesSource,
): Promise<{ series: SeriesMaterial | LibrarySeries | null; isLarge: boolean; madeAt: string | null }> {
  const { manager } = reading;
  if (!expired && metric.shared) return readLibrarySeries(reading, metric.shared);
  const series = expired
    ? await readKeptSeries(manager, experiment.id, metric)
    : await readSeries(reading, metric, gathered);
  return { series, isLarge: false, madeAt: null };
}

const ruleNames = (measured: MeasuredExperiment): string[] =>
  isByRule(measured, 'rule_id') ? ['rule_id'] : [];

/** Whether something else than these conversions decides by the protocol. */
function hasOtherGoals({ experiment, metrics }: MeasuredExperiment, conversionType: string): boolean {
  return metrics.some(({ role }) => role === 'primary') || conversionType !== conversionTypeOf(experiment);
}

/**
 * The metric to follow from day to day, the first unless asked otherwise; null where none is to be.
 *
 * @throws DomainError `invalid` for a metric that the experiment does not have
 */
function followedMetric(
  metrics: readonly MeasuredMetric[],
  { series, seriesOf }: ResultsRequest,
): MeasuredMetric | null {
  if (series !== true) return null;
  const metric = seriesOf === undefined ? metrics[0]! : metrics.find(({ key }) => key === seriesOf.key);
  if (!metric) throw invalidField(seriesOf!.field, 'must be the key of a metric of these results');
  return metric;
}

function requireVariant({ variations }: MeasuredExperiment, id: number | undefined): void {
  if (id !== undefined && !variations.some((variation) => variation.id === id)) throw notFound('variant');
}
