import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SeenDto, SeenOriginDto, SeenPropertyDto, SeenTypesDto, SeenVisitorsDto } from './seen.dto.js';

/** Events that are looked at, so that it costs the same however many there are. */
const looked = 5_000;
const lookedForProperties = 2_000;
const maxTypes = 200;
const maxProperties = 100;

interface TypeRow {
  type: string;
  count: number;
  hasValue: boolean;
  lastAt: Date;
}

/** What has come to a project so far, without a look at all of it. */
@Injectable()
export class SeenQueries {
  constructor(private readonly dataSource: DataSource) {}

  async read(projectId: number): Promise<SeenDto> {
    const [origins, visitors] = await Promise.all([this.origins(projectId), this.visitors(projectId)]);
    return { origins, visitors };
  }

  async readTypes(projectId: number): Promise<SeenTypesDto> {
    const types = await this.dataSource.query<TypeRow[]>(
      `SELECT type, count(*)::int AS count, count(value) > 0 AS "hasValue", max(occurred_at) AS "lastAt"
       FROM (${latestEvents('type, value, occurred_at', looked)}) AS latest
       GROUP BY type ORDER BY count DESC, type COLLATE "C" LIMIT ${maxTypes}`,
      [projectId],
    );
    const properties = await this.propertiesByType(projectId);
    return {
      types: types.map((row) => ({ ...row, properties: properties.get(row.type) ?? [] })),
    };
  }

  private origins(projectId: number): Promise<SeenOriginDto[]> {
    return this.dataSource.query<SeenOriginDto[]>(
      `SELECT origin, first_at AS "firstAt", last_at AS "lastAt", refused, previewed_at AS "previewedAt"
       FROM tag_sighting WHERE project_id = $1 ORDER BY last_at DESC, origin COLLATE "C"`,
      [projectId],
    );
  }

  private visitors(projectId: number): Promise<SeenVisitorsDto[]> {
    return this.dataSource.query<SeenVisitorsDto[]>(
      `SELECT experiment_id AS "experimentId", sum(users)::float8 AS users FROM assignment_total
       WHERE project_id = $1 GROUP BY experiment_id HAVING sum(users) > 0 ORDER BY experiment_id`,
      [projectId],
    );
  }

  private async propertiesByType(projectId: number): Promise<Map<string, SeenPropertyDto[]>> {
    const rows = await this.dataSource.query<(SeenPropertyDto & { type: string })[]>(
      `SELECT type, name, bool_and(jsonb_typeof(value) = 'number') AS "isNumber"
       FROM (${latestEvents('type, properties', lookedForProperties)}) AS latest,
         jsonb_each(CASE WHEN jsonb_typeof(properties) = 'object' THEN properties ELSE '{}' END) AS each (name, value)
       GROUP BY type, name ORDER BY type COLLATE "C", name COLLATE "C"`,
      [projectId],
    );
    const found = new Map<string, SeenPropertyDto[]>();
    for (const { type, ...property } of rows) {
      const properties = found.get(type) ?? [];
      if (properties.length < maxProperties) found.set(type, [...properties, property]);
    }
    return found;
  }
}

const latestEvents = (columns: string, rows: number): string =>
  `SELECT ${columns} FROM event WHERE project_id = $1 AND copy_of IS NULL
   ORDER BY occurred_at DESC, id DESC LIMIT ${rows}`;
