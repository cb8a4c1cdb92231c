import type { EntityManager } from 'typeorm';
import {
  noQuantile,
  quantileAround,
  rankOfQuantile,
  ranksAround,
  type QuantileSize,
  type QuantileSummary,
  type ShareSums,
} from '#libs/statistics';

/**
 * A statement for the end users who count: `variation_id` (int), `group_key` (text), and `list`, a list of numbers in JSON,
 * null for none.
 */
export interface ListsOfUsers {
  text: string;
  values: readonly unknown[];
}

export interface GroupQuantile {
  variationId: number;
  group: string;
  summary: QuantileSummary;
}

type Place = Pick<GroupQuantile, 'variationId' | 'group'>;

/**
 * The quantile of the values of each variation and group, exactly. PostgreSQL puts them in order, on its disk where they are
 * many, so that no process has all of them in its memory.
 *
 * @param manager of a transaction that sees one instant
 */
export async function quantilesInOrder(
  manager: EntityManager,
  lists: ListsOfUsers,
  q: number,
): Promise<GroupQuantile[]> {
  const sizes = await readSizes(manager, lists);
  const known = sizes.filter(({ events }) => events > 0);
  const middles = await readPlaces(
    ...([manager, lists, known.map((size) => ({ ...size, ranks: [rankOfQuantile(size, q)] }))] as const),
  );
  const valued = known.map((size, i) => ({ ...size, value: middles[i]![0]! }));
  const shares = await readShares(manager, lists, valued);
  const ranks = known.map((size, i) => ranksAround(size, shares[i]!, q));
  const ends = await readPlaces(
    manager,
    lists,
    known.map((size, i) => ({ ...size, ranks: ranks[i]! })),
  );
  return sizes.map((size) => {
    const { variationId, group } = size;
    const i = known.indexOf(size);
    if (i < 0) return { variationId, group, summary: noQuantile(size) };
    const at = (rank: number) => ends[i]![ranks[i]!.indexOf(rank)]!;
    const summary = quantileAround({ size, share: shares[i]!, value: valued[i]!.value, at }, q);
    return { variationId, group, summary };
  });
}

function readSizes(
  manager: EntityManager,
  { text, values }: ListsOfUsers,
): Promise<(Place & QuantileSize)[]> {
  return manager.query(
    `SELECT variation_id AS "variationId", group_key AS "group", count(*)::float8 AS users,
       COALESCE(sum(jsonb_array_length(list)), 0)::float8 AS events,
       COALESCE(sum(jsonb_array_length(list)::bigint * jsonb_array_length(list)), 0)::float8 AS "eventsSquared"
     FROM (${text}) AS lists GROUP BY 1, 2`,
    [...values],
  );
}

/** The values at places of each, in the order in which these are asked for. */
async function readPlaces(
  manager: EntityManager,
  { text, values }: ListsOfUsers,
  asked: readonly (Place & { events: number; ranks: readonly number[] })[],
): Promise<number[][]> {
  const wanted = asked.filter(({ ranks }) => ranks.length > 0);
  const place = values.length;
  // In the middle of the fractions that mean it, so that no rounding leads to a neighbour.
  const fractions = wanted.map(
    ({ events, ranks }) => `{${ranks.map((rank) => (rank - 0.5) / events).join(',')}}`,
  );
  const rows = await manager.query<(Place & { found: number[] })[]>(
    `SELECT asked.v AS "variationId", asked.g AS "group",
       percentile_disc(asked.fractions::float8[]) WITHIN GROUP (ORDER BY value.number::float8) AS found
     FROM (${text}) AS lists
     JOIN unnest($${place + 1}::int[], $${place + 2}::text[], $${place + 3}::text[]) AS asked (v, g, fractions)
       ON asked.v = variation_id AND asked.g = group_key COLLATE "C"
     CROSS JOIN LATERAL jsonb_array_elements(list) AS value (number)
     GROUP BY asked.v, asked.g, asked.fractions`,
    [...values, ...placesOf(wanted), fractions],
  );
  return inOrder(asked, rows).map((row) => row?.found ?? []);
}

async function readShares(
  manager: EntityManager,
  { text, values }: ListsOfUsers,
  asked: readonly (Place & { value: number })[],
): Promise<ShareSums[]> {
  const place = values.length;
  const rows = await manager.query<(Place & ShareSums)[]>(
    `SELECT asked.v AS "variationId", asked.g AS "group", sum(below)::float8 AS "sum",
       sum(below * below)::float8 AS "sumSquares", sum(below * jsonb_array_length(list))::float8 AS "sumProducts"
     FROM (${text}) AS lists
     JOIN unnest($${place + 1}::int[], $${place + 2}::text[], $${place + 3}::float8[]) AS asked (v, g, value)
       ON asked.v = variation_id AND asked.g = group_key COLLATE "C"
     CROSS JOIN LATERAL (SELECT count(*) AS below FROM jsonb_array_elements(list) AS value (number)
       WHERE number::float8 <= asked.value) AS counted
     WHERE list IS NOT NULL
     GROUP BY 1, 2`,
    [...values, ...placesOf(asked), asked.map(({ value }) => value)],
  );
  return inOrder(asked, rows).map((row) => row ?? { sum: 0, sumSquares: 0, sumProducts: 0 });
}

const placesOf = (places: readonly Place[]): [number[], string[]] => [
  places.map(({ variationId }) => variationId),
  places.map(({ group }) => group),
];

function inOrder<Row extends Place>(asked: readonly Place[], rows: readonly Row[]): (Row | undefined)[] {
  const keyOf = ({ variationId, group }: Place) => `${variationId} ${group}`;
  const known = new Map(rows.map((row) => [keyOf(row), row]));
  return asked.map((place) => known.get(keyOf(place)));
}
