import type { Mark } from '../../experiments/index.js';
import { earlyOf, usersOf, type Gathered } from './gather-statistics.js';
import { whyNotCompared } from './is-compared.js';
import { sourcesOf, type EventSource, type MeasuredMetric } from './measured-metric.js';
import type { Results } from './analyse-material.js';
import type { SeriesDto } from '../dto/series.dto.js';

/**
 * What is to be known of results apart from what the statistics say themselves:
 *
 * - `not_randomized`: a personalization gives each its own, so differences are not effects
 * - `rules_mixed`: several rules of a flag measure end users, or did since its start, so the numbers of all together are not
 *   compared
 * - `unknown_shares`: some end users were assigned under shares that are not known; they are left out of the SRM check
 * - `events_removed`: events were removed for their age, and numbers made from single events may lack them
 * - `no_series`: nothing is left that the metric could be followed by from day to day
 * - `series_pending`: the series of a shared metric takes long, so it is being worked out in the background
 * - `crossed_over`: some end users were served different variations under two ids before these were joined; they are left
 *   out
 * - `moved_between_rules`: some end users were served by another measured rule of the flag after the one that measured them
 *   first; they count in the variation of that one
 * - `late_answers`: in some variation more than one in a hundred saw the original page at first, since the answer came
 *   too late; they count in their variation, so effects look smaller than they are
 * - `content_changed`, `targeting_changed`, `metrics_changed`: what visitors got, who they were or what was measured was
 *   changed while it ran, so the numbers mix what was before and after
 * - `not_applied`: browsers have reported of more than one in a hundred of the visitors that their variation, or a part of
 *   it, could not be applied; they count in it all the same
 * - `looped`: browsers have reported that a redirect led in a circle and was stopped
 * - `unusual_traffic`: while the experiment ran, one address made more new visitors, or sent more events, in a minute
 *   than people do
 * - `unusual_values`: an event without a secret key that a metric counts had a value more than six orders of magnitude
 *   away from those before
 */
export function ownWarnings(results: Results, { series }: { series: SeriesDto | null }): string[] {
  const { request, measured, allocation, circumstances } = results;
  const isMarked = (wanted: Mark['kind']) => measured.marks.some(({ kind }) => kind === wanted);
  const obstacle = whyNotCompared(measured);
  const codes = {
    not_randomized: obstacle === 'not_randomized',
    rules_mixed: obstacle === 'rules_mixed',
    unknown_shares: !allocation.known,
    events_removed: circumstances.lacksEvents,
    no_series: request.series === true && series === null && results.seriesToAskFor === null,
    series_pending: series === null && results.seriesToAskFor !== null,
    crossed_over: circumstances.crossedOver > 0,
    moved_between_rules: circumstances.movedBetweenRules > 0,
    late_answers: cameLate(results),
    content_changed: isMarked('content_changed'),
    targeting_changed: isMarked('targeting_changed'),
    metrics_changed: isMarked('metrics_changed'),
    not_applied: circumstances.reports.notApplied > tolerableShare * usersOfAll(results),
    looped: circumstances.reports.looped > 0,
    unusual_traffic: circumstances.unusualTraffic,
    unusual_values: circumstances.unusualValues,
  };
  return Object.entries(codes).flatMap(([code, holds]) => (holds ? [code] : []));
}

/** From which share on visitors who did not see their variation as it should be, or lost events, are worth a warning. */
const tolerableShare = 0.01;

/**
 * What is to be known of the events of a metric:
 *
 * - `events_before_assignment`: more than one in a hundred were meant to count, but happened before their end user was
 *   assigned: a clock is wrong, times were cut, or what comes first is told last
 */
export function eventWarnings(metric: MeasuredMetric, gathered: Gathered): string[] {
  const early = earlyOf(gathered, metric);
  const counted = sourcesOf([metric]).reduce((sum, source) => sum + eventsOf(source, gathered), 0);
  return early > tolerableShare * (early + counted) ? ['events_before_assignment'] : [];
}

const eventsOf = (source: EventSource, { totals }: Gathered): number =>
  totals.reduce(
    (sum, { metricId, type, events }) =>
      metricId === source.metricId && type === source.type ? sum + events : sum,
    0,
  );

function cameLate({ circumstances, gathered }: Results): boolean {
  return circumstances.late.some(
    ({ variationId, users }) => users > tolerableShare * usersOf(gathered, variationId, ''),
  );
}

const usersOfAll = ({ gathered, measured }: Results): number =>
  measured.variations.reduce((sum, { id }) => sum + usersOf(gathered, id, ''), 0);
