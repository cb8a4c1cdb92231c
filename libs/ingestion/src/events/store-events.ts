import type { Pool, PoolClient } from 'pg';
import { lockForEvents } from '../aggregates/gate.js';
import { winningRaces } from '../database-failure.js';
import { withinTransaction } from '../transaction.js';
import type { AppendOutcome, EventBatch, EventOutcome } from './event.js';
import { marksOf } from './event-marks.js';
import { nameOf, noteAnswers, takeKeys, type FormerCall } from './idempotency-keys.js';
import { insertEvents } from './insert-events.js';
import { findKnownEvents, type MarkedEvent } from './known-events.js';
import { raiseCounters } from './metric-counters.js';

/**
 * Stores batches and counts their events, all in one transaction: when it rejects, nothing is stored (or, when
 * the connection broke at the very end, perhaps all of it).
 *
 * Storing the same events again, with the ids that they had, changes nothing and answers the same; so an
 * attempt of unknown fate may simply be repeated.
 *
 * @param pool of any user of the database; one connection is taken for the transaction
 * @returns one outcome for each batch, in order
 */
export function storeEvents(pool: Pool, batches: readonly EventBatch[]): Promise<AppendOutcome[]> {
  return winningRaces(() => withinTransaction(pool, opening, (client) => storeAll(client, batches)));
}

/**
 * Who stops in the middle must not keep the gate shut. The statement is planned for the number of rows at
 * hand, since a plan for a few is slow with thousands.
 */
const opening = `
  BEGIN;
  SET LOCAL idle_in_transaction_session_timeout = '5s';
  SET LOCAL plan_cache_mode = force_custom_plan;
  SET LOCAL jit = off;
  ${lockForEvents}`;

async function storeAll(client: PoolClient, batches: readonly EventBatch[]): Promise<AppendOutcome[]> {
  const claims = await claimKeys(client, batches);
  const storing = batches.filter((_, index) => claims[index] === 'ours');
  const outcomes = await storeNew(
    client,
    storing.flatMap(({ events }) => events.map((event) => ({ event, marks: marksOf(event) }))),
  );
  const ofBatch = new Map<EventBatch, readonly EventOutcome[]>();
  let position = 0;
  for (const batch of storing) {
    ofBatch.set(batch, outcomes.slice(position, (position += batch.events.length)));
  }
  await noteAnswers(
    client,
    storing.flatMap((batch) =>
      batch.idempotency === null ? [] : [{ reference: batch.idempotency, events: ofBatch.get(batch) ?? [] }],
    ),
  );
  return batches.map((batch, index) => outcomeOf(batch, claims[index]!, ofBatch));
}

/** Whose call a batch is: a new one, a former one, or one that another batch of this transaction makes. */
type Claim = 'ours' | FormerCall | EventBatch;

async function claimKeys(client: PoolClient, batches: readonly EventBatch[]): Promise<Claim[]> {
  const first = new Map<string, EventBatch>();
  for (const batch of batches) {
    if (batch.idempotency === null) continue;
    const name = nameOf(batch.idempotency);
    if (!first.has(name)) first.set(name, batch);
  }
  const former = await takeKeys(
    client,
    [...first.values()].map(({ idempotency }) => idempotency!),
  );
  return batches.map((batch) => {
    if (batch.idempotency === null) return 'ours';
    const name = nameOf(batch.idempotency);
    const maker = first.get(name);
    return former.get(name) ?? (maker === batch || maker === undefined ? 'ours' : maker);
  });
}

function outcomeOf(
  batch: EventBatch,
  claim: Claim,
  ofBatch: ReadonlyMap<EventBatch, readonly EventOutcome[]>,
): AppendOutcome {
  if (claim === 'ours') return { kind: 'stored', events: ofBatch.get(batch) ?? [] };
  const bodyHash = 'bodyHash' in claim ? claim.bodyHash : claim.idempotency?.bodyHash;
  if (bodyHash !== batch.idempotency?.bodyHash) return { kind: 'key-reused' };
  return { kind: 'repeated', events: 'bodyHash' in claim ? claim.events : (ofBatch.get(claim) ?? []) };
}

async function storeNew(client: PoolClient, events: readonly MarkedEvent[]): Promise<EventOutcome[]> {
  if (events.length === 0) return [];
  const { missing, uncounted } = await insertEvents(client, events);
  const outcomes = events.map(({ event: { id, occurredAt } }): EventOutcome => ({
    kind: 'accepted',
    id,
    occurredAt,
  }));
  const identified = missing.filter((index) => events[index]!.marks.length > 0);
  const first = await findKnownEvents(
    client,
    identified.map((index) => events[index]!),
  );
  identified.forEach((index, position) => {
    const reference = first[position];
    if (reference !== undefined && reference.id !== events[index]?.event.id)
      outcomes[index] = { kind: 'duplicate', ...reference };
  });
  const absent = new Set([...missing, ...uncounted]);
  const counted = events.filter(
    ({ event: { kept } }, index) => outcomes[index]?.kind === 'accepted' && !(kept && absent.has(index)),
  );
  await raiseCounters(
    client,
    counted.flatMap(({ event: { counts } }) => counts),
  );
  return outcomes;
}
