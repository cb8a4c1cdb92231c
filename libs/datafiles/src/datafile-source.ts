import { loadDatafile, type Queryable } from '#libs/entities';
import type { Datafile } from '#libs/evaluation';

/** Where datafiles come from when a process does not hold them. */
export interface DatafileSource {
  /** The datafile as of now; undefined for a project that is unknown or serves nobody. */
  load(projectId: number): Promise<Datafile | undefined>;
  /** The current revisions; projects that `load` would not find are left out. */
  revisions(projectIds: readonly number[]): Promise<ReadonlyMap<number, number>>;
}

/** Datafiles straight from the tables. */
export class PostgresDatafileSource implements DatafileSource {
  constructor(private readonly database: Queryable) {}

  load(projectId: number): Promise<Datafile | undefined> {
    return loadDatafile(this.database, projectId);
  }

  async revisions(projectIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
    const rows = await this.database.query<{ id: number; revision: number }[]>(
      `SELECT project.id, project.revision
       FROM project JOIN organization ON organization.id = project.organization_id
       WHERE project.id = ANY($1::int[]) AND organization.verified_at IS NOT NULL AND NOT organization.disabled`,
      [projectIds],
    );
    return new Map(rows.map(({ id, revision }) => [id, revision]));
  }
}
