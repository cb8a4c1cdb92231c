import { type DataSource, IsNull } from 'typeorm';
import { dayMs } from '#libs/durations';
import { ExportWindow } from '#libs/entities';

/** Rows that were stored from `since` on and before `until`, which is within one day of UTC. */
export type Window = Pick<ExportWindow, 'since' | 'until'>;

/**
 * Where the window that begins at a time ends; undefined when that is not over yet. What is long past is exported by
 * whole days.
 */
export function endOfWindow(since: Date, horizon: Date, intervalMs: number): Date | undefined {
  const midnight = Math.floor(since.getTime() / dayMs) * dayMs;
  const past = horizon.getTime() - midnight;
  const until = midnight + (past >= dayMs ? dayMs : Math.floor(past / intervalMs) * intervalMs);
  return until > since.getTime() ? new Date(until) : undefined;
}

/**
 * The window that is under way, otherwise the next one that is over, whose bounds are kept before anything of it is
 * exported; undefined when there is none. To be called by one process at a time.
 */
export async function openNextWindow(
  dataSource: DataSource,
  { horizon, intervalMs }: { horizon: Date; intervalMs: number },
): Promise<Window | undefined> {
  const windows = dataSource.getRepository(ExportWindow);
  const open = await windows.findOne({ where: { exportedAt: IsNull() }, order: { since: 'ASC' } });
  if (open) return open;
  const [last] = await windows.find({ order: { since: 'DESC' }, take: 1 });
  if (!last) throw new Error('The table export_window has lost the row that says where exports begin.');
  const until = endOfWindow(last.until, horizon, intervalMs);
  if (!until) return undefined;
  const window = { since: last.until, until };
  await windows.insert(window);
  return window;
}

/** To be called when all that belongs to it is in the store. */
export async function closeWindow(dataSource: DataSource, { since }: Window): Promise<void> {
  await dataSource.query('UPDATE export_window SET exported_at = clock_timestamp() WHERE since = $1', [
    since,
  ]);
}
