import type { Pool } from 'pg';
import { retryOnSerializationFailure } from '#libs/errors';
import type { AppendOutcome, EventBatch, EventOutcome } from './event.js';
import { callName } from './call-name.js';
import { storeColumns, type Call } from './store-columns.js';

/** What `store_events` answers when not all events are new: positions count from 1. */
interface Exceptions {
  /** Position, and id and time of the first event under its event id. */
  readonly duplicates: readonly (readonly [number, number, number])[];
  /** Position of a call whose key was taken before, digest of the body, and the answer of that time. */
  readonly calls: readonly (readonly [number, string, string])[];
}

/**
 * Stores batches of one project: all of them or, when it rejects, none (or, when the connection broke at the very end,
 * perhaps all). One statement, outside any transaction.
 */
export async function storeOfProject(
  pool: Pool,
  projectId: number,
  batches: readonly EventBatch[],
): Promise<AppendOutcome[]> {
  const makers = makersOf(batches);
  const calls: Call[] = [];
  const positionOf = new Map<EventBatch, number>();
  for (const batch of batches)
    if (makers.get(batch) === batch && batch.idempotency !== null)
      positionOf.set(batch, calls.push(batch.idempotency));
  const made = batches.filter((batch) => makers.get(batch) === batch);
  const events = made.flatMap((batch) =>
    batch.events.map((event) => ({ event, call: positionOf.get(batch) ?? null })),
  );
  const { rows } = await retryOnSerializationFailure(() =>
    pool.query<{ exceptions: Exceptions | null }>({
      name: 'store-events',
      text: calling,
      values: [projectId, ...storeColumns(events, calls)],
    }),
  );
  const exceptions = rows[0]?.exceptions ?? { duplicates: [], calls: [] };
  const outcomes = outcomesOf(
    events.map(({ event }) => event),
    exceptions,
  );
  const former = new Map(exceptions.calls.map(([position, hash, answer]) => [position, { hash, answer }]));
  const ofBatch = new Map<EventBatch, readonly EventOutcome[]>();
  let position = 0;
  for (const batch of made) ofBatch.set(batch, outcomes.slice(position, (position += batch.events.length)));

  return batches.map((batch): AppendOutcome => {
    const maker = makers.get(batch)!;
    const before = former.get(positionOf.get(maker) ?? 0);
    if (maker === batch && before === undefined) return { kind: 'stored', events: ofBatch.get(batch) ?? [] };
    const hash = before?.hash ?? maker.idempotency?.bodyHash;
    if (hash !== batch.idempotency?.bodyHash) return { kind: 'key-reused' };
    return {
      kind: 'repeated',
      events: before ? (JSON.parse(before.answer) as EventOutcome[]) : (ofBatch.get(maker) ?? []),
    };
  });
}

/** The first batch with the idempotency key of each; itself where it has none. */
function makersOf(batches: readonly EventBatch[]): Map<EventBatch, EventBatch> {
  const first = new Map<string, EventBatch>();
  const makers = new Map<EventBatch, EventBatch>();
  for (const batch of batches) {
    const name = batch.idempotency === null ? undefined : callName(batch.idempotency);
    const maker = (name !== undefined && first.get(name)) || batch;
    if (name !== undefined && maker === batch) first.set(name, batch);
    makers.set(batch, maker);
  }
  return makers;
}

function outcomesOf(
  events: readonly { readonly id: number; readonly occurredAt: number }[],
  { duplicates }: Exceptions,
): EventOutcome[] {
  const outcomes = events.map(({ id, occurredAt }): EventOutcome => ({ kind: 'accepted', id, occurredAt }));
  for (const [position, id, occurredAt] of duplicates)
    outcomes[position - 1] = { kind: 'duplicate', id, occurredAt };
  return outcomes;
}

const calling = `
  SELECT store_events($1::int, $2::bigint[], $3::int[], $4::text[], $5::text[], $6::int[], $7::numeric[], $8::text[],
    $9::int[], $10::text[], $11::text[], $12::text[], $13::text[], $14::bigint[], $15::bigint[], $16::int[], $17::int[],
    $18::int[], $19::int[], $20::int[], $21::int[], $22::text[], $23::int[], $24::int[], $25::int[], $26::int[],
    $27::text[], $28::text[]) AS exceptions`;
