import type { Pool } from 'pg';
import type { AppendOutcome, EventBatch, EventOutcome, StorableEvent } from '../events/event.js';
import { findKnownEvents } from '../events/known-events.js';

/** What PostgreSQL knows of a batch already: the answer to all of it, or its events as far as they are there. */
export type Known = { readonly answer: AppendOutcome } | { readonly outcomes: readonly EventOutcome[] };

/** The outcomes of events of which nothing is known. */
export function accepted(events: readonly StorableEvent[]): EventOutcome[] {
  return events.map(({ id, occurredAt }) => ({ kind: 'accepted', id, occurredAt }));
}

/** Looks up idempotency key and event ids of a batch, without taking them. */
export async function findKnown(pool: Pool, batch: EventBatch): Promise<Known> {
  const answer = await findAnswer(pool, batch);
  return answer ? { answer } : { outcomes: await findEvents(pool, batch) };
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

async function findEvents(pool: Pool, { events }: EventBatch): Promise<EventOutcome[]> {
  const outcomes = accepted(events);
  for (const projectId of new Set(events.map((event) => event.projectId))) {
    const positions = [...events.keys()].filter((position) => events[position]?.projectId === projectId);
    const known = await findKnownEvents(
      pool,
      projectId,
      positions.map((position) => events[position]!),
    );
    known.forEach((first, index) => {
      if (first !== undefined) outcomes[positions[index]!] = { kind: 'duplicate', ...first };
    });
  }
  return outcomes;
}
