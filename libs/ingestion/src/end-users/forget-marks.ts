import type { RunStatement } from '../aggregates/after-end.js';
import { numberArray, textArray } from '../array-literal.js';
import type { StorableEvent } from '../events/event.js';
import { marksOf } from '../events/event-marks.js';

type StoredId = Pick<StorableEvent, 'eventId' | 'endUserId' | 'type' | 'metricId' | 'experimentId'> & {
  receivedAt: Date;
};

/**
 * Removes what is known of the event ids of an end user, in the transaction at hand and before their events lose them.
 * A retry of such an event counts as new from then on.
 *
 * @param end ISO time of the latest arrival that is meant; null for all
 */
export async function forgetMarks(
  run: RunStatement,
  { projectId, endUserId, end }: { projectId: number; endUserId: string; end: string | null },
): Promise<void> {
  const events = (await run(identified, [projectId, endUserId, end])) as StoredId[];
  // Who sent an event is not stored with it, so that the marks of every class are meant.
  const marks = events.flatMap(({ receivedAt, ...event }) =>
    marksOf({ ...event, receivedAt: receivedAt.getTime() }),
  );
  await run(removal, [
    projectId,
    numberArray(marks.map(({ bucket }) => bucket)),
    textArray(marks.map(({ identity }) => identity)),
  ]);
  await run(formerRemoval, [projectId, textArray(events.map(({ eventId }) => eventId))]);
}

const identified = `
  SELECT event_id AS "eventId", COALESCE(sent_as, end_user_id) AS "endUserId", type, metric_id AS "metricId",
    experiment_id AS "experimentId", received_at AS "receivedAt"
  FROM event WHERE project_id = $1 AND end_user_id = $2 AND event_id IS NOT NULL
    AND ($3::timestamptz IS NULL OR received_at <= $3::timestamptz)`;

const removal = `
  DELETE FROM event_mark USING unnest($2::int[], $3::text[]) AS mark (bucket, identity)
  WHERE event_mark.project_id = $1 AND event_mark.bucket = mark.bucket
    AND event_mark.identity = decode(mark.identity, 'hex')`;

const formerRemoval = `
  DELETE FROM event_identity
  WHERE project_id = $1 AND event_id = ANY ($2::text[])
    AND (id, occurred_at) IN (SELECT id, occurred_at FROM event WHERE project_id = $1 AND event_id = ANY ($2::text[]))`;
