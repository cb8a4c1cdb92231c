import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Pool } from 'pg';
import { JobRunner, type PeriodicJob } from '#libs/jobs';
import { Clock } from '../clock.js';

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
  /** When it was last written down, and when it was last seen; milliseconds since 1970. */
  writtenAt: number;
  lastAt: number;
  previewedAt: number | undefined;
  isRefused: boolean;
  isWritten: boolean;
}

const job: PeriodicJob = {
  name: 'tag-sightings',
  fails: 'Where the tag was seen waits for the database',
  works: 'Where the tag is seen is written down again.',
  everyMs: 2_000,
};
/** An origin that goes on asking is written down once in this time. */
const againMs = 60_000;
/** Further ones are not noticed until others have been silent for a minute: origins can be made up. */
const maxOriginsOfProject = 50;
const maxProjects = 10_000;

const usualOrigin = /^(?:null|[a-z][a-z0-9+.-]{0,30}:\/\/[\w.:[\]-]{0,260})$/i;

/**
 * From which websites the tag asks, by project, on its way to a table where the console finds it whichever process saw
 * it. A new one is there within seconds, so that anyone who has just put up the tag need not wait; one that goes on is
 * written once a minute, however many visitors there are.
 */
@Injectable()
export class TagSightings implements OnModuleInit, OnApplicationShutdown {
  private readonly projects = new Map<number, Map<string, Sighting>>();

  constructor(
    private readonly pool: Pool,
    private readonly clock: Clock,
    private readonly runner: JobRunner,
  ) {}

  onModuleInit(): void {
    this.runner.start(job, () => this.flush());
  }

  async onApplicationShutdown(): Promise<void> {
    await this.flush({ isLast: true }).catch(() => undefined);
  }

  note({ projectId, origin, isRefused, isPreview = false }: TagRequest): void {
    if (origin === undefined) return;
    const now = this.clock.now();
    const sighting = this.projects.get(projectId)?.get(origin) ?? this.begin(projectId, origin);
    if (sighting === undefined) return;
    if (sighting.isRefused !== isRefused || (isPreview && sighting.previewedAt === undefined)) {
      // News that is worth telling before the minute is over.
      sighting.writtenAt = -Infinity;
      sighting.isRefused = isRefused;
    }
    if (isPreview) sighting.previewedAt = now;
    sighting.lastAt = now;
    sighting.isWritten = false;
  }

  /** Writes down what is due; what cannot be written now is kept for the next time, and the failure thrown. */
  async flush({ isLast = false } = {}): Promise<void> {
    const now = this.clock.now();
    const due = [...this.projects.values()]
      .flatMap((origins) => [...origins.values()])
      .filter(({ isWritten, writtenAt }) => !isWritten && (isLast || now - writtenAt >= againMs));
    try {
      if (due.length > 0) await this.tryToWrite(due, now);
    } finally {
      this.forgetSilent(now);
    }
  }

  private begin(projectId: number, origin: string): Sighting | undefined {
    if (!usualOrigin.test(origin)) return undefined;
    let origins = this.projects.get(projectId);
    if (origins === undefined) {
      if (this.projects.size >= maxProjects) return undefined;
      this.projects.set(projectId, (origins = new Map<string, Sighting>()));
    }
    if (origins.size >= maxOriginsOfProject) return undefined;
    const times = { writtenAt: -Infinity, lastAt: 0, previewedAt: undefined };
    const sighting: Sighting = { projectId, origin, ...times, isRefused: false, isWritten: false };
    origins.set(origin, sighting);
    return sighting;
  }

  private async tryToWrite(due: readonly Sighting[], now: number): Promise<void> {
    const before = due.map(({ writtenAt }) => writtenAt);
    for (const sighting of due) {
      sighting.isWritten = true;
      sighting.writtenAt = now;
    }
    try {
      await this.write(due);
    } catch (error) {
      due.forEach((sighting, index) => {
        sighting.isWritten = false;
        sighting.writtenAt = before[index]!;
      });
      throw error;
    }
  }

  private forgetSilent(now: number): void {
    for (const [projectId, origins] of this.projects) {
      for (const [origin, { isWritten, lastAt }] of origins)
        if (isWritten && now - lastAt >= againMs) origins.delete(origin);
      if (origins.size === 0) this.projects.delete(projectId);
    }
  }

  private async write(sightings: readonly Sighting[]): Promise<void> {
    // In one order everywhere, so that processes wait for each other instead of deadlocking.
    const ordered = [...sightings].sort(
      (one, other) => one.projectId - other.projectId || (one.origin < other.origin ? -1 : 1),
    );
    await this.pool.query({
      name: 'note-tags',
      text: noting,
      values: [
        ordered.map(({ projectId }) => projectId),
        ordered.map(({ origin }) => origin),
        ordered.map(({ lastAt }) => new Date(lastAt)),
        ordered.map(({ isRefused }) => isRefused),
        ordered.map(({ previewedAt }) => (previewedAt === undefined ? null : new Date(previewedAt))),
      ],
    });
    await this.pool.query({
      name: 'forget-tags',
      text: forgetting,
      values: [[...new Set(ordered.map(({ projectId }) => projectId))]],
    });
  }
}

/** A project that is gone meanwhile has none. */
const noting = `
  INSERT INTO tag_sighting AS known (project_id, origin, first_at, last_at, refused, previewed_at)
  SELECT given.project_id, given.origin, given.last_at, given.last_at, given.refused, given.previewed_at
  FROM unnest($1::int[], $2::text[], $3::timestamptz[], $4::boolean[], $5::timestamptz[])
    AS given (project_id, origin, last_at, refused, previewed_at)
  JOIN project ON project.id = given.project_id
  ON CONFLICT (project_id, origin) DO UPDATE
  SET last_at = greatest(known.last_at, EXCLUDED.last_at), refused = EXCLUDED.refused,
    previewed_at = greatest(known.previewed_at, EXCLUDED.previewed_at)`;

/** Those that were refused go first: anybody can make them up. */
const forgetting = `
  DELETE FROM tag_sighting USING (
    SELECT project_id, origin,
      row_number() OVER (PARTITION BY project_id ORDER BY refused, last_at DESC, origin COLLATE "C") AS place
    FROM tag_sighting WHERE project_id = ANY($1::int[])) AS listed
  WHERE tag_sighting.project_id = listed.project_id AND tag_sighting.origin = listed.origin
    AND listed.place > ${maxOriginsOfProject}`;
