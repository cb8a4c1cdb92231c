import type { EntityManager } from 'typeorm';
import { compareEvents, type EventNeeds, type MetricEvent } from '#libs/metrics';

/** What a project's end users did of late, newest events first up to a bound. */
export interface RecentEvents {
  /** From when on every event is there: as asked, or later where the bound was met. */
  from: Date;
  until: Date;
  /** Whether there were more than could be looked at. */
  isPartial: boolean;
  /** By end user, in the order of (time, id); events of no source stand for the end user's presence alone. */
  byUser: ReadonlyMap<string, readonly MetricEvent[]>;
}

/** Events that are looked at in one request. */
const mostEvents = 50_000;

/** Reads along the primary key, so that it costs the same however many events there are. */
export async function readRecentEvents(
  manager: EntityManager,
  { projectId, from, until }: { projectId: number; from: Date; until: Date },
  needs: EventNeeds,
): Promise<RecentEvents> {
  await manager.query(`SET LOCAL statement_timeout = '15s'`);
  const rows = await manager.query<EventRow[]>(
    `SELECT id, (extract(epoch FROM occurred_at) * 1000)::float8 AS at, end_user_id AS "endUserId", type,
       value::text, copy_of IS NOT NULL AS "isCopy", device_type AS "deviceType", campaign_id AS "campaignId",
       ad_id AS "adId",
       CASE WHEN type = ANY ($4::text[]) AND properties IS NOT NULL THEN (
         SELECT jsonb_object_agg(name, properties -> name) FROM unnest($5::text[]) AS name WHERE properties ? name
       ) END AS properties
     FROM event WHERE project_id = $1 AND occurred_at >= $2 AND occurred_at < $3
     ORDER BY occurred_at DESC, id DESC LIMIT $6`,
    [projectId, from, until, needs.types, needs.names, mostEvents],
  );
  const isPartial = rows.length === mostEvents;
  const byUser = new Map<string, MetricEvent[]>();
  for (const { endUserId, isCopy, ...row } of rows) {
    if (endUserId === null || isCopy) continue;
    const event = { ...row, id: Number(row.id) };
    const own = byUser.get(endUserId);
    if (own) own.push(event);
    else byUser.set(endUserId, [event]);
  }
  for (const events of byUser.values()) events.sort(compareEvents);
  return { from: isPartial ? new Date(rows.at(-1)!.at) : from, until, isPartial, byUser };
}

interface EventRow {
  id: string;
  at: number;
  endUserId: string | null;
  type: string;
  value: string | null;
  isCopy: boolean;
  deviceType: string | null;
  campaignId: string | null;
  adId: string | null;
  properties: Record<string, unknown> | null;
}
