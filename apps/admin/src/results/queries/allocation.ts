import type { EntityManager } from 'typeorm';
import type { VersionUsers } from '#libs/statistics';
import { isCompared } from '../analysis/is-compared.js';
import type { MeasuredExperiment } from './measured-experiment.js';

/** How end users should have been split, by id of the variation. */
export interface Allocation {
  /**
   * For the sample ratio check: end users and shares of the variations, in their order, per allocation version of known
   * shares. Empty in a personalization, which gives each its own, and where several rules of a flag measure.
   */
  versions: (VersionUsers & { version: number })[];
  /**
   * The allocation versions that end users came under, ascending: they are compared within each. Empty in a
   * personalization, which is not compared.
   */
  versionsInUse: number[];
  /** Shares of the plan: those of the start, or the first ones after it that split end users at all. */
  plannedShares: Map<number, number>;
  /** Whether the shares of every version that end users were assigned under are known. */
  known: boolean;
}

interface VersionRow {
  version: number;
  variationId: number;
}
/** End users of a variation under an allocation version. */
export type AssignedUnder = VersionRow & { users: number };
/** The share of a variation from an allocation version on. */
export type Share = VersionRow & { traffic: number };

/** Of experiments ($2) of a project ($1): `AssignedUnder` with the experiment's id. */
export const assignedUnder = `
  SELECT experiment_id AS "experimentId", allocation_version AS version, variation_id AS "variationId",
    sum(users)::float8 AS users
  FROM assignment_total WHERE project_id = $1 AND experiment_id = ANY ($2::int[]) GROUP BY 1, 2, 3
  HAVING sum(users) > 0`;

/** Of experiments ($1): `Share` with the experiment's id. */
export const sharesOf = `
  SELECT experiment_id AS "experimentId", allocation_version AS version, variation_id AS "variationId",
    traffic::float8 AS traffic
  FROM allocation_share WHERE experiment_id = ANY ($1::int[])`;

type Allocated = Pick<MeasuredExperiment, 'experiment' | 'variations' | 'measuredRules'>;

export async function readAllocation(manager: EntityManager, measured: Allocated): Promise<Allocation> {
  const { id, projectId } = measured.experiment;
  return allocationOf(measured, {
    assigned: await manager.query<AssignedUnder[]>(assignedUnder, [projectId, [id]]),
    shares: await manager.query<Share[]>(sharesOf, [[id]]),
  });
}

/** Versions from before shares were kept have none, and are left out of the check. */
export function allocationOf(
  { experiment, variations, measuredRules }: Allocated,
  { assigned, shares }: { assigned: readonly AssignedUnder[]; shares: readonly Share[] },
): Allocation {
  const isRandom = experiment.type !== 'Personalization';
  const isChecked = isCompared({ experiment, measuredRules });
  const present = new Map(variations.map(({ id, traffic }) => [id, traffic]));
  const known = (version: number) => (isChecked ? sharesAt(shares, version) : null);
  const versions = [...new Set(assigned.map(({ version }) => version))].sort((a, b) => a - b);
  return {
    versionsInUse: isRandom ? versions : [],
    versions: versions.flatMap((version) => {
      const weights = known(version);
      if (weights === null) return [];
      const under = assigned.filter((row) => row.version === version);
      const users = variations.map(({ id }) => usersIn(under, id));
      return [{ version, users, weights: variations.map(({ id }) => weights.get(id) ?? 0) }];
    }),
    plannedShares:
      plannedAt(shares, experiment.startedAllocationVersion ?? experiment.allocationVersion) ?? present,
    known: !isChecked || versions.every((version) => known(version) !== null),
  };
}

/** A flag often starts with one variation for everyone, and splits end users by a rule that comes later. */
function plannedAt(shares: readonly Share[], start: number): Map<number, number> | null {
  const later = shares.map(({ version }) => version).filter((version) => version > start);
  const splits = [start, ...new Set(later.sort((a, b) => a - b))].map((version) => sharesAt(shares, version));
  return splits.find((split) => split !== null && isSplit(split)) ?? splits[0]!;
}

const isSplit = (split: Map<number, number>): boolean =>
  [...split.values()].filter((share) => share > 0).length > 1;

/** The shares of a version: those of the latest that is not later; null when nothing is known of so early. */
function sharesAt(shares: readonly Share[], version: number): Map<number, number> | null {
  const from = Math.max(...shares.filter((share) => share.version <= version).map((share) => share.version));
  const own = shares.filter((share) => share.version === from);
  return sum(own.map(({ traffic }) => traffic)) > 0
    ? new Map(own.map(({ variationId, traffic }) => [variationId, traffic]))
    : null;
}

function usersIn(assigned: readonly AssignedUnder[], variationId: number): number {
  return assigned.find((row) => row.variationId === variationId)?.users ?? 0;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
