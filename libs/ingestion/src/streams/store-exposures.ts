import type { Pool } from 'pg';
import { retryOnSerializationFailure } from '#libs/errors';
import { maxEndUsersAtOnce, recordAssignments } from '../exposures/assignment-statements.js';
import type { ExposureGroup } from '../exposures/exposure.js';
import type { WaitingExposures } from './stream-entry.js';

/**
 * Records exposures that waited in a stream. One that names an experiment that is no more is left out, as it would be of
 * a result.
 */
export async function storeExposures(pool: Pool, waiting: readonly WaitingExposures[]): Promise<void> {
  const projects = new Map<number, ExposureGroup[]>();
  for (const group of await withProjects(pool, waiting)) {
    const groups = projects.get(group.projectId);
    if (groups) groups.push(group);
    else projects.set(group.projectId, [group]);
  }
  for (const [projectId, groups] of projects) {
    for (let from = 0; from < groups.length; from += maxEndUsersAtOnce) {
      const some = groups.slice(from, from + maxEndUsersAtOnce);
      await retryOnSerializationFailure(() => recordAssignments(pool, projectId, some));
    }
  }
}

/** Earlier releases did not write down the project. */
async function withProjects(pool: Pool, waiting: readonly WaitingExposures[]): Promise<ExposureGroup[]> {
  const nameless = waiting.filter(({ projectId }) => projectId === undefined);
  const ids = nameless.flatMap(({ exposures }) => exposures.map(({ experimentId }) => experimentId));
  const projects = new Map<number, number>();
  if (ids.length > 0) {
    const { rows } = await pool.query<{ id: number; projectId: number }>(
      'SELECT id, project_id AS "projectId" FROM experiment WHERE id = ANY ($1::int[])',
      [ids],
    );
    for (const { id, projectId } of rows) projects.set(id, projectId);
  }
  return waiting.flatMap((group) => {
    const projectId = group.projectId ?? projects.get(group.exposures[0]?.experimentId ?? 0);
    return projectId === undefined ? [] : [{ ...group, projectId }];
  });
}
