import type { Pool } from 'pg';
import { numberArray, textArray } from '../array-literal.js';
import { withTimeoutOrNull } from '../with-timeout-or-null.js';
import { GroupCommit } from '../group-commit.js';
import { MembershipMemory, type MembershipKey, type SegmentIds } from './membership-memory.js';

export interface MembershipLookupOptions {
  pool: Pool;
  /** How many end users are remembered. */
  capacity?: number;
  /** How long an answer waits for its look-up. */
  waitMs?: number;
  /** Told why a look-up was impossible. */
  onError?: (error: Error) => void;
}

/**
 * Reads which segments end users are explicitly assigned to; the questions of all waiting requests travel
 * in one query, and the answers hold as long as the revision of the project.
 */
export class MembershipLookup {
  private readonly memory: MembershipMemory;
  private readonly queries: GroupCommit<MembershipKey, SegmentIds>;

  constructor(private readonly options: MembershipLookupOptions) {
    this.memory = new MembershipMemory(options.capacity);
    this.queries = new GroupCommit({
      name: 'look up memberships',
      flush: (keys) => this.ask(keys),
      lanes: 2,
    });
  }

  /** What is remembered for this revision; undefined when it has to be looked up. */
  peek(key: MembershipKey): SegmentIds | undefined {
    return this.memory.get(key);
  }

  /** Null when it cannot be known now. Never rejects. */
  find(key: MembershipKey): Promise<SegmentIds | null> {
    const { waitMs = 1_000, onError } = this.options;
    return withTimeoutOrNull(this.queries.append(key), waitMs, onError);
  }

  private async ask(keys: readonly MembershipKey[]): Promise<SegmentIds[]> {
    const found = await selectMemberships(this.options.pool, keys);
    found.forEach((segmentIds, index) => this.memory.set(keys[index]!, segmentIds));
    return found;
  }
}

const nowhere: SegmentIds = new Set();

async function selectMemberships(pool: Pool, keys: readonly MembershipKey[]): Promise<SegmentIds[]> {
  const { rows } = await pool.query<Omit<MembershipKey, 'revision'> & { segmentIds: number[] }>({
    name: 'find-memberships',
    text: `
      SELECT project_id AS "projectId", end_user_id AS "endUserId", array_agg(segment_id) AS "segmentIds"
      FROM memberships_of($1::int[], $2::text[]) GROUP BY project_id, end_user_id`,
    values: [
      numberArray(keys.map(({ projectId }) => projectId)),
      textArray(keys.map(({ endUserId }) => endUserId)),
    ],
  });
  const found = new Map(rows.map(({ segmentIds, ...key }) => [nameOf(key), new Set(segmentIds)]));
  return keys.map((key) => found.get(nameOf(key)) ?? nowhere);
}

const nameOf = ({ projectId, endUserId }: Omit<MembershipKey, 'revision'>): string =>
  `${projectId}/${endUserId}`;
