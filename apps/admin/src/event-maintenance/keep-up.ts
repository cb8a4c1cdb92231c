import type { DataSource } from 'typeorm';
import { dayMs } from '#libs/durations';
import { type Outcome, withLease } from '#libs/jobs';
import type { SummarizeDays } from '../metric-values/index.js';
import {
  addPartition,
  dropPartition,
  endOf,
  listPartitions,
  monthsToCome,
  startOf,
} from './event-partitions.js';
import { removeExpiredUserRows } from './expired-user-rows.js';
import {
  noteRemoval,
  removeEvents,
  removeIdempotencyKeys,
  removeMarks,
  removeEvaluationCounts,
  removeTrafficNotes,
} from './old-rows.js';

export interface Upkeep {
  readonly now: Date;
  /** Absent when events are kept for ever. */
  readonly eventRetentionDays: number | undefined;
  /** Absent when rows of end users are kept for ever. */
  readonly userRowRetentionDays: number | undefined;
  /** Works quantiles out in a thread; in this one when left out. */
  readonly summarize?: SummarizeDays;
  /** Ends it early. */
  readonly signal?: AbortSignal | undefined;
}

/** Makes the partitions of events that will be needed, and removes what is too old; not while another process is at it. */
export function keepUp(dataSource: DataSource, upkeep: Upkeep): Promise<Outcome> {
  return withLease(dataSource, { name: 'event-upkeep', signal: upkeep.signal }, async (signal) => {
    await addMissing(dataSource, upkeep.now);
    await removeOld(dataSource, { ...upkeep, signal });
  });
}

async function addMissing(dataSource: DataSource, now: Date): Promise<void> {
  const present = new Set((await listPartitions(dataSource)).map(startOf));
  for (const month of monthsToCome(now))
    if (!present.has(startOf(month))) await addPartition(dataSource, month);
}

/** Each step is whole by itself, so it may end after any of them. */
async function removeOld(
  dataSource: DataSource,
  { now, eventRetentionDays, userRowRetentionDays, summarize, signal }: Upkeep,
): Promise<void> {
  const steps = [
    () => removeMarks(dataSource, now),
    () => removeIdempotencyKeys(dataSource),
    () => removeTrafficNotes(dataSource),
    () => removeEvaluationCounts(dataSource),
  ];
  if (userRowRetentionDays !== undefined) {
    const before = new Date(now.getTime() - userRowRetentionDays * dayMs);
    steps.push(() => removeExpiredUserRows(dataSource, { before, now, summarize }));
  }
  if (eventRetentionDays !== undefined) {
    const before = new Date(now.getTime() - eventRetentionDays * dayMs);
    steps.push(() => removeOldEvents(dataSource, before));
  }
  for (const step of steps) {
    signal?.throwIfAborted();
    await step();
  }
}

async function removeOldEvents(dataSource: DataSource, before: Date): Promise<void> {
  await noteRemoval(dataSource, before);
  for (const month of await listPartitions(dataSource))
    if (endOf(month) <= before.getTime()) await dropPartition(dataSource, month);
  await removeEvents(dataSource, before);
}
