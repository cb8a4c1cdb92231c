import type { EntityManager } from 'typeorm';
import type { MeasuredExperiment } from './measured-experiment.js';

/** How end users should have been split, by id of the variation. */
export interface Allocation {
  /** For the sample ratio check: how many end users were to be expected, over all allocation versions. */
  weights: Map<number, number>;
  /** Shares of the plan: those of the start. */
  plannedShares: Map<number, number>;
  /** Whether the shares of every version that end users were assigned under are known. */
  known: boolean;
}

interface VersionRow {
  version: number;
  variationId: number;
}
type AssignedUnder = VersionRow & { users: number };
type Share = VersionRow & { traffic: number };

/**
 * Expected are, for each allocation version, the end users assigned under it times the share. Where the shares are not
 * known (versions of before they were kept), and in a personalization, which rolls no dice, expected are those who came.
 */
export async function readAllocation(
  manager: EntityManager,
  { experiment, variations }: Pick<MeasuredExperiment, 'experiment' | 'variations'>,
): Promise<Allocation> {
  const assigned = await manager.query<AssignedUnder[]>(
    `SELECT allocation_version AS version, variation_id AS "variationId", sum(users)::float8 AS users
     FROM assignment_total WHERE experiment_id = $1 GROUP BY 1, 2`,
    [experiment.id],
  );
  const shares = await manager.query<Share[]>(
    `SELECT allocation_version AS version, variation_id AS "variationId", traffic::float8 AS traffic
     FROM allocation_share WHERE experiment_id = $1`,
    [experiment.id],
  );
  const isRandom = experiment.type !== 'Personalization';
  const sharesOf = (version: number) => (isRandom ? sharesAt(shares, version) : null);
  const versions = [...new Set(assigned.map(({ version }) => version))];
  const parts = versions.map((version) =>
    expectedUnder(
      assigned.filter((row) => row.version === version),
      sharesOf(version),
    ),
  );
  const present = new Map(variations.map(({ id, traffic }) => [id, traffic]));
  return {
    weights: new Map(variations.map(({ id }) => [id, sum(parts.map((part) => part.get(id) ?? 0))])),
    plannedShares:
      sharesAt(shares, experiment.startedAllocationVersion ?? experiment.allocationVersion) ?? present,
    known: !isRandom || versions.every((version) => sharesOf(version) !== null),
  };
}

/** The shares of a version: those of the latest that is not later; null when nothing is known of so early. */
function sharesAt(shares: readonly Share[], version: number): Map<number, number> | null {
  const from = Math.max(...shares.filter((share) => share.version <= version).map((share) => share.version));
  const own = shares.filter((share) => share.version === from);
  return sum(own.map(({ traffic }) => traffic)) > 0
    ? new Map(own.map(({ variationId, traffic }) => [variationId, traffic]))
    : null;
}

/** How many of those assigned under a version each variation should have got; they are all in some variation. */
function expectedUnder(
  assigned: readonly AssignedUnder[],
  shares: Map<number, number> | null,
): Map<number, number> {
  if (shares === null) return new Map(assigned.map(({ variationId, users }) => [variationId, users]));
  const total = sum(assigned.map(({ users }) => users));
  const whole = sum([...shares.values()]);
  return new Map([...shares].map(([variationId, share]) => [variationId, (total * share) / whole]));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
