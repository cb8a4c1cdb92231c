import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import {
  applyOverrides,
  compileMetric,
  type CompiledMetric,
  type MetricDefinition,
  type MetricOverrides,
} from '#libs/metrics';

/** A shared metric in an experiment, as it is measured there. */
export interface AttachedMetric {
  metricId: number;
  experimentId: number;
  /** With what the experiment has otherwise. */
  definition: MetricDefinition;
  /** Tells what values follow from. */
  signature: string;
}

/** The same, ready to be worked out. */
export interface ReadyMetric extends AttachedMetric {
  compiled: CompiledMetric;
}

interface Row {
  metricId: number;
  experimentId: number;
  definition: MetricDefinition;
  overrides: MetricOverrides | null;
}

/** By SQL on `metric`: which version of its definition it is measured by. A Draft follows the newest. */
const attachedColumns = `
  metric.id AS "metricId", metric.experiment_id AS "experimentId", version.definition, metric.overrides`;
const attachedJoins = `
  metric JOIN shared_metric ON shared_metric.id = metric.shared_metric_id
  JOIN shared_metric_version AS version ON version.shared_metric_id = shared_metric.id
    AND version.version = COALESCE(metric.shared_version, shared_metric.version)
  JOIN experiment ON experiment.id = metric.experiment_id`;

/** What is attached to experiments of a project that have started, in ascending id. */
export async function readAttached(manager: EntityManager, projectId: number): Promise<AttachedMetric[]> {
  const rows = await manager.query<Row[]>(
    `SELECT ${attachedColumns} FROM ${attachedJoins}
     WHERE experiment.project_id = $1 AND experiment.started_at IS NOT NULL ORDER BY metric.id`,
    [projectId],
  );
  return rows.map(attachedOf);
}

function attachedOf({ metricId, experimentId, definition, overrides }: Row): AttachedMetric {
  const own = applyOverrides(definition, overrides).definition;
  return { metricId, experimentId, definition: own, signature: signatureOf(own) };
}

/** Definitions that give every end user the same value have the same. */
function signatureOf(definition: MetricDefinition): string {
  const { kind, source, value, measure, denominator, steps, retention, distinct, window, cap, cuped } =
    definition;
  const { quantile } = definition;
  const parts = {
    ...{ kind, source, value, measure, denominator, steps, retention, distinct, window, quantile },
    cap: cap.type === 'fixed' ? [cap.upper, cap.lower] : null,
    lookbackDays: cuped.on ? cuped.lookbackDays : null,
  };
  return createHash('sha256')
    .update(JSON.stringify(inOrder(parts)))
    .digest('hex');
}

/** jsonb keeps no order of keys, so that none may matter. */
function inOrder(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(inOrder);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, value]) => [key, inOrder(value)]),
  );
}

/** Compiled definitions of a process, so that each is made once. */
export class ReadyMetrics {
  private readonly known = new Map<string, CompiledMetric>();

  of(attached: AttachedMetric): ReadyMetric {
    const { definition, signature } = attached;
    let compiled = this.known.get(signature);
    if (!compiled) {
      if (this.known.size >= most) this.known.clear();
      compiled = compileMetric(definition);
      this.known.set(signature, compiled);
    }
    return { ...attached, compiled };
  }
}

const most = 1_000;

/** How an attached metric is measured in its experiment, for who reads its values. */
export interface SharedMeasure extends AttachedMetric {
  sharedMetricId: number;
  version: number;
}

/** Of experiments, in ascending id; Drafts too. */
export async function readMeasures(
  manager: EntityManager,
  experimentIds: readonly number[],
): Promise<SharedMeasure[]> {
  const rows = await manager.query<(Row & Pick<SharedMeasure, 'sharedMetricId' | 'version'>)[]>(
    `SELECT ${attachedColumns}, version.version, shared_metric.id AS "sharedMetricId" FROM ${attachedJoins}
     WHERE metric.experiment_id = ANY ($1::int[]) ORDER BY metric.id`,
    [experimentIds],
  );
  return rows.map(({ sharedMetricId, version, ...row }) => ({ ...attachedOf(row), sharedMetricId, version }));
}
