import type { EntityManager } from 'typeorm';
import { findDistribution } from './distributed.js';

/** Up to when all that was stored can be seen is so much before now, at least. */
const lagMs = 1_000;
/** The same where times come from the clocks of several servers. */
const lagOfManyMs = 5_000;

/**
 * Up to when everything that was stored for a project can be seen, by the time at which it was stored: that of the
 * beginning of its transaction. So nothing may be open that began earlier and may have stored something: what is young, or
 * has changed rows, or waits for a lock before it does. Times are stored in milliseconds, rounded, so that it ends in the
 * one before. Where not all transactions can be seen (those of other roles, those on other servers), the batches of
 * the project that are under way are waited for.
 */
export async function readSeenHorizon(manager: EntityManager, projectId: number): Promise<Date> {
  const distributed = await findDistribution(manager);
  const [row] = await manager.query<[{ horizon: Date; hidden: boolean | null }]>(
    `SELECT date_trunc('milliseconds', least(clock_timestamp() - $1 * interval '1 millisecond',
       (SELECT min(xact_start) FROM pg_stat_activity WHERE ${others}
          AND (backend_xid IS NOT NULL OR wait_event_type = 'Lock'
            OR xact_start > clock_timestamp() - interval '30 seconds')))) - interval '1 millisecond' AS horizon,
       (SELECT bool_or(state IS NULL) FROM pg_stat_activity WHERE ${others}) AS hidden`,
    [distributed ? lagOfManyMs : lagMs],
  );
  if (distributed || row.hidden === true) await manager.query('SELECT drain_batches($1)', [projectId]);
  return row.horizon;
}

const others = `datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()`;
