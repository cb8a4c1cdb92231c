import type { EntityManager } from 'typeorm';
import { assignedUnder, sharesOf, type AssignedUnder, type Share } from './allocation.js';
import type { GatheredTexts } from '../analysis/gather-statistics.js';
import type { MeasuredMetric } from '../analysis/measured-metric.js';
import { readLibrary } from './library.queries.js';
import { groupOfTotal } from './reading.js';
import type { RowsText } from './statement.js';
import { assignedColumns, totalColumns, uncountedColumns } from './totals.queries.js';

/** What is kept of several experiments of a project. */
export interface TotalsOfMany {
  gatheredOf: (experimentId: number, of?: { byVersion: boolean }) => GatheredTexts;
  sharesOf: (experimentId: number) => { assigned: AssignedUnder[]; shares: Share[] };
}

/**
 * Reads it in a number of statements that does not depend on how many there are.
 *
 * @param shared metrics of the library, of all of them
 */
export async function readTotalsOfMany(
  manager: EntityManager,
  projectId: number,
  { experimentIds, shared }: { experimentIds: readonly number[]; shared: MeasuredMetric[] },
): Promise<TotalsOfMany> {
  const textsOf = async <Row>(select: string): Promise<ReadonlyMap<number, RowsText<Row>>> => {
    const rows = await manager.query<{ experimentId: number; text: string }[]>(
      `SELECT experiment_id AS "experimentId", json_agg(to_jsonb(selected) - 'experiment_id')::text AS text
       FROM (${select}) AS selected GROUP BY experiment_id`,
      [projectId, experimentIds],
    );
    return new Map(rows.map(({ experimentId, text }) => [experimentId, text]));
  };
  const whole = { assigned: await textsOf(assignedOf(false)), totals: await textsOf(totalsOf(false)) };
  const parted = { assigned: await textsOf(assignedOf(true)), totals: await textsOf(totalsOf(true)) };
  const uncounted = await textsOf(uncountedOf);
  const library = {
    whole: await readLibrary({ ...ofNobody, manager, projectId }, shared),
    parted: await readLibrary({ ...ofNobody, manager, projectId, byVersion: true }, shared),
  };
  const assigned = await manager.query<(AssignedUnder & { experimentId: number })[]>(assignedUnder, [
    ...[projectId, experimentIds],
  ]);
  const shares = await manager.query<(Share & { experimentId: number })[]>(sharesOf, [experimentIds]);
  return {
    gatheredOf: (id, { byVersion } = { byVersion: false }) => {
      const texts = byVersion ? parted : whole;
      return {
        assigned: (texts.assigned.get(id) ?? '[]') as GatheredTexts['assigned'],
        totals: (texts.totals.get(id) ?? '[]') as GatheredTexts['totals'],
        uncounted: (uncounted.get(id) ?? '[]') as GatheredTexts['uncounted'],
        // Nobody asks for them of many.
        early: '[]',
        sums: new Map(),
        library: byVersion ? library.parted : library.whole,
        shared,
      };
    },
    sharesOf: (id) => ({
      assigned: assigned.filter(({ experimentId }) => experimentId === id),
      shares: shares.filter(({ experimentId }) => experimentId === id),
    }),
  };
}

/** Totals of shared metrics are found by the metric. */
const ofNobody = { experimentId: 0, endedAt: null, filter: {}, grouping: null, byVersion: false };

const mine = 'project_id = $1 AND experiment_id = ANY ($2::int[])';

const assignedOf = (byVersion: boolean): string => `
  SELECT experiment_id, ${assignedColumns(groupOfTotal({ byVersion }))}
  FROM assignment_total WHERE ${mine} GROUP BY 1, 2, 3`;

const totalsOf = (byVersion: boolean): string => `
  SELECT experiment_id, ${totalColumns(groupOfTotal({ byVersion }))}
  FROM variation_total WHERE ${mine} GROUP BY 1, 2, 3, 4, 5 HAVING sum(event_count) > 0`;

const uncountedOf = `
  SELECT experiment_id, ${uncountedColumns} FROM uncounted_total WHERE ${mine} GROUP BY 1, 2, 3`;
