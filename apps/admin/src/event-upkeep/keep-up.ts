import { advisoryLocks } from '#libs/entities';
import type { DataSource } from 'typeorm';
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
  removeTrafficNotes,
} from './old-rows.js';

export interface Upkeep {
  readonly now: Date;
  /** Absent when events are kept for ever. */
  readonly eventRetentionDays: number | undefined;
  /** Absent when rows of end users are kept for ever. */
  readonly userRowRetentionDays: number | undefined;
}

const dayMs = 86_400_000;

/**
 * Makes the partitions of events that will be needed, and removes what is too old.
 *
 * @returns whether it was done; not while another process is at it
 */
export async function keepUp(dataSource: DataSource, upkeep: Upkeep): Promise<boolean> {
  const lock = dataSource.createQueryRunner();
  try {
    const rows = (await lock.query('SELECT pg_try_advisory_lock($1) AS taken', [
      advisoryLocks.eventUpkeep,
    ])) as [{ taken: boolean }];
    if (!rows[0].taken) return false;
    try {
      await addMissing(dataSource, upkeep.now);
      await removeOld(dataSource, upkeep);
      return true;
    } finally {
      await lock.query('SELECT pg_advisory_unlock($1)', [advisoryLocks.eventUpkeep]).catch(() => undefined);
    }
  } finally {
    await lock.release();
  }
}

async function addMissing(dataSource: DataSource, now: Date): Promise<void> {
  const present = new Set((await listPartitions(dataSource)).map(startOf));
  for (const month of monthsToCome(now))
    if (!present.has(startOf(month))) await addPartition(dataSource, month);
}

async function removeOld(dataSource: DataSource, upkeep: Upkeep): Promise<void> {
  const { now, eventRetentionDays, userRowRetentionDays } = upkeep;
  await removeMarks(dataSource, now);
  await removeIdempotencyKeys(dataSource);
  await removeTrafficNotes(dataSource);
  if (userRowRetentionDays !== undefined) {
    const before = new Date(now.getTime() - userRowRetentionDays * dayMs);
    await removeExpiredUserRows(dataSource, { before, now });
  }
  if (eventRetentionDays === undefined) return;
  const before = new Date(now.getTime() - eventRetentionDays * dayMs);
  await noteRemoval(dataSource, before);
  for (const month of await listPartitions(dataSource))
    if (endOf(month) <= before.getTime()) await dropPartition(dataSource, month);
  await removeEvents(dataSource, before);
}
