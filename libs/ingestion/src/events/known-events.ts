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
  const { rows } = await pool.query<{ found: [position: number, id: number, occurredAt: number][] | null }>({
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
  for (const [position, id, occurredAt] of rows[0]?.found ?? []) known[position - 1] = { id, occurredAt };
  return known;
}

const finding = `
  SELECT find_known_events($1::int, $2::bigint[], $3::text[], $4::text[], $5::text[], $6::int[], $7::int[], $8::int[],
    $9::int[], $10::text[]) AS found`;
