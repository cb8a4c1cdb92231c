import type { AppendOutcome, EventBatch } from './event.js';

/** Takes in events durably and counts them; one implementation writes to PostgreSQL, another to a stream. */
export abstract class EventStore {
  /**
   * Resolves when all events of the batch are durable, or none is. Events count in the totals of an experiment
   * when their end user is assigned there at or before their time, and it had not ended by then, in whatever
   * order event, assignment and ending arrive.
   *
   * @throws DomainError unavailable when they cannot be stored now, or too much waits already
   */
  abstract append(batch: EventBatch): Promise<AppendOutcome>;

  /** Events that wait for their statement. */
  abstract readonly waiting: number;

  /** Resolves when nothing waits any more. */
  abstract drained(): Promise<void>;
}
