import type { Pool } from 'pg';
import { numberArray, textArray } from '../array-literal.js';
import type { AppendOutcome, EventBatch, EventOutcome, StorableEvent } from '../events/event.js';

/** What PostgreSQL knows of a batch already: the answer to all of it, or its events as far as they are there. */
export type Known = { readonly answer: AppendOutcome } | { readonly outcomes: readonly EventOutcome[] };

/** The outcomes of events of which nothing is known. */
export function accepted(events: readonly StorableEvent[]): EventOutcome[] {
  return events.map(({ id, occurredAt }) => ({ kind: 'accepted', id, occurredAt }));
}

/** Looks up idempotency key and event ids of a batch, without taking them. */
export async function findKnown(pool: Pool, batch: EventBatch): Promise<Known> {
  const answer = await findAnswer(pool, batch);
  return answer ? { answer } : { outcomes: await findEvents(pool, batch.events) };
}

async function findAnswer(pool: Pool, { idempotency }: EventBatch): Promise<AppendOutcome | undefined> {
  if (idempotency === null) return undefined;
  const { projectId, apiKeyId, key, bodyHash } = idempotency;
  const { rows } = await pool.query<{ bodyHash: string; answer: string }>({
    name: 'find-call',
    text: `
      SELECT body_hash AS "bodyHash", answer FROM idempotency_key
      WHERE project_id = $1 AND api_key_id = $2 AND key = $3 AND created_at > now() - interval '24 hours'`,
    values: [projectId, apiKeyId, key],
  });
  const [call] = rows;
  if (call === undefined) return undefined;
  if (call.bodyHash !== bodyHash) return { kind: 'key-reused' };
  return { kind: 'repeated', events: JSON.parse(call.answer) as EventOutcome[] };
}

async function findEvents(pool: Pool, events: readonly StorableEvent[]): Promise<EventOutcome[]> {
  const outcomes = accepted(events);
  const positions = events.flatMap(({ eventId }, position) => (eventId === null ? [] : [position]));
  if (positions.length === 0) return outcomes;
  const { rows } = await pool.query<{ position: number; id: string; occurredAt: Date }>({
    name: 'find-events',
    text: `
      SELECT given.position::int, identity.id, identity.occurred_at AS "occurredAt"
      FROM unnest($1::int[], $2::text[]) WITH ORDINALITY AS given (project_id, event_id, position)
      JOIN event_identity AS identity USING (project_id, event_id)`,
    values: [
      numberArray(positions.map((position) => events[position]!.projectId)),
      textArray(positions.map((position) => events[position]!.eventId)),
    ],
  });
  for (const { position, id, occurredAt } of rows) {
    const first = { id: Number(id), occurredAt: occurredAt.getTime() };
    outcomes[positions[position - 1]!] = { kind: 'duplicate', ...first };
  }
  return outcomes;
}
