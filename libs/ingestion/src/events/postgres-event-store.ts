import type { Pool } from 'pg';
import { DomainError, isDatabaseAway, isTooMuchAtOnce } from '#libs/errors';
import { ProjectCommits } from '../project-commits.js';
import type { AppendOutcome, EventBatch } from './event.js';
import { EventStore } from './event-store.js';
import type { WriteWatch } from '../write-watch.js';
import { storeEvents } from './store-events.js';

export interface PostgresEventStoreOptions {
  pool: Pool;
  /** Events that may wait for their statement at most; large ones count for several. */
  maxWaiting?: number;
  /** Told what becomes of each statement. */
  writes?: WriteWatch;
  /** Statements of a project under way at a time; 2 when left out. */
  lanes?: number;
}

/** Beyond this size of its properties an event counts for several in the queue. */
const charactersOfEvent = 1_024;

/** Writes events to PostgreSQL; those of many calls of a project travel in one statement. */
export class PostgresEventStore extends EventStore {
  private readonly commits: ProjectCommits<EventBatch, AppendOutcome>;

  constructor(options: PostgresEventStoreOptions) {
    super();
    this.commits = new ProjectCommits({
      name: 'store events',
      projectOf: ({ events, idempotency }) => events[0]?.projectId ?? idempotency?.projectId ?? 0,
      flush: (_projectId, batches) =>
        options.writes?.over(() => storeEvents(options.pool, batches)) ?? storeEvents(options.pool, batches),
      rowsOf: weightOf,
      maxFlushRows: 1_000,
      maxWaitingRows: options.maxWaiting ?? 50_000,
      lanes: options.lanes ?? 2,
      concernsAll: (error) => isDatabaseAway(error) && !isTooMuchAtOnce(error),
    });
  }

  get waiting(): number {
    return this.commits.queuedRows;
  }

  async append(batch: EventBatch): Promise<AppendOutcome> {
    try {
      return await this.commits.append(batch);
    } catch (error) {
      throw isDatabaseAway(error) ? unavailable(error) : error;
    }
  }

  drained(): Promise<void> {
    return this.commits.drained();
  }
}

function weightOf({ events }: EventBatch): number {
  const characters = events.reduce((sum, { properties }) => sum + (properties?.length ?? 0), 0);
  return Math.max(events.length, Math.ceil(characters / charactersOfEvent));
}

function unavailable(cause: unknown): DomainError {
  return new DomainError(
    'unavailable',
    'dependency-unavailable',
    'Events cannot be stored right now. Try again later.',
    {
      retryAfterSeconds: 2,
      cause,
    },
  );
}
