import type { EntityManager } from 'typeorm';
import type { EventNeeds } from '#libs/metrics';
import type { StoredEvent } from './read-events.js';

/** An event, and whom it is of. */
export interface NewEvent extends StoredEvent {
  endUserId: string;
}

/** Events that are read at once. */
const eventsOfRead = 2_000;

/**
 * Reads the events that were stored in a window, by end user and then in the order of (time, id), some at a time; one end
 * user's may be in several of these. To be read to the end, in a transaction.
 */
export async function* readNewEvents(
  manager: EntityManager,
  { projectId, since, until, needs }: { projectId: number; since: Date; until: Date; needs: EventNeeds },
): AsyncGenerator<NewEvent[]> {
  await manager.query(`DECLARE new_events NO SCROLL CURSOR FOR ${statementOf(needs)}`, [
    ...[projectId, since, until, needs.types],
    ...needs.names,
    ...needs.numbers.map((path) => path.split('.')),
  ]);
  for (let isFull = true; isFull;) {
    const rows = await manager.query<EventRow[]>(`FETCH ${eventsOfRead} FROM new_events`);
    isFull = rows.length === eventsOfRead;
    if (rows.length > 0) yield rows.map((row) => eventOf(row, needs));
  }
  await manager.query('CLOSE new_events');
}

interface EventRow {
  endUserId: string;
  id: string;
  seconds: number;
  type: string;
  value: string | null;
  experimentId: number | null;
  notCountedIn: number[] | null;
  isCopy: boolean;
  deviceType: string | null;
  campaignId: string | null;
  adId: string | null;
  /** Texts of JSON of the properties that are needed, and of exact numbers; null for none at all. */
  properties: string | null;
}

function eventOf(row: EventRow, { names, numbers }: EventNeeds): NewEvent {
  const texts = row.properties === null ? null : (JSON.parse(row.properties) as (string | null)[]);
  const exact: Record<string, string | null> = {};
  numbers.forEach((path, i) => {
    const text = texts?.[names.length + i];
    exact[path] = typeof text === 'string' && /^[-\d]/.test(text) ? text : null;
  });
  return {
    id: Number(row.id),
    at: Math.round(row.seconds * 1_000),
    type: row.type,
    value: row.value,
    properties: texts && named(names, texts),
    numbers: exact,
    deviceType: row.deviceType,
    campaignId: row.campaignId,
    adId: row.adId,
    experimentId: row.experimentId,
    notCountedIn: row.notCountedIn,
    isCopy: row.isCopy,
    endUserId: row.endUserId,
  };
}

/** What is missing and what is null look the same. */
function named(names: readonly string[], texts: readonly (string | null)[]): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  names.forEach((name, i) => {
    const text = texts[i];
    if (typeof text === 'string' && text !== 'null') found[name] = JSON.parse(text);
  });
  return found;
}

const firstParameter = 5;

/** Apart from the order, so that no index that has it is taken for one on the time of storage. */
function statementOf({ names, numbers }: EventNeeds): string {
  const texts = [
    ...names.map((_, i) => `(properties -> $${firstParameter + i}::text)::text`),
    ...numbers.map((_, i) => `(properties #> $${firstParameter + names.length + i}::text[])::text`),
  ];
  const properties =
    texts.length === 0
      ? 'NULL::text'
      : `CASE WHEN properties IS NOT NULL THEN to_json(ARRAY[${texts.join(', ')}])::text END`;
  return `
    WITH fresh AS MATERIALIZED (
      SELECT end_user_id, occurred_at, id, type, value, experiment_id, not_counted_in, copy_of, device_type, campaign_id,
        ad_id, ${properties} AS properties
      FROM event
      WHERE project_id = $1::int AND stored_at > $2::timestamptz AND stored_at <= $3::timestamptz
        AND type = ANY ($4::text[]) AND end_user_id IS NOT NULL)
    SELECT end_user_id AS "endUserId", id, date_part('epoch', occurred_at) AS seconds, type, value::text AS value,
      experiment_id AS "experimentId", not_counted_in AS "notCountedIn", copy_of IS NOT NULL AS "isCopy",
      device_type AS "deviceType", campaign_id AS "campaignId", ad_id AS "adId", properties
    FROM fresh ORDER BY end_user_id, occurred_at, id`;
}
