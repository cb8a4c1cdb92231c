import type { Pool } from 'pg';
import { numberArray, textArray } from '../array-literal.js';
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

/**
 * The experiments that each reference may mean, two at most: none when there is no such experiment or its
 * organization serves nobody, two when a key without a project is ambiguous.
 */
export async function findExperiments(
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
