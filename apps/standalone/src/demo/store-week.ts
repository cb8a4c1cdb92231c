import type { Pool } from 'pg';
import { AssignmentMemory, ExposureRecorder, storeEvents } from '#libs/ingestion';
import type { Recording, ServedPage } from './walk.js';

const chunkSize = 1_000;
/** No visitor waits for the demo: a slow machine may take its time. */
const patienceMs = 60_000;

/**
 * Stores what the visitors were served and did the way that decision app and worker do, so that totals grow
 * with every row.
 *
 * @param tell called now and then with the share that is done, from 0 to 1
 */
export async function storeWeek(
  pool: Pool,
  { served, events }: Recording,
  tell: (done: number) => void,
): Promise<void> {
  const all = served.length + events.length;
  let done = 0;
  const recorder = new PastExposures(pool);
  for (const pages of chunks(served)) {
    await recorder.record(pages);
    tell((done += pages.length) / all);
  }
  for (const some of chunks(events)) {
    await storeEvents(pool, [{ events: some, idempotency: null }]);
    tell((done += some.length) / all);
  }
}

/** Records exposures at the times that they say. */
class PastExposures {
  private servedAt = 0;
  private readonly recorder: ExposureRecorder;

  constructor(pool: Pool) {
    const memory = new AssignmentMemory([1, 2], 2 ** 15);
    this.recorder = new ExposureRecorder({ pool, memory, now: () => this.servedAt, waitMs: patienceMs });
  }

  /** @throws Error when not all of them are in the database */
  async record(pages: readonly ServedPage[]): Promise<void> {
    const outcomes = pages.map(({ at, exposures, details, ...endUser }) => {
      this.servedAt = at;
      return this.recorder.record(endUser, exposures, details);
    });
    const failed = (await Promise.all(outcomes)).filter(
      ({ durable, conflicts }) => !durable || conflicts.length > 0,
    );
    if (failed.length > 0) throw new Error(`${failed.length} of the demo's exposures could not be stored.`);
  }
}

function chunks<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / chunkSize) }, (_, index) =>
    all.slice(index * chunkSize, (index + 1) * chunkSize),
  );
}
