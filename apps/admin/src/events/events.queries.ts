import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isCounted, type EventReference, type ReadableEvent } from '#libs/ingestion';

/** Why an event counts nowhere: anybody can have sent it, and its metric takes those of secret keys only. */
export type NotCounted = 'public_source';

/** An event of an experiment. */
export interface ListedEvent extends ReadableEvent {
  readonly notCounted: NotCounted | null;
}

/** Which events of an experiment are wanted, newest first; what is left out does not narrow. */
export interface EventSelection {
  projectId: number;
  experimentId: number;
  /** Only older ones than this. */
  after?: EventReference;
  from?: Date;
  /** The last instant that counts. */
  until?: Date;
  variationId?: number;
  types?: readonly string[];
  endUserIds?: readonly string[];
  limit: number;
}

/**
 * The events of experiments: those that name it, and of the others of its project those whose end user is assigned
 * in it.
 */
@Injectable()
export class EventsQueries {
  constructor(private readonly dataSource: DataSource) {}

  async find(selection: EventSelection): Promise<ListedEvent[]> {
    const { projectId, experimentId, after, from, until, variationId, types, endUserIds, limit } = selection;
    const rows = await this.dataSource.query<(Omit<ListedEvent, 'id'> & { id: string })[]>(newestFirst, [
      ...[projectId, experimentId, limit],
      ...[after ? new Date(after.occurredAt) : null, after?.id ?? null, from ?? null, until ?? null],
      ...[variationId ?? null, types ?? null, endUserIds ?? null],
    ]);
    return rows.map((row) => ({ ...row, id: Number(row.id) }));
  }
}

const columns = `event.id, event.event_id AS "eventId", event.end_user_id AS "endUserId",
  event.experiment_id AS "experimentId", COALESCE(assignment.variation_id, event.variation_id) AS "variationId",
  event.type, event.occurred_at AS "occurredAt", event.value::float8 AS value, event.properties,
  event.campaign_id AS "campaignId", event.ad_id AS "adId", event.device_type AS "deviceType",
  CASE WHEN NOT ${isCounted('event', '$2')} THEN 'public_source' END AS "notCounted"`;

const narrowed = `
  event.project_id = $1 AND event.copy_of IS NULL
  AND ($4::timestamptz IS NULL OR (event.occurred_at, event.id) < ($4, $5::bigint))
  AND ($6::timestamptz IS NULL OR event.occurred_at >= $6)
  AND ($7::timestamptz IS NULL OR event.occurred_at <= $7)
  AND ($8::int IS NULL OR COALESCE(assignment.variation_id, event.variation_id) = $8)
  AND ($9::text[] IS NULL OR event.type = ANY ($9))
  AND ($10::text[] IS NULL OR event.end_user_id = ANY ($10) OR event.sent_as = ANY ($10))`;

const ofExperiment = `assignment.project_id = $1 AND assignment.experiment_id = $2
  AND assignment.end_user_id = event.end_user_id`;
const newest = 'ORDER BY event.occurred_at DESC, event.id DESC LIMIT $3';

/** Each half walks along an index from its newest end, so a page costs the same wherever it is. */
const newestFirst = `
  SELECT * FROM (
    (SELECT ${columns} FROM event LEFT JOIN assignment ON ${ofExperiment}
     WHERE event.experiment_id = $2 AND ${narrowed} ${newest})
    UNION ALL
    (SELECT ${columns} FROM event JOIN assignment ON ${ofExperiment}
     WHERE event.experiment_id IS NULL AND ${narrowed} ${newest})) AS found
  ORDER BY "occurredAt" DESC, id DESC LIMIT $3`;
