import type { Pool } from 'pg';
import { numberArray, textArray } from '../array-literal.js';
import { isDatabaseAway } from '#libs/errors';
import { BoundedMap } from '#libs/memory';
import type { ExperimentReference } from './tracked-event.js';

export interface TrackableMetric {
  readonly id: number;
  readonly custom: boolean;
  readonly selector: string;
  /** The largest absolute value of an event without a secret key; null for no limit of its own. */
  readonly maxPublicValue?: number | null;
}

/** An experiment in any status, as far as tracking needs it. */
export interface TrackableExperiment {
  readonly id: number;
  readonly key: string;
  readonly projectId: number;
  readonly publicId: string;
  /** Whether calls without a secret key have to name the project by its public id. */
  readonly requirePublicId: boolean;
  readonly active: boolean;
  readonly allowedOrigins: readonly string[];
  /** In ascending id. */
  readonly metrics: readonly TrackableMetric[];
}

/** What this process serves of what a reference means; undefined for nothing, or when that is not sure. */
export type FindServed = (reference: ExperimentReference) => TrackableExperiment | undefined;

/** Null when there is none. */
type Found = TrackableExperiment | null;

const pauseMs = 1_000;
/** Names; an experiment has five at most. */
const capacity = 40_000;

/** Finds the experiments that tracking calls name. */
export class ExperimentLookup {
  private readonly seen = new BoundedMap<string, TrackableExperiment>(capacity);
  private askAgainAt = 0;

  constructor(
    private readonly pool: Pool,
    private readonly findServed: FindServed,
  ) {}

  /**
   * The experiment that each reference means; null when there is none, its organization serves nobody, or its project
   * does not want to be named like this.
   *
   * While the database is unavailable they are as they are served or were last seen, and undefined when neither is known.
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
      const found = new Map([...asked.keys()].map((name, index) => [name, experiments[index] ?? null]));
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
      const found = served ?? this.seen.get(name);
      if (found) known.set(name, found);
    }
    return known;
  }

  private remember(found: ReadonlyMap<string, Found>): void {
    for (const [name, experiment] of found) {
      if (experiment === null) this.forget(name);
      else for (const other of namesOf(experiment)) this.seen.set(other, experiment);
    }
  }

  private forget(name: string): void {
    const gone = this.seen.get(name);
    if (gone) for (const other of namesOf(gone)) this.seen.delete(other);
  }
}

function nameOf({ id, key, projectId }: ExperimentReference): string {
  return `${id}/${key}/${projectId}`;
}

/** All references that mean one experiment. */
function namesOf({ id, key, projectId, publicId, requirePublicId }: TrackableExperiment): string[] {
  const byPublicId = [
    nameOf({ id, key: null, projectId: publicId }),
    nameOf({ id: null, key, projectId: publicId }),
  ];
  if (requirePublicId) return byPublicId;
  return [
    ...byPublicId,
    nameOf({ id, key: null, projectId: null }),
    nameOf({ id, key: null, projectId }),
    nameOf({ id: null, key, projectId }),
  ];
}

async function findExperiments(
  pool: Pool,
  references: readonly ExperimentReference[],
): Promise<(TrackableExperiment | undefined)[]> {
  const { rows } = await pool.query<TrackableExperiment & { position: number }>({
    name: 'find-tracked-experiments',
    text: selectExperiments,
    values: [
      numberArray(references.map(({ id }) => id)),
      textArray(references.map(({ key }) => key)),
      numberArray(references.map(({ projectId }) => (typeof projectId === 'number' ? projectId : null))),
      textArray(references.map(({ projectId }) => (typeof projectId === 'string' ? projectId : null))),
    ],
  });
  const found = references.map((): TrackableExperiment | undefined => undefined);
  for (const { position, ...experiment } of rows) found[position - 1] = experiment;
  return found;
}

/** A project that wants its public id is found by that alone. */
const selectExperiments = `
  WITH trackable AS NOT MATERIALIZED (
    SELECT experiment.id, experiment.project_id, experiment.key, experiment.status,
      project.allowed_origins, project.public_id, project.require_public_id
    FROM experiment
    JOIN project ON project.id = experiment.project_id
    JOIN organization ON organization.id = project.organization_id
    WHERE organization.verified_at IS NOT NULL AND NOT organization.disabled)
  SELECT asked.position::int, experiment.id, experiment.key, experiment.project_id AS "projectId",
    experiment.public_id AS "publicId", experiment.require_public_id AS "requirePublicId",
    experiment.status = 'Active' AS active, experiment.allowed_origins AS "allowedOrigins",
    COALESCE(metrics.list, '[]'::json) AS metrics
  FROM unnest($1::int[], $2::text[], $3::int[], $4::text[]) WITH ORDINALITY
    AS asked (id, key, project_id, public_id, position)
  CROSS JOIN LATERAL (
    (SELECT * FROM trackable
     WHERE id = asked.id AND (asked.project_id IS NULL OR project_id = asked.project_id)
       AND (public_id = asked.public_id OR asked.public_id IS NULL AND NOT require_public_id))
    UNION ALL
    (SELECT * FROM trackable
     WHERE asked.id IS NULL AND project_id = asked.project_id AND key = asked.key AND NOT require_public_id)
    UNION ALL
    (SELECT * FROM trackable
     WHERE asked.id IS NULL AND public_id = asked.public_id AND key = asked.key)) AS experiment
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('id', id, 'custom', custom, 'selector', selector,
      'maxPublicValue', max_public_value) ORDER BY id) AS list
    FROM metric WHERE experiment_id = experiment.id AND shared_metric_id IS NULL) AS metrics ON true`;
