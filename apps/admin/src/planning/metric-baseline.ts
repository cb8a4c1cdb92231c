import type { EntityManager } from 'typeorm';
import { dayMs } from '#libs/durations';
import { Metric } from '#libs/entities';
import type { AnalysedMetric } from '#libs/statistics';
import {
  chooseMetrics,
  conversionTypeOf,
  gather,
  haveUserRowsExpired,
  isKept,
  readingOf,
  readMeasured,
  requireUserRows,
  toAnalysed,
  unpack,
} from '../results/index.js';

const daysBack = 28;
/** Fewer recent end users than these say less than all that there were. */
const enoughUsers = 100;

/** What the control of an experiment came to on one of its metrics. */
export interface MetricBaseline {
  kind: 'binomial' | 'mean';
  /** A rate, or a mean in the unit of the metric. */
  baseline: number;
  /** Of one end user's value; null for rates. */
  sd: number | null;
  /** With the value before the assignment; 0 without CUPED. */
  covariateCorrelation: number;
  /** How many end users it is of. */
  users: number;
  /** Assigned from then on; null for all of the experiment. */
  from: Date | null;
}

/** Why there is none. */
export type NoBaseline = { fault: string };

/**
 * Of those who were assigned to the control in the last 28 days where they are a hundred, else of all of them.
 *
 * @throws DomainError `user-rows-expired` for a metric that takes a look at end users who are not kept any more
 */
export async function readMetricBaseline(
  manager: EntityManager,
  { metricId, projectId, now }: { metricId: number; projectId: number; now: Date },
): Promise<MetricBaseline | NoBaseline> {
  const known = await manager.findOne(Metric, {
    where: { id: metricId },
    select: { id: true, experimentId: true },
  });
  const measured = known && (await readMeasured(manager, known.experimentId));
  if (measured?.experiment.projectId !== projectId) return { fault: 'is no metric of the project' };
  const metric = chooseMetrics(measured, { conversionType: conversionTypeOf(measured.experiment) }).find(
    (one) => one.metricId === metricId,
  )!;
  if (metric.divisor) return { fault: 'is a ratio, which cannot be planned' };
  const variations = measured.variations.filter(({ isControl }) => isControl);
  if (variations.length !== 1) return { fault: 'belongs to an experiment without a control' };
  const reading = readingOf(manager, measured);
  if (!isKept(metric)) await requireUserRows(manager, measured.experiment.id);
  const from = new Date(now.getTime() - daysBack * dayMs);
  if (!(await haveUserRowsExpired(manager, measured.experiment.id))) {
    const grouping = { keyOf: (p: Parameters<typeof toGroup>[0]) => toGroup(p, from) };
    const gathered = unpack(await gather({ ...reading, grouping }, [metric]));
    const recent = baselineOf(toAnalysed(metric, gathered, { variations, group: 'recent' }));
    if (recent && recent.users >= enoughUsers) return { ...recent, from };
  }
  const gathered = unpack(await gather(reading, [metric]));
  const all = baselineOf(toAnalysed(metric, gathered, { variations, group: '' }));
  return all ? { ...all, from: null } : { fault: 'has too few visitors yet to take a baseline from' };
}

/** SQL for whether a row of `assignment` is a recent one. */
const toGroup = (p: { of(value: unknown, type: 'timestamptz'): string }, from: Date): string =>
  `CASE WHEN assignment.assigned_at >= ${p.of(from, 'timestamptz')} THEN 'recent' ELSE 'older' END`;

/** Of the only variation; null where there is no spread to know of. */
function baselineOf(analysed: AnalysedMetric): Omit<MetricBaseline, 'from'> | null {
  if (analysed.kind === 'binomial') {
    const { n, conversions } = analysed.statistics[0]!;
    if (n === 0) return null;
    return { kind: 'binomial', baseline: conversions / n, sd: null, covariateCorrelation: 0, users: n };
  }
  if (analysed.kind === 'quantile') return null;
  const { n, sum, deviations } = analysed.statistics[0]!;
  if (n < 2) return null;
  const sd = Math.sqrt(deviations! / (n - 1));
  return { kind: 'mean', baseline: sum / n, sd, covariateCorrelation: correlationOf(analysed), users: n };
}

function correlationOf(analysed: AnalysedMetric): number {
  if (analysed.kind !== 'cuped') return 0;
  const { deviations, covariateDeviations, productDeviations } = analysed.statistics[0]!;
  const spread = Math.sqrt(deviations! * covariateDeviations!);
  return spread === 0 ? 0 : Math.max(-1, Math.min(1, productDeviations! / spread));
}
