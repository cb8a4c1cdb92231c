import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { staleSince, type ServingVersion, type Staleness } from './stale-since.js';

/** A stale flag, as the list of them shows it. */
export interface StaleFlag extends Staleness {
  experimentId: number;
  key: string;
  title: string;
}

interface Candidate {
  experimentId: number;
  key: string;
  title: string;
  lastAsked: Date | null;
}

/** Of how many versions of a flag the present state is looked for; it is said to be as old as the last of them. */
const versionsRead = 50;

/** Flags that have served everybody the same for long, or that nobody asks for. */
@Injectable()
export class StaleFlagsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Those of a project, or those of some ids in it, by id. */
  async find(projectId: number, now: Date, ids?: readonly number[]): Promise<StaleFlag[]> {
    const candidates = await this.candidates(projectId, ids);
    if (candidates.length === 0) return [];
    const versions = await this.versionsOf(candidates.map(({ experimentId }) => experimentId));
    return candidates.flatMap(({ lastAsked, ...flag }) => {
      const own = versions.get(flag.experimentId);
      const stale = own && staleSince(own, lastAsked, now);
      return stale ? [{ ...flag, ...stale }] : [];
    });
  }

  /** A day counts to its end; none at all is null, which `least` would pass over. */
  private candidates(projectId: number, ids?: readonly number[]): Promise<Candidate[]> {
    return this.dataSource.query(
      `SELECT id AS "experimentId", key, title, (
         SELECT least((max(day) + 1)::timestamp AT TIME ZONE 'UTC', now()) FROM flag_evaluation
         WHERE project_id = $1 AND experiment_id = experiment.id HAVING count(*) > 0) AS "lastAsked"
       FROM experiment
       WHERE project_id = $1 AND type = 'Feature Flag' AND status IN ('Active', 'Paused', 'Ended')
         AND ($2::int[] IS NULL OR id = ANY ($2)) ORDER BY id`,
      [projectId, ids ?? null],
    );
  }

  private async versionsOf(ids: readonly number[]): Promise<ReadonlyMap<number, ServingVersion[]>> {
    const rows: (ServingVersion & { experimentId: number })[] = await this.dataSource.query(
      `SELECT asked.id AS "experimentId", version.*
       FROM unnest($1::int[]) AS asked (id), LATERAL (
         SELECT at, own ->> 'status' AS status, own -> 'shippedVariationId' AS "shippedVariationId",
           own -> 'coverage' AS coverage, own -> 'groupId' AS "groupId", COALESCE(own -> 'rules', '[]') AS rules,
           COALESCE(own -> 'pins', '[]') AS pins,
           jsonb_array_length(content -> 'segmentIds') + jsonb_array_length(content -> 'conditions') > 0 AS "isNarrowed",
           (SELECT COALESCE(jsonb_agg(jsonb_build_object('id', one -> 'id', 'traffic', one -> 'traffic',
              'isControl', one -> 'isControl')) FILTER (WHERE one -> 'retired' IS DISTINCT FROM 'true'), '[]')
            FROM jsonb_array_elements(content -> 'variations') AS one) AS variations
         FROM experiment_version, LATERAL (SELECT content -> 'experiment' AS own) AS experiment
         WHERE experiment_id = asked.id AND NOT superseded ORDER BY id DESC LIMIT ${versionsRead}) AS version`,
      [ids],
    );
    return new Map(ids.map((id) => [id, rows.filter(({ experimentId }) => experimentId === id)]));
  }
}
