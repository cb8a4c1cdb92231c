import type { Pool } from 'pg';
import type { AppendOutcome, EventBatch, EventOutcome } from './event.js';
import { storeOfProject } from './store-of-project.js';

/** Events of one statement at most, unless a single batch has more: their end users are locked meanwhile. */
const eventsAtOnce = 1_000;

/** What a batch has of one project. */
interface Part {
  readonly batch: number;
  /** Of its events in the batch. */
  readonly positions: readonly number[];
  readonly content: EventBatch;
}

/**
 * Stores batches and counts their events: one statement for each project and `eventsAtOnce` events. What a batch has of
 * one project is stored as a whole or not at all; when one of the statements rejects, others may be stored.
 *
 * Storing the same events again, with the ids that they had, changes nothing and answers the same; so an
 * attempt of unknown fate may simply be repeated.
 *
 * @param pool of any user of the database
 * @returns one outcome for each batch, in order
 */
export async function storeEvents(pool: Pool, batches: readonly EventBatch[]): Promise<AppendOutcome[]> {
  const outcomes = batches.map(({ events, idempotency }): AppendOutcome[] =>
    events.length === 0 && idempotency === null ? [{ kind: 'stored', events: [] }] : [],
  );
  const places = batches.map((): (readonly number[])[] => []);
  const projects = partsByProject(batches);
  const statements = [...projects].map(async ([projectId, parts]) => {
    for (const chunk of chunksOf(parts)) {
      const stored = await storeOfProject(
        pool,
        projectId,
        chunk.map(({ content }) => content),
      );
      chunk.forEach(({ batch, positions }, index) => {
        outcomes[batch]!.push(stored[index]!);
        places[batch]!.push(positions);
      });
    }
  });
  for (const { reason } of (await Promise.allSettled(statements)).filter(isRejected)) throw reason;
  return outcomes.map((parts, batch) => (parts.length === 1 ? parts[0]! : joined(parts, places[batch]!)));
}

function isRejected(result: PromiseSettledResult<unknown>): result is PromiseRejectedResult {
  return result.status === 'rejected';
}

function partsByProject(batches: readonly EventBatch[]): Map<number, Part[]> {
  const projects = new Map<number, Part[]>();
  batches.forEach((batch, index) => {
    for (const [projectId, positions] of positionsByProject(batch)) {
      const { idempotency } = batch;
      const content = {
        events: positions.map((position) => batch.events[position]!),
        idempotency: idempotency?.projectId === projectId ? idempotency : null,
      };
      const part = { batch: index, positions, content };
      const parts = projects.get(projectId);
      if (parts) parts.push(part);
      else projects.set(projectId, [part]);
    }
  });
  return projects;
}

function positionsByProject({ events, idempotency }: EventBatch): Map<number, number[]> {
  const projects = new Map<number, number[]>();
  if (idempotency !== null) projects.set(idempotency.projectId, []);
  events.forEach(({ projectId }, position) => {
    const positions = projects.get(projectId);
    if (positions) positions.push(position);
    else projects.set(projectId, [position]);
  });
  return projects;
}

function chunksOf(parts: readonly Part[]): Part[][] {
  const chunks: Part[][] = [];
  let room = 0;
  for (const part of parts) {
    const size = part.positions.length;
    if (chunks.length === 0 || size > room) {
      chunks.push([]);
      room = eventsAtOnce;
    }
    chunks.at(-1)!.push(part);
    room -= size;
  }
  return chunks;
}

/** Of a batch with events of several projects. */
function joined(parts: readonly AppendOutcome[], places: readonly (readonly number[])[]): AppendOutcome {
  const events: EventOutcome[] = [];
  let kind: 'stored' | 'repeated' = 'stored';
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'key-reused') return part;
    if (part.kind === 'repeated') kind = part.kind;
    part.events.forEach((event, position) => (events[places[index]![position]!] = event));
  }
  return { kind, events };
}
