import type { Pool } from 'pg';
import { numberArray, textArray } from '../array-literal.js';
import type { EventReference, StorableEvent } from './event.js';
import { marksOf } from './event-marks.js';

/**
 * The events that stand for the event ids of others, in order; undefined where none does. An event that is stored
 * stands for itself.
 *
 * @param events of that project
 */
export async function findKnownEvents(
  pool: Pool,
  projectId: number,
  events: readonly StorableEvent[],
): Promise<(EventReference | undefined)[]> {
  const known = events.map((): EventReference | undefined => undefined);
  const marks = events.flatMap((event, index) =>
    marksOf(event).map((mark) => ({ ...mark, position: index + 1 })),
  );
  if (marks.length === 0) return known;
  const { rows } = await pool.query<{ position: number; id: string; occurredAt: Date }>({
    name: 'find-known-events',
    text: finding,
    values: [
      projectId,
      numberArray(events.map(({ id }) => id)),
      textArray(events.map(({ eventId }) => eventId)),
      textArray(events.map(({ endUserId }) => endUserId)),
      textArray(events.map(({ type }) => type)),
      numberArray(events.map(({ metricId }) => metricId)),
      numberArray(events.map(({ experimentId }) => experimentId)),
      numberArray(marks.map(({ position }) => position)),
      numberArray(marks.map(({ bucket }) => bucket)),
      textArray(marks.map(({ identity }) => identity)),
    ],
  });
  for (const { position, id, occurredAt } of rows)
    known[position - 1] = { id: Number(id), occurredAt: occurredAt.getTime() };
  return known;
}

/**
 * An id from before events were known by more than their id is meant when end user, type, metric and experiment of the
 * stored event are those of the new one. One whose event is gone is meant by its id alone.
 */
const finding = `
  WITH given AS MATERIALIZED (
    SELECT position::int AS position, id, event_id, end_user_id COLLATE "C" AS end_user_id, type COLLATE "C" AS type,
      metric_id, experiment_id
    FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::int[], $7::int[])
      WITH ORDINALITY AS given (id, event_id, end_user_id, type, metric_id, experiment_id, position))
  SELECT DISTINCT ON (known.position) known.position, known.id, known.occurred_at AS "occurredAt"
  FROM (
    SELECT mark.position, mark.bucket, event_mark.id, event_mark.occurred_at
    FROM unnest($8::int[], $9::int[], $10::text[]) AS mark (position, bucket, identity)
    JOIN event_mark ON event_mark.project_id = $1 AND event_mark.bucket = mark.bucket
      AND event_mark.identity = decode(mark.identity, 'hex')
    UNION ALL
    SELECT given.position, 0, former.id, former.occurred_at
    FROM given
    JOIN event_identity AS former ON former.project_id = $1 AND former.event_id = given.event_id
    LEFT JOIN event AS first
      ON first.project_id = $1 AND first.occurred_at = former.occurred_at AND first.id = former.id
    WHERE first.id IS NULL OR (first.end_user_id, first.type, first.metric_id, first.experiment_id)
      IS NOT DISTINCT FROM (given.end_user_id, given.type, given.metric_id, given.experiment_id)) AS known
  JOIN given USING (position)
  ORDER BY known.position, known.id = given.id, known.bucket`;
