import type { Pool } from 'pg';
import { retryOnSerializationFailure } from '#libs/errors';

/** A claim that two ids are of one person. */
export interface Join {
  readonly projectId: number;
  readonly endUserId: string;
  readonly anonymousId: string;
  /** Whether a secret key or a proof stands behind it. */
  readonly trusted: boolean;
  /** When the call came: milliseconds since 1970. */
  readonly at: number;
}

/**
 * What became of a join: it holds; the anonymous id is of another known one (or known itself); or it came without proof
 * and is not taken.
 */
export type JoinOutcome = 'joined' | 'elsewhere' | 'refused';

/** How many anonymous ids are joined to a known one without proof at most, in a day and in all. */
const mostUntrustedADay = 20;
const mostUntrusted = 400;

/**
 * Joins two ids. From a trusted join on all that is stored of the anonymous id is of the known one; a join without proof
 * makes public events under the known id count for the anonymous one where the known id is in no variation. One statement,
 * outside any transaction; the totals are the same whether it comes before, between or after what it concerns.
 */
export async function joinIds(
  pool: Pool,
  { projectId, endUserId, anonymousId, trusted, at }: Join,
): Promise<JoinOutcome> {
  const { rows } = await retryOnSerializationFailure(() =>
    pool.query<{ outcome: JoinOutcome }>({
      name: 'join-ids',
      text: 'SELECT join_ids($1::int, $2::text, $3::text, $4::boolean, $5::bigint, $6::int, $7::int) AS outcome',
      values: [projectId, endUserId, anonymousId, trusted, at, mostUntrustedADay, mostUntrusted],
    }),
  );
  return rows[0]!.outcome;
}
