import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '#libs/errors';
import { comparePortable } from './comparing/compare-portable.js';
import { portable } from './comparing/portable.js';
import type { CopyDto, ExperimentComparisonDto } from './copies.dto.js';
import { readNamed } from './copied-source.js';

/** Finds the copies of an experiment in other projects, and compares it with one of them. */
@Injectable()
export class CopiesQueries {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Where it was copied from, its copies and theirs, and what has its key in other projects of the organization; those
   * that the caller may see, in the order of their projects.
   */
  list(id: number, caller: { userId: number; isSuper: boolean }): Promise<CopyDto[]> {
    return this.dataSource.query(
      `WITH RECURSIVE own AS (
         SELECT e.id, e.key, e.project_id, e.copied_from_id, p.organization_id
         FROM experiment e JOIN project p ON p.id = e.project_id WHERE e.id = $1
       ), origin (id, copied_from_id) AS (
         SELECT id, copied_from_id FROM own
         UNION SELECT e.id, e.copied_from_id FROM origin JOIN experiment e ON e.id = origin.copied_from_id
       ), kin (id) AS (
         SELECT id FROM origin UNION SELECT e.id FROM kin JOIN experiment e ON e.copied_from_id = kin.id
       )
       SELECT p.id AS "projectId", p.name AS "projectTitle", e.id AS "experimentId", e.key, e.title, e.status,
              e.id IS NOT DISTINCT FROM own.copied_from_id AS "isOrigin", e.updated_at AS "updatedAt"
       FROM own JOIN project p ON p.organization_id = own.organization_id AND p.id <> own.project_id
       JOIN experiment e ON e.project_id = p.id AND (e.key = own.key OR e.id IN (SELECT id FROM kin))
       WHERE $3 OR EXISTS (
         SELECT FROM project_user pu WHERE pu.project_id = p.id AND pu.user_id = $2 AND NOT pu.disabled)
       ORDER BY p.id, e.id`,
      [id, caller.userId, caller.isSuper],
    );
  }

  /** @throws DomainError not-found for one of another organization */
  compare(id: number, otherId: number): Promise<ExperimentComparisonDto> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const [here, there] = [await readNamed(manager, id), await readNamed(manager, otherId)];
      if (here.organizationId !== there.organizationId) throw notFound('experiment');
      return { differences: comparePortable(portable(here), portable(there)) };
    });
  }
}
