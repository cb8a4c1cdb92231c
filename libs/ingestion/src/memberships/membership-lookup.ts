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
  const { rows } = await pool.query<{ position: number; segmentIds: number[] }>({
    name: 'select-memberships',
    text: `
      SELECT key.position::int, array_agg(member.segment_id) AS "segmentIds"
      FROM unnest($1::int[], $2::text[]) WITH ORDINALITY AS key (project_id, end_user_id, position)
      JOIN segment_user AS member USING (project_id, end_user_id)
      GROUP BY key.position`,
    values: [
      numberArray(keys.map(({ projectId }) => projectId)),
      textArray(keys.map(({ endUserId }) => endUserId)),
    ],
  });
  const found = keys.map(() => nowhere);
  for (const { position, segmentIds } of rows) found[position - 1] = new Set(segmentIds);
  return found;
}
