import type { AssignedCount, AssignedGroupCount, GroupCount, TypeCount } from '../queries/stats.queries.js';
import { parseRows, type RowsText } from '../queries/statement.js';
import type { CountsDto, GroupStatsDto, StatsDto } from '../dto/stats.dto.js';

/** What stats are made of. */
export interface StatsMaterial {
  experimentId: number;
  variations: readonly { id: number; title: string }[];
  conversionType: string;
  counts: RowsText<TypeCount>;
  assigned: RowsText<AssignedCount>;
  groups: { counts: RowsText<GroupCount>; assigned: RowsText<AssignedGroupCount> } | null;
}

/** The bytes of the answer, a `StatsDto`, in UTF-8. */
export function makeStats({
  experimentId,
  variations,
  conversionType,
  ...material
}: StatsMaterial): Uint8Array {
  const counts = byVariation(parseRows(material.counts));
  const assigned = byVariation(parseRows(material.assigned));
  const groups = material.groups && makeGroups(material.groups, conversionType);
  const stats: StatsDto = {
    experiment_id: experimentId,
    variants: variations.map(({ id, title }) => ({
      variant_id: id,
      variant_name: title,
      ...countsOf(counts.get(id) ?? [], assigned.get(id)?.[0]?.users ?? 0, conversionType),
      ...(groups ? { groups: groups.get(id) ?? [] } : {}),
    })),
  };
  return new TextEncoder().encode(JSON.stringify(stats));
}

/** In the order of their values; what is not known comes last. */
function makeGroups(
  material: NonNullable<StatsMaterial['groups']>,
  conversionType: string,
): Map<number, GroupStatsDto[]> {
  const counts = byVariation(parseRows(material.counts));
  const assigned = byVariation(parseRows(material.assigned));
  const ids = new Set([...counts.keys(), ...assigned.keys()]);
  return new Map(
    [...ids].map((id) => [id, groupsOf(counts.get(id) ?? [], assigned.get(id) ?? [], conversionType)]),
  );
}

function groupsOf(
  counts: readonly GroupCount[],
  assigned: readonly AssignedGroupCount[],
  conversionType: string,
): GroupStatsDto[] {
  const own = groupBy(counts, ({ value }) => value);
  const users = new Map(assigned.map((row) => [row.value, row.users]));
  const values = [...new Set([...own.keys(), ...users.keys()])].sort(byValue);
  return values.map((value) => ({
    value,
    ...countsOf(own.get(value) ?? [], users.get(value) ?? 0, conversionType),
  }));
}

const byVariation = <Row extends { variationId: number }>(rows: readonly Row[]): Map<number, Row[]> =>
  groupBy(rows, ({ variationId }) => variationId);

function groupBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

function countsOf(counts: readonly TypeCount[], assignments: number, conversionType: string): CountsDto {
  const of = (wanted: string) => counts.find(({ type }) => type === wanted);
  const impressions = of('impression')?.events ?? 0;
  const clicks = of('click')?.events ?? 0;
  const converted = of(conversionType);
  return {
    assignments,
    impressions,
    clicks,
    conversions: converted?.events ?? 0,
    ctr: impressions > 0 ? clicks / impressions : null,
    conversion_rate: assignments > 0 ? (converted?.users ?? 0) / assignments : null,
  };
}

function byValue(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one < other ? -1 : Number(one > other);
}
