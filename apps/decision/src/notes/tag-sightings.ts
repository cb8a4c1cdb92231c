import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { JobRunner } from '#libs/jobs';
import { Clock } from '../clock.js';
import { Collector, type Collected } from './collector.js';

/** A request of the tag, as far as it tells whether the tag works. */
export interface TagRequest {
  readonly projectId: number;
  /** What the browser sent as `Origin`; programs send none. */
  readonly origin: string | undefined;
  readonly isRefused: boolean;
  readonly isPreview?: boolean;
}

interface Sighting {
  readonly projectId: number;
  readonly origin: string;
  /** When it was last seen; milliseconds since 1970. */
  readonly lastAt: number;
  readonly previewedAt: number | undefined;
  readonly isRefused: boolean;
}

/** An origin that asks, with when it was last told of. */
interface Known extends Writable<Sighting> {
  toldAt: number;
  isTold: boolean;
}

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

/** An origin that goes on asking is written down once in this time. */
const againMs = 60_000;
/** Further ones are not noticed until others have been silent for a minute: origins can be made up. */
const maxOriginsOfProject = 50;
const maxProjects = 10_000;

const usualOrigin = /^(?:null|[a-z][a-z0-9+.-]{0,30}:\/\/[\w.:[\]-]{0,260})$/i;

const sightings: Collected<Sighting> = {
  job: {
    name: 'tag-sightings',
    fails: 'Where the tag was seen waits for the database',
    works: 'Where the tag is seen is written down again.',
    everyMs: 2_000,
  },
  most: 100_000,
  name: ({ projectId, origin }) => `${projectId} ${origin}`,
  merge: (known, added) => {
    const [earlier, later] = known.lastAt > added.lastAt ? [added, known] : [known, added];
    return { ...later, previewedAt: later.previewedAt ?? earlier.previewedAt };
  },
  statement: {
    name: 'note-tags',
    // A project that is gone meanwhile has none.
    text: `
      INSERT INTO tag_sighting AS known (project_id, origin, first_at, last_at, refused, previewed_at)
      SELECT given.project_id, given.origin, given.last_at, given.last_at, given.refused, given.previewed_at
      FROM unnest($1::int[], $2::text[], $3::timestamptz[], $4::boolean[], $5::timestamptz[])
        AS given (project_id, origin, last_at, refused, previewed_at)
      JOIN project ON project.id = given.project_id
      ORDER BY given.project_id, given.origin
      ON CONFLICT (project_id, origin) DO UPDATE
      SET last_at = greatest(known.last_at, EXCLUDED.last_at), refused = EXCLUDED.refused,
        previewed_at = greatest(known.previewed_at, EXCLUDED.previewed_at)`,
  },
  row: ({ projectId, origin, lastAt, isRefused, previewedAt }) => [
    ...[projectId, origin, new Date(lastAt), isRefused],
    previewedAt === undefined ? null : new Date(previewedAt),
  ],
};

/**
 * From which websites the tag asks, by project, for the console. A new one is there within seconds, so that anyone who has
 * just put up the tag need not wait; one that goes on is written once a minute, however many visitors there are.
 */
@Injectable()
export class TagSightings extends Collector<Sighting> {
  private readonly projects = new Map<number, Map<string, Known>>();

  constructor(
    pool: Pool,
    private readonly clock: Clock,
    runner: JobRunner,
  ) {
    super(pool, runner, sightings);
  }

  note({ projectId, origin, isRefused, isPreview = false }: TagRequest): void {
    if (origin === undefined) return;
    const now = this.clock.now();
    const sighting = this.projects.get(projectId)?.get(origin) ?? this.begin(projectId, origin);
    if (sighting === undefined) return;
    if (sighting.isRefused !== isRefused || (isPreview && sighting.previewedAt === undefined)) {
      // News that is worth telling before the minute is over.
      sighting.toldAt = -Infinity;
      sighting.isRefused = isRefused;
    }
    if (isPreview) sighting.previewedAt = now;
    sighting.lastAt = now;
    sighting.isTold = false;
  }

  protected override gather(isLast: boolean): void {
    const now = this.clock.now();
    for (const origins of this.projects.values())
      for (const known of origins.values()) {
        if (known.isTold || (!isLast && now - known.toldAt < againMs)) continue;
        const { toldAt: _, isTold: __, ...sighting } = known;
        this.keep(sighting);
        known.isTold = true;
        known.toldAt = now;
      }
    this.forgetSilent(now);
  }

  protected override async written(notes: readonly Sighting[]): Promise<void> {
    const projectIds = [...new Set(notes.map(({ projectId }) => projectId))];
    await this.pool.query({ name: 'forget-tags', text: forgetting, values: [projectIds] });
  }

  private begin(projectId: number, origin: string): Known | undefined {
    if (!usualOrigin.test(origin)) return undefined;
    let origins = this.projects.get(projectId);
    if (origins === undefined) {
      if (this.projects.size >= maxProjects) return undefined;
      this.projects.set(projectId, (origins = new Map<string, Known>()));
    }
    if (origins.size >= maxOriginsOfProject) return undefined;
    const times = { toldAt: -Infinity, lastAt: 0, previewedAt: undefined };
    const sighting: Known = { projectId, origin, ...times, isRefused: false, isTold: false };
    origins.set(origin, sighting);
    return sighting;
  }

  private forgetSilent(now: number): void {
    for (const [projectId, origins] of this.projects) {
      for (const [origin, { isTold, lastAt }] of origins)
        if (isTold && now - lastAt >= againMs) origins.delete(origin);
      if (origins.size === 0) this.projects.delete(projectId);
    }
  }
}

/** Those that were refused go first: anybody can make them up. One that another process writes just now stays. */
const forgetting = `
  WITH listed AS (
    SELECT project_id, origin,
      row_number() OVER (PARTITION BY project_id ORDER BY refused, last_at DESC, origin COLLATE "C") AS place
    FROM tag_sighting WHERE project_id = ANY($1::int[])),
  surplus AS MATERIALIZED (
    SELECT project_id, origin FROM tag_sighting
    WHERE (project_id, origin) IN (SELECT project_id, origin FROM listed WHERE place > ${maxOriginsOfProject})
    FOR UPDATE SKIP LOCKED)
  DELETE FROM tag_sighting WHERE (project_id, origin) IN (SELECT project_id, origin FROM surplus)`;
