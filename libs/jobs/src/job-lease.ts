import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Outcome } from '#libs/monitoring';

/** Work that one process at a time is to do. */
export interface LeasedWork {
  readonly name: string;
  /** Ends it early; absent where nothing does. */
  readonly signal?: AbortSignal | undefined;
  /** How long the lease is good for without being renewed; after it another process takes over from one that died. */
  readonly leaseMs?: number;
}

const defaultLeaseMs = 15_000;

/**
 * By name, the holder that may stand in the table though its work is over: the database was away when it was to be written or
 * deleted. This process takes its next lease as that holder, so it does not wait for itself until the old one runs out.
 */
const leftBehind = new WeakMap<DataSource, Map<string, string>>();

/**
 * Does work that one process at a time is to do, unless another one is at it. The lease is a row, not a lock of a session,
 * so it keeps no connection and works behind a pooler; it is renewed while the work goes on.
 *
 * @param work ends early when its signal says so: at the end of the process, when another one has the lease, or when it could
 *   not be renewed until it ran out, for example because the database was unreachable
 * @returns `elsewhere` when another process has the lease
 */
export async function withLease(
  dataSource: DataSource,
  { name, signal, leaseMs = defaultLeaseMs }: LeasedWork,
  work: (signal: AbortSignal) => Promise<unknown>,
): Promise<Outcome> {
  const left = leftBehind.get(dataSource) ?? new Map<string, string>();
  leftBehind.set(dataSource, left);
  const lease: Lease = { name, holder: left.get(name) ?? randomUUID(), leaseMs };
  left.delete(name);
  const leaveBehind = (error: unknown): never => {
    left.set(name, lease.holder);
    throw error;
  };
  const lost = new AbortController();
  const lose = (reason: string) => lost.abort(new Error(`The job ${name} ends early: ${reason}.`));
  let end: NodeJS.Timeout | undefined;
  let isRenewing = false;

  /** Counted from before the statement, so that it never runs out later here than in the database. */
  const goodFrom = (sentAt: number): void => {
    clearTimeout(end);
    const leftMs = sentAt + leaseMs - performance.now();
    end = setTimeout(() => lose('its lease has run out'), Math.max(leftMs, 0));
  };
  const renew = async (): Promise<void> => {
    if (isRenewing) return;
    isRenewing = true;
    const sentAt = performance.now();
    // A database that does not answer says nothing; the lease then runs out by itself.
    const isOurs = await keep(dataSource, lease).catch(() => undefined);
    isRenewing = false;
    if (isOurs === false) lose('another process has taken it over');
    else if (isOurs && !lost.signal.aborted) goodFrom(sentAt);
  };

  const sentAt = performance.now();
  if (!(await acquire(dataSource, lease).catch(leaveBehind))) return 'elsewhere';
  goodFrom(sentAt);
  const renewal = setInterval(() => void renew(), leaseMs / 3);
  try {
    await work(signal ? AbortSignal.any([signal, lost.signal]) : lost.signal);
    return 'done';
  } finally {
    // A renewal under way must not begin to count again.
    lost.abort();
    clearInterval(renewal);
    clearTimeout(end);
    await release(dataSource, lease)
      .catch(leaveBehind)
      .catch(() => undefined);
  }
}

interface Lease {
  readonly name: string;
  readonly holder: string;
  readonly leaseMs: number;
}

async function acquire(dataSource: DataSource, { name, holder, leaseMs }: Lease): Promise<boolean> {
  const rows = await dataSource.query<unknown[]>(
    `INSERT INTO job_lease (name, holder, until)
     VALUES ($1, $2, clock_timestamp() + $3 * interval '1 millisecond')
     ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
     WHERE job_lease.until <= clock_timestamp() OR job_lease.holder = excluded.holder RETURNING name`,
    [name, holder, leaseMs],
  );
  return rows.length === 1;
}

async function keep(dataSource: DataSource, { name, holder, leaseMs }: Lease): Promise<boolean> {
  const [rows] = await dataSource.query<[unknown[], number]>(
    `UPDATE job_lease SET until = clock_timestamp() + $3 * interval '1 millisecond'
     WHERE name = $1 AND holder = $2 RETURNING name`,
    [name, holder, leaseMs],
  );
  return rows.length === 1;
}

async function release(dataSource: DataSource, { name, holder }: Lease): Promise<void> {
  await dataSource.query('DELETE FROM job_lease WHERE name = $1 AND holder = $2', [name, holder]);
}
