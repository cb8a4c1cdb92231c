import type { Pool, PoolClient } from 'pg';
import { numberArray, textArray } from '../array-literal.js';
import type { EventReference, StorableEvent } from './event.js';
import type { Mark } from './event-marks.js';

/** An event with what stands for its event id. */
export interface MarkedEvent {
  readonly event: StorableEvent;
  /** Empty when it has no event id. */
  readonly marks: readonly Mark[];
}

/**
 * Ids from before events were known by more than their id: such a row is meant when end user, type, metric and
 * experiment of the stored event are those of the new one. One whose event is gone is meant by its id alone.
 *
 * @param given rows of (position, project_id, event_id, end_user_id, type, metric_id, experiment_id)
 */
export const formerEvents = (given: string): string => `
  SELECT given.position, known.id, known.occurred_at
  FROM ${given} AS given
  JOIN event_identity AS known USING (project_id, event_id)
  LEFT JOIN event AS first
    ON first.project_id = known.project_id AND first.occurred_at = known.occurred_at AND first.id = known.id
  WHERE first.id IS NULL OR (first.end_user_id, first.type, first.metric_id, first.experiment_id)
    IS NOT DISTINCT FROM (given.end_user_id, given.type, given.metric_id, given.experiment_id)`;

/** Marks as columns: to which of the events they belong (counted from 1), bucket, identity. */
export function markColumns(events: readonly MarkedEvent[]): string[] {
  const marks = events.flatMap((event, index) =>
    event.marks.map((mark) => ({ ...mark, position: index + 1 })),
  );
  return [
    numberArray(marks.map(({ position }) => position)),
    numberArray(marks.map(({ bucket }) => bucket)),
    textArray(marks.map(({ identity }) => identity)),
  ];
}

/**
 * The events that stand for the event ids of others, in order; undefined where none does. An event that is stored
 * stands for itself.
 */
export async function findKnownEvents(
  database: Pool | PoolClient,
  events: readonly MarkedEvent[],
): Promise<(EventReference | undefined)[]> {
  const known = events.map((): EventReference | undefined => undefined);
  if (!events.some(({ marks }) => marks.length > 0)) return known;
  const numbers = (value: (event: StorableEvent) => number | null) =>
    numberArray(events.map(({ event }) => value(event)));
  const texts = (value: (event: StorableEvent) => string | null) =>
    textArray(events.map(({ event }) => value(event)));
  const { rows } = await database.query<{ position: number; id: string; occurredAt: Date }>({
    name: 'find-known-events',
    text: finding,
    values: [
      numbers(({ projectId }) => projectId),
      numbers(({ id }) => id),
      texts(({ eventId }) => eventId),
      texts(({ endUserId }) => endUserId),
      texts(({ type }) => type),
      numbers(({ metricId }) => metricId),
      numbers(({ experimentId }) => experimentId),
      ...markColumns(events),
    ],
  });
  for (const { position, id, occurredAt } of rows)
    known[position - 1] = { id: Number(id), occurredAt: occurredAt.getTime() };
  return known;
}

const finding = `
  WITH given AS MATERIALIZED (
    SELECT * FROM unnest($1::int[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::int[], $7::int[])
      WITH ORDINALITY AS given (project_id, id, event_id, end_user_id, type, metric_id, experiment_id, position))
  SELECT DISTINCT ON (known.position) known.position::int, known.id, known.occurred_at AS "occurredAt"
  FROM (
    SELECT given.position, mark.bucket, event_mark.id, event_mark.occurred_at
    FROM unnest($8::int[], $9::int[], $10::text[]) AS mark (position, bucket, identity)
    JOIN given USING (position)
    JOIN event_mark ON event_mark.project_id = given.project_id AND event_mark.bucket = mark.bucket
      AND event_mark.identity = decode(mark.identity, 'hex')
    UNION ALL
    SELECT former.position, 0, former.id, former.occurred_at FROM (${formerEvents('given')}) AS former) AS known
  JOIN given USING (position)
  ORDER BY known.position, known.id = given.id, known.bucket`;
