import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LiveEventDto, LiveEventsDto, LiveExposureDto, LiveNoteDto } from './live-events.dto.js';

const rows = 100;

type StoredEvent = Omit<LiveEventDto, 'id' | 'metric'> & { id: string; metricId: number | null };

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
    const found = await this.dataSource.query<StoredEvent[]>(
      `SELECT id, experiment_id AS "experimentId", metric_id AS "metricId", end_user_id AS "endUserId", type,
         value::float8 AS value,
         occurred_at AS "occurredAt", CASE WHEN not_counted_in IS NOT NULL THEN 'public_source' END AS "notCounted"
       FROM event WHERE project_id = $1 AND copy_of IS NULL ORDER BY occurred_at DESC, id DESC LIMIT ${rows}`,
      [projectId],
    );
    const titles = await this.titlesOf(found);
    return found.map(({ metricId, id, ...event }) => ({
      ...event,
      id: Number(id),
      metric: metricId === null ? null : (titles.get(metricId) ?? null),
    }));
  }

  /** Read on their own, since events may be distributed and metrics are not. */
  private async titlesOf(events: readonly StoredEvent[]): Promise<Map<number, string>> {
    const ids = [...new Set(events.flatMap(({ metricId }) => metricId ?? []))];
    const rows = await this.dataSource.query<{ id: number; title: string }[]>(
      'SELECT id, title FROM metric WHERE id = ANY($1::integer[])',
      [ids],
    );
    return new Map(rows.map(({ id, title }) => [id, title]));
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
