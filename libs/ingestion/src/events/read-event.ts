import type { Pool } from 'pg';
import type { EventReference } from './event.js';

/** An event as callers of the integration API see it. */
export interface ReadableEvent {
  readonly id: number;
  readonly eventId: string | null;
  readonly endUserId: string | null;
  readonly experimentId: number | null;
  readonly variationId: number | null;
  readonly type: string;
  readonly occurredAt: Date;
  readonly value: number | null;
  readonly properties: Record<string, unknown> | null;
  readonly campaignId: string | null;
  readonly adId: string | null;
  readonly deviceType: string | null;
}

/** A stored event; undefined when it was removed for its age, or is not in this store yet. */
export async function readEvent(
  pool: Pool,
  projectId: number,
  { id, occurredAt }: EventReference,
): Promise<ReadableEvent | undefined> {
  const { rows } = await pool.query<Omit<ReadableEvent, 'id'> & { id: string }>({
    name: 'read-event',
    text: `
      SELECT id, event_id AS "eventId", end_user_id AS "endUserId", experiment_id AS "experimentId",
        variation_id AS "variationId", type, occurred_at AS "occurredAt", value::float8 AS value, properties,
        campaign_id AS "campaignId", ad_id AS "adId", device_type AS "deviceType"
      FROM event WHERE project_id = $1 AND occurred_at = $2 AND id = $3`,
    values: [projectId, new Date(occurredAt), id],
  });
  return rows[0] && { ...rows[0], id: Number(rows[0].id) };
}
