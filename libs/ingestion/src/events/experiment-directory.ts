import type { Pool } from 'pg';
import { DomainError, isDatabaseAway } from '#libs/errors';
import { BoundedMap } from '#libs/memory';
import { textArray } from '../array-literal.js';

/** An experiment in any status, as far as calls of programs can refer to it. */
export interface KnownExperiment {
  readonly id: number;
  readonly key: string;
  readonly active: boolean;
  /** Milliseconds since 1970; null while it has not ended. */
  readonly endedAt: number | null;
  /** In ascending id, retired ones too. */
  readonly variations: readonly { readonly id: number; readonly title: string }[];
  /** Event types with the largest absolute value that one without a secret key may have. */
  readonly valueLimits: readonly { readonly type: string; readonly limit: number }[];
}

export interface ExperimentDirectoryOptions {
  pool: Pool;
  /** Milliseconds of a clock that only goes up. */
  elapsed: () => number;
  /** How many experiments are remembered. */
  capacity?: number;
  /** How long what is known is not asked for again. */
  freshMs?: number;
}

interface Entry {
  readonly experiment: KnownExperiment;
  readonly readAt: number;
}

/**
 * Finds experiments of a project by id or key, from memory while that is fresh. Known ones stay known while the
 * database is unavailable; unknown ones are asked for each time.
 */
export class ExperimentDirectory {
  private readonly known: BoundedMap<string, Entry>;

  constructor(private readonly options: ExperimentDirectoryOptions) {
    this.known = new BoundedMap(options.capacity ?? 10_000);
  }

  /**
   * The experiments by the references given (id in digits, or key); unknown ones, and those of other projects,
   * are left out.
   *
   * @throws DomainError unavailable when one that is not in memory cannot be looked up now
   * @param anew asks again for what is in memory, when it lacks something that may be new
   */
  async find(
    projectId: number,
    references: ReadonlySet<string>,
    anew = false,
  ): Promise<ReadonlyMap<string, KnownExperiment>> {
    const missing = [...references].filter((name) => anew || !this.isFresh(projectId, name));
    try {
      if (missing.length > 0) await this.read(projectId, missing);
    } catch (error) {
      const allKnown = missing.every((name) => this.known.has(`${projectId}/${name}`));
      if (!isDatabaseAway(error)) throw error;
      if (!allKnown) throw unavailable(error);
    }
    const found = new Map<string, KnownExperiment>();
    for (const name of references) {
      const entry = this.known.get(`${projectId}/${name}`);
      if (entry) found.set(name, entry.experiment);
    }
    return found;
  }

  private isFresh(projectId: number, name: string): boolean {
    const entry = this.known.get(`${projectId}/${name}`);
    const { elapsed, freshMs = 5_000 } = this.options;
    return entry !== undefined && elapsed() - entry.readAt < freshMs;
  }

  private async read(projectId: number, names: readonly string[]): Promise<void> {
    const { rows } = await this.options.pool.query<KnownExperiment & { name: string }>({
      name: 'find-named-experiments',
      text: selection,
      values: [projectId, textArray(names)],
    });
    for (const name of names) this.known.delete(`${projectId}/${name}`);
    const readAt = this.options.elapsed();
    for (const { name, ...experiment } of rows)
      this.known.set(`${projectId}/${name}`, { experiment, readAt });
  }
}

function unavailable(cause: unknown): DomainError {
  const detail = 'The experiment cannot be looked up for the moment.';
  return new DomainError('unavailable', 'dependency-unavailable', detail, { retryAfterSeconds: 2, cause });
}

const selection = `
  SELECT asked.name, experiment.id, experiment.key, experiment.status = 'Active' AS active,
    (extract(epoch FROM experiment.ended_at) * 1000)::float8 AS "endedAt",
    COALESCE((
      SELECT json_agg(json_build_object('id', id, 'title', title) ORDER BY id)
      FROM variation WHERE experiment_id = experiment.id), '[]'::json) AS variations,
    COALESCE((
      SELECT json_agg(json_build_object('type', selector, 'limit', max_public_value))
      FROM metric WHERE experiment_id = experiment.id AND custom AND shared_metric_id IS NULL
        AND max_public_value IS NOT NULL),
      '[]'::json) AS "valueLimits"
  FROM unnest($2::text[]) AS asked (name)
  JOIN experiment ON experiment.project_id = $1 AND (
    experiment.key = asked.name
    OR experiment.id = CASE WHEN asked.name ~ '^[0-9]{1,10}$' THEN asked.name::bigint END)`;
