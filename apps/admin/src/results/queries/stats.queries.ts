import { countedEvents, ofExperiment, type Reading } from './reading.js';
import { selectText, type RowsText } from './statement.js';
import type { Grouping } from '../dto/stats.dto.js';

/** How many events, by how many end users, of a variation and a type; the empty type stands for all types. */
export interface TypeCount {
  variationId: number;
  type: string;
  events: number;
  users: number;
}

/** The same for one value of what stats are broken down by. */
export interface GroupCount extends TypeCount {
  value: string | null;
}

export interface AssignedCount {
  variationId: number;
  users: number;
}

/** How many were assigned of one value. */
export interface AssignedGroupCount extends AssignedCount {
  value: string | null;
}

/** From the totals, so it costs the same however many events there are. */
export function countAll(reading: Reading): Promise<RowsText<TypeCount>> {
  return selectText(
    reading.manager,
    (p) => `
      SELECT variation_id AS "variationId", type, sum(event_count)::float8 AS events, sum(users)::float8 AS users
      FROM variation_total WHERE ${ofExperiment('variation_total', reading, p)} AND metric_id = 0
      GROUP BY variation_id, type HAVING sum(event_count) > 0 ORDER BY variation_id, type COLLATE "C"`,
  );
}

export function countAssigned(reading: Reading): Promise<RowsText<AssignedCount>> {
  return selectText(
    reading.manager,
    (p) => `
      SELECT variation_id AS "variationId", sum(users)::float8 AS users
      FROM assignment_total WHERE ${ofExperiment('assignment_total', reading, p)}
      GROUP BY variation_id ORDER BY variation_id`,
  );
}

/** From raw events, those that name no value of their own with the value of the assignment. */
export function countGroups(reading: Reading, grouping: Grouping): Promise<RowsText<GroupCount>> {
  const value =
    grouping === 'day' ? dayOf('event.occurred_at') : `COALESCE(event.${grouping}, assignment.${grouping})`;
  return selectText(
    reading.manager,
    (p) => `
      SELECT variation_id AS "variationId", group_key AS value, type, count(*)::float8 AS events,
        count(DISTINCT end_user_id)::float8 AS users
      FROM (${countedEvents({ ...reading, grouping: { keyOf: () => value } }, p)}) AS counted
      GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  );
}

/** How many were assigned, by the same values. */
export function countAssignedGroups(
  reading: Reading,
  grouping: Grouping,
): Promise<RowsText<AssignedGroupCount>> {
  const value = grouping === 'day' ? dayOf('assigned_at') : grouping;
  return selectText(
    reading.manager,
    (p) => `
      SELECT variation_id AS "variationId", ${value} AS value, count(*)::float8 AS users
      FROM assignment WHERE ${ofExperiment('assignment', reading, p)} GROUP BY 1, 2 ORDER BY 1, 2`,
  );
}

const dayOf = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD')`;
