import type { Pool } from 'pg';
import { numberArray, textArray } from '../array-literal.js';
import { isDatabaseAway } from '../database-failure.js';
import type { ExperimentReference } from './tracked-event.js';

export interface TrackableMetric {
  readonly id: number;
  readonly custom: boolean;
  readonly selector: string;
}

/** An experiment in any status, as far as tracking needs it. */
export interface TrackableExperiment {
  readonly id: number;
  readonly projectId: number;
  readonly active: boolean;
  readonly allowedOrigins: readonly string[];
  /** In ascending id. */
  readonly metrics: readonly TrackableMetric[];
}

const pauseMs = 1_000;
const capacity = 10_000;

/** Finds the experiments that tracking calls name. */
export class ExperimentLookup {
  private readonly seen = new Map<string, readonly TrackableExperiment[]>();
  private askAgainAt = 0;

  constructor(private readonly pool: Pool) {}

  /**
   * The experiments that each reference may mean, two at most: none when there is no such experiment or its
   * organization serves nobody, two when a key without a project is ambiguous.
   *
   * While the database is away they are as they were last seen, provided that all of them were.
   */
  async find(references: readonly ExperimentReference[]): Promise<(readonly TrackableExperiment[])[]> {
    const names = references.map(({ id, key, projectId }) => JSON.stringify([id, key, projectId]));
    if (performance.now() < this.askAgainAt) {
      const seen = this.recall(names);
      if (seen) return seen;
    }
    try {
      const found = await findExperiments(this.pool, references);
      this.remember(names, found);
      return found;
    } catch (error) {
      const seen = isDatabaseAway(error) ? this.recall(names) : undefined;
      if (!seen) throw error;
      this.askAgainAt = performance.now() + pauseMs;
      return seen;
    }
  }

  private recall(names: readonly string[]): (readonly TrackableExperiment[])[] | undefined {
    const seen = names.flatMap((name) => {
      const experiments = this.seen.get(name);
      return experiments ? [experiments] : [];
    });
    return seen.length === names.length ? seen : undefined;
  }

  private remember(names: readonly string[], found: readonly TrackableExperiment[][]): void {
    names.forEach((name, index) => {
      this.seen.delete(name);
      if (found[index]!.length > 0) this.seen.set(name, found[index]!);
    });
    for (const oldest of this.seen.keys()) {
      if (this.seen.size <= capacity) return;
      this.seen.delete(oldest);
    }
  }
}

async function findExperiments(
  pool: Pool,
  references: readonly ExperimentReference[],
): Promise<TrackableExperiment[][]> {
  const { rows } = await pool.query<TrackableExperiment & { position: number }>({
    name: 'find-tracked-experiments',
    text: selectExperiments,
    values: [
      numberArray(references.map(({ id }) => id)),
      textArray(references.map(({ key }) => key)),
      numberArray(references.map(({ projectId }) => projectId)),
    ],
  });
  const found = references.map((): TrackableExperiment[] => []);
  for (const row of rows) found[row.position - 1]?.push(row);
  return found;
}

const selectExperiments = `
  WITH trackable AS NOT MATERIALIZED (
    SELECT experiment.id, experiment.project_id, experiment.key, experiment.status, project.allowed_origins
    FROM experiment
    JOIN project ON project.id = experiment.project_id
    JOIN organization ON organization.id = project.organization_id
    WHERE organization.verified_at IS NOT NULL AND NOT organization.disabled)
  SELECT asked.position::int, experiment.id, experiment.project_id AS "projectId",
    experiment.status = 'Active' AS active, experiment.allowed_origins AS "allowedOrigins",
    COALESCE(metrics.list, '[]'::json) AS metrics
  FROM unnest($1::int[], $2::text[], $3::int[]) WITH ORDINALITY AS asked (id, key, project_id, position)
  CROSS JOIN LATERAL (
    (SELECT * FROM trackable
     WHERE id = asked.id AND (asked.project_id IS NULL OR project_id = asked.project_id))
    UNION ALL
    (SELECT * FROM trackable
     WHERE asked.id IS NULL AND project_id = asked.project_id AND key = asked.key)
    UNION ALL
    (SELECT * FROM trackable
     WHERE asked.id IS NULL AND asked.project_id IS NULL AND key = asked.key LIMIT 2)) AS experiment
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('id', id, 'custom', custom, 'selector', selector) ORDER BY id) AS list
    FROM metric WHERE experiment_id = experiment.id) AS metrics ON true`;
