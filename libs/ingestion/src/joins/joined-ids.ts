import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { type JoinedBits, JoinedFilter } from '#libs/evaluation';

export interface JoinedIdsOptions {
  pool: Pool;
  /** Two secret random numbers, 32 bits each. */
  seeds: readonly [number, number];
  /** How long after a look the next one of a project begins at the earliest. */
  restMs?: number;
  /** Told why joins could not be read; what is known stays. */
  onError?: (error: Error) => void;
}

/** What is known of a project. */
interface Known {
  filter: JoinedFilter;
  /** When the latest join that was read was stored, by the database's clock; null for none. */
  latest: Date | null;
}

/** A look that begins after the one under way and a rest. */
interface WaitingLook {
  readonly look: Promise<void>;
  readonly rest: AbortController;
}

const rowsAtOnce = 5_000;
/** A join that began earlier may be committed later: so far back it is looked again. */
const overlapMs = 10_000;

/** Which ids of the projects in use may be joined to others, so that only they are looked up. */
export class JoinedIds {
  private readonly known = new Map<number, Known>();
  private readonly looks = new Map<number, Promise<void>>();
  private readonly waiting = new Map<number, WaitingLook>();

  constructor(private readonly options: JoinedIdsOptions) {}

  /** Never false for an id whose join was read; true for some others. */
  has(projectId: number, id: string): boolean {
    return this.known.get(projectId)?.filter.has(id) === true;
  }

  /** How many ids the filter of a project has taken in. */
  sizeOf(projectId: number): number {
    return this.known.get(projectId)?.filter.size ?? 0;
  }

  /** Which ids of a project may be joined, for readers of its datafile; null when none are. */
  bitsOf(projectId: number): JoinedBits | null {
    return this.known.get(projectId)?.filter.bitsOrNull() ?? null;
  }

  /** Bytes of all filters. */
  get bytes(): number {
    let bytes = 0;
    for (const { filter } of this.known.values()) bytes += filter.bytes;
    return bytes;
  }

  /**
   * Reads what is new of a project, soon: one look at a time, and what is asked meanwhile by one more. Never rejects.
   *
   * @param hurries whether that one begins without a rest, since somebody waits for it
   */
  refresh(projectId: number, hurries = false): Promise<void> {
    const underWay = this.looks.get(projectId);
    const waiting = this.waiting.get(projectId);
    if (waiting === undefined && underWay === undefined) return this.look(projectId);
    const next = waiting ?? this.lookAfter(underWay!, projectId);
    if (hurries) next.rest.abort();
    return next.look;
  }

  private lookAfter(underWay: Promise<void>, projectId: number): WaitingLook {
    const rest = new AbortController();
    const look = underWay.then(async () => {
      const { restMs = 200 } = this.options;
      await sleep(restMs, undefined, { ref: false, signal: rest.signal }).catch(() => undefined);
      this.waiting.delete(projectId);
      await this.look(projectId);
    });
    const waiting = { look, rest };
    this.waiting.set(projectId, waiting);
    return waiting;
  }

  /** Forgets projects that are not in use any more. */
  keepOnly(projectIds: ReadonlySet<number>): void {
    for (const projectId of this.known.keys()) if (!projectIds.has(projectId)) this.known.delete(projectId);
  }

  private look(projectId: number): Promise<void> {
    const look = this.read(projectId)
      .catch((error: Error) => this.options.onError?.(error))
      .finally(() => this.looks.delete(projectId));
    this.looks.set(projectId, look);
    return look;
  }

  private async read(projectId: number): Promise<void> {
    const known = this.known.get(projectId);
    if (known === undefined) return this.readAll(projectId);
    const since = known.latest === null ? null : new Date(known.latest.getTime() - overlapMs);
    for await (const rows of this.rowsOf(projectId, since)) addRows(known, rows);
    if (known.filter.isFull) await this.readAll(projectId);
  }

  private async readAll(projectId: number): Promise<void> {
    const { rows } = await this.options.pool.query<{ joins: number; people: number }>({
      name: 'count-joined-ids',
      text: `SELECT count(*)::int AS joins, count(DISTINCT end_user_id)::int AS people
        FROM joined_id WHERE project_id = $1 AND trusted`,
      values: [projectId],
    });
    const { joins = 0, people = 0 } = rows[0] ?? {};
    const made = { filter: JoinedFilter.madeFor(joins + people, this.options.seeds), latest: null };
    for await (const some of this.rowsOf(projectId, null)) addRows(made, some);
    this.known.set(projectId, made);
  }

  private async *rowsOf(projectId: number, since: Date | null): AsyncGenerator<JoinedRow[]> {
    for (let after = ''; ;) {
      const { rows } = await this.options.pool.query<JoinedRow>({
        name: 'select-joined-ids',
        text: `
          SELECT anonymous_id AS "anonymousId", end_user_id AS "endUserId", stored_at AS "storedAt" FROM joined_id
          WHERE project_id = $1 AND trusted AND anonymous_id > $2 AND ($3::timestamptz IS NULL OR stored_at >= $3)
          ORDER BY anonymous_id LIMIT ${rowsAtOnce}`,
        values: [projectId, after, since],
      });
      if (rows.length > 0) yield rows;
      if (rows.length < rowsAtOnce) return;
      after = rows.at(-1)!.anonymousId;
    }
  }
}

interface JoinedRow {
  anonymousId: string;
  endUserId: string;
  storedAt: Date;
}

function addRows(known: Known, rows: readonly JoinedRow[]): void {
  for (const { anonymousId, endUserId, storedAt } of rows) {
    known.filter.add(anonymousId);
    known.filter.add(endUserId);
    if (known.latest === null || storedAt > known.latest) known.latest = storedAt;
  }
}
