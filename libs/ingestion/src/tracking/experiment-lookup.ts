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
  readonly key: string;
  readonly projectId: number;
  readonly active: boolean;
  readonly allowedOrigins: readonly string[];
  /** In ascending id. */
  readonly metrics: readonly TrackableMetric[];
}

/** What this process serves of what a reference means; undefined for nothing, or when that is not sure. */
export type FindServed = (reference: ExperimentReference) => TrackableExperiment | undefined;

type Found = readonly TrackableExperiment[];

const pauseMs = 1_000;
/** Names; an experiment has three and may be found by one more. */
const capacity = 40_000;

/** Finds the experiments that tracking calls name. */
export class ExperimentLookup {
  private readonly seen = new Map<string, Found>();
  private askAgainAt = 0;

  constructor(
    private readonly pool: Pool,
    private readonly findServed: FindServed,
  ) {}

  /**
   * The experiments that each reference may mean, two at most: none when there is no such experiment or its
   * organization serves nobody, two when a key without a project is ambiguous.
   *
   * While the database is away they are as they are served or were last seen, and undefined when neither is known.
   */
  async find(references: readonly ExperimentReference[]): Promise<(Found | undefined)[]> {
    const names = references.map(nameOf);
    const asked = new Map(references.map((reference, index) => [names[index]!, reference]));
    const found = await this.read(asked);
    return names.map((name) => found.get(name));
  }

  private async read(asked: ReadonlyMap<string, ExperimentReference>): Promise<Map<string, Found>> {
    if (performance.now() < this.askAgainAt) return this.recall(asked);
    try {
      const experiments = await findExperiments(this.pool, [...asked.values()]);
      const found = new Map([...asked.keys()].map((name, index) => [name, experiments[index]!]));
      this.remember(found);
      return found;
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      this.askAgainAt = performance.now() + pauseMs;
      return this.recall(asked);
    }
  }

  private recall(asked: ReadonlyMap<string, ExperimentReference>): Map<string, Found> {
    const known = new Map<string, Found>();
    for (const [name, reference] of asked) {
      const served = this.findServed(reference);
      const found = served ? [served] : this.seen.get(name);
      if (found) known.set(name, found);
    }
    return known;
  }

  private remember(found: ReadonlyMap<string, Found>): void {
    for (const [name, experiments] of found) {
      if (experiments.length === 0) this.forget(name);
      else this.keep(name, experiments);
      for (const experiment of experiments)
        for (const other of namesOf(experiment)) this.keep(other, [experiment]);
    }
    for (const oldest of this.seen.keys()) {
      if (this.seen.size <= capacity) return;
      this.seen.delete(oldest);
    }
  }

  private keep(name: string, experiments: Found): void {
    this.seen.delete(name);
    this.seen.set(name, experiments);
  }

  private forget(name: string): void {
    for (const gone of this.seen.get(name) ?? []) for (const other of namesOf(gone)) this.seen.delete(other);
    this.seen.delete(name);
  }
}

function nameOf({ id, key, projectId }: ExperimentReference): string {
  return `${id}/${key}/${projectId}`;
}

/** All that name one experiment for sure. */
function namesOf({ id, key, projectId }: TrackableExperiment): string[] {
  return [
    nameOf({ id, key: null, projectId: null }),
    nameOf({ id, key: null, projectId }),
    nameOf({ id: null, key, projectId }),
  ];
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
  SELECT asked.position::int, experiment.id, experiment.key, experiment.project_id AS "projectId",
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
