import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LiveEventDto, LiveEventsDto, LiveExposureDto, LiveNoteDto } from './live-events.dto.js';

const rows = 100;

/** What happened last in a project: each list walks along an index from its newest end, so a quiet project costs as little. */
@Injectable()
export class LiveEventsQueries {
  constructor(private readonly dataSource: DataSource) {}

  async read(projectId: number): Promise<LiveEventsDto> {
    return {
      events: await this.lastEvents(projectId),
      exposures: await this.lastExposures(projectId),
      notes: await this.lastNotes(projectId),
    };
  }

  private async lastEvents(projectId: number): Promise<LiveEventDto[]> {
    const found = await this.dataSource.query<(Omit<LiveEventDto, 'id'> & { id: string })[]>(
      `SELECT id, experiment_id AS "experimentId", end_user_id AS "endUserId", type, value::float8 AS value,
         occurred_at AS "occurredAt", CASE WHEN not_counted_in IS NOT NULL THEN 'public_source' END AS "notCounted"
       FROM event WHERE project_id = $1 AND copy_of IS NULL ORDER BY occurred_at DESC, id DESC LIMIT ${rows}`,
      [projectId],
    );
    return found.map((event) => ({ ...event, id: Number(event.id) }));
  }

  private lastExposures(projectId: number): Promise<LiveExposureDto[]> {
    return this.dataSource.query<LiveExposureDto[]>(
      `SELECT experiment_id AS "experimentId", variation_id AS "variationId", end_user_id AS "endUserId",
         assigned_at AS "assignedAt"
       FROM assignment WHERE project_id = $1
       ORDER BY assigned_at DESC, experiment_id, end_user_id LIMIT ${rows}`,
      [projectId],
    );
  }

  private lastNotes(projectId: number): Promise<LiveNoteDto[]> {
    return this.dataSource.query<LiveNoteDto[]>(
      `SELECT kind, event_type AS "eventType", max(minute) AS at,
         (CASE WHEN kind IN ('many_visitors', 'many_events') THEN max(count) ELSE sum(count) END)::float8 AS count
       FROM traffic_note WHERE project_id = $1 AND minute > now() - interval '1 hour'
       GROUP BY kind, event_type ORDER BY at DESC, kind, event_type COLLATE "C" LIMIT ${rows}`,
      [projectId],
    );
  }
}
