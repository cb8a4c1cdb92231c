import { dayMs } from '#libs/durations';
import { viewByProtocol } from '#libs/protocol';
import type { AnalysisResult, Comparison } from '#libs/statistics';
import { unpackStrata } from './allocation-strata.js';
import { analyseExperiment, reachesHorizon } from './analyse-experiment.js';
import { whyNotCompared } from './is-compared.js';
import { totalOf, unpack, type Gathered } from './gather-statistics.js';
import type { MeasuredExperiment, MeasuredFields } from '../queries/measured-experiment.js';
import { isKept, sourcesOf, type MeasuredMetric } from './measured-metric.js';
import type { HeadlineDto, OverviewEntryDto } from '../dto/overview.dto.js';
import type { OverviewMaterial } from '../queries/overview.queries.js';

/** What is known of an experiment that runs. */
interface AnalysedExperiment {
  measured: MeasuredExperiment;
  metrics: MeasuredMetric[];
  gathered: Gathered;
  users: number;
  analysis: AnalysisResult;
}

/** What the overview of a project is made of. */
export interface OverviewInput {
  running: readonly OverviewMaterial[];
  now: Date;
}

/** One line on each experiment that runs. */
export function makeOverview({ running, now }: OverviewInput): OverviewEntryDto[] {
  return running.map((material) => entryOf(analyseForOverview(material, now), now));
}

function entryOf(analysed: AnalysedExperiment, now: Date): OverviewEntryDto {
  const { experiment, variations } = analysed.measured;
  const { id, key, title, type, status, startedAt, endedAt, plannedUsers } = experiment;
  const shipped = variations.find((variation) => variation.id === experiment.shippedVariationId);
  const headline = headlineOf(analysed);
  const silentMetrics = silentOf(analysed);
  return {
    ...{ id, key, title, type, status, startedAt, endedAt, plannedUsers, users: analysed.users },
    daysLeft: daysLeft(analysed.measured.experiment, analysed.users, now),
    shippedVariantName: shipped?.title ?? null,
    headline,
    decision: headline && analysed.analysis.decision.status,
    warnings: warningsOf(analysed, silentMetrics),
    silentMetrics,
  };
}

function analyseForOverview(
  { measured, metrics, allocation, ...material }: OverviewMaterial,
  now: Date,
): AnalysedExperiment {
  const gathered = unpack(material.gathered);
  const strata = unpackStrata(material.strata);
  const users = gathered.assigned.reduce((sum, row) => sum + row.users, 0);
  const { judgement } = viewByProtocol(measured.experiment.protocol, {});
  // It is read again and again, so that it is never the one look of a fixed test without a plan.
  const horizonReached = reachesHorizon(measured, { users, method: 'sequential', now });
  const kept = metrics.filter(isKept);
  const parts = { measured, gathered, strata, allocation, judgement, metrics: kept, horizonReached };
  return { measured, metrics, gathered, users, analysis: analyseExperiment(parts) };
}

/** Without the first primary metric, or with a deciding one left out, nothing is said. */
function headlineOf({ measured, metrics, analysis }: AnalysedExperiment): HeadlineDto | null {
  const [first] = metrics;
  if (!first || isOneWay(analysis)) return null;
  if (metrics.some((metric) => metric.role !== 'secondary' && !isKept(metric))) return null;
  const result = analysis.metrics.find(({ key }) => key === first.key);
  const best = result?.comparisons.reduce<Comparison | undefined>(
    (ahead, one) => (!ahead || advantage(one, first) > advantage(ahead, first) ? one : ahead),
    undefined,
  );
  if (!best) return null;
  const variation = measured.variations.find(({ id }) => String(id) === best.variation);
  return {
    metric: first.title,
    variantName: variation?.title ?? '',
    ...{ lift: best.relativeLift, interval: best.ciRelative, verdict: best.verdict },
  };
}

/** Whether all get the same, as by a redirect for everyone, so that there will never be two to compare. */
const isOneWay = ({ decision, srm }: AnalysisResult): boolean =>
  decision.status === 'insufficient_data' &&
  (srm.expectedUsers ?? []).filter((users) => users > 0).length === 1;

const advantage = ({ absoluteLift }: Comparison, { goal }: MeasuredMetric): number =>
  absoluteLift === null ? -Infinity : goal === 'increase' ? absoluteLift : -absoluteLift;

function silentOf({ measured, metrics, gathered, users }: AnalysedExperiment): string[] {
  if (users === 0) return [];
  const hasEvents = (metric: MeasuredMetric) =>
    sourcesOf([metric]).some((source) =>
      measured.variations.some(({ id }) => totalOf(gathered, source, { variationId: id, group: '' })),
    );
  return metrics.filter((metric) => !hasEvents(metric)).map(({ title }) => title);
}

function warningsOf(
  analysed: AnalysedExperiment,
  silentMetrics: readonly string[],
): OverviewEntryDto['warnings'] {
  const obstacle = whyNotCompared(analysed.measured);
  const codes = {
    srm_detected: analysed.analysis.srm.srmDetected,
    no_visitors: analysed.users === 0,
    silent_metric: silentMetrics.length > 0,
    not_randomized: obstacle === 'not_randomized',
    rules_mixed: obstacle === 'rules_mixed',
  };
  return (Object.keys(codes) as (keyof typeof codes)[]).filter((code) => codes[code]);
}

/** Young experiments are taken to be a day old at least, so that their first hours are not taken for the pace of all. */
function daysLeft(
  { startedAt, endAt, plannedUsers }: MeasuredFields,
  users: number,
  now: Date,
): number | null {
  const bySize = plannedUsers === null ? null : daysToSize(plannedUsers - users, users, startedAt, now);
  const byTime = endAt && (endAt.getTime() - now.getTime()) / dayMs;
  const known = [bySize, byTime].filter((days) => days !== null);
  return known.length === 0 ? null : Math.max(0, Math.ceil(Math.min(...known)));
}

function daysToSize(missing: number, users: number, startedAt: Date | null, now: Date): number | null {
  if (missing <= 0) return 0;
  if (users === 0 || !startedAt) return null;
  const days = Math.max(1, (now.getTime() - startedAt.getTime()) / dayMs);
  return missing / (users / days);
}
