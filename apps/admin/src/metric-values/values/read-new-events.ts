import type { EntityManager } from 'typeorm';
import type { EventNeeds } from '#libs/metrics';
import { queryRows } from './query-rows.js';
import { listOf, named, type StoredEvent } from './read-events.js';

/** An event, and whom it is of. */
export interface NewEvent extends StoredEvent {
  endUserId: string;
}

/** Events that are read at once: what is made of them is gone before it grows old, which is what memory costs. */
const eventsOfRead = 1_000;

/**
 * Reads the events that were stored in a window, by end user and then in the order of (time, id), some at a time; one end
 * user's may be in several of these. Of types of which nothing else matters only the type and the time are read. To be read
 * to the end, in a transaction.
 */
export async function* readNewEvents(
  manager: EntityManager,
  { projectId, since, until, needs }: { projectId: number; since: Date; until: Date; needs: EventNeeds },
): AsyncGenerator<NewEvent[]> {
  await manager.query(`DECLARE new_events NO SCROLL CURSOR FOR ${statementOf(needs)}`, [
    ...[projectId, since, until, needs.types, needs.detailed],
    ...needs.names,
    ...needs.numbers.map((path) => path.split('.')),
  ]);
  for (let isFull = true; isFull;) {
    const rows = await queryRows<EventRow>(manager, `FETCH ${eventsOfRead} FROM new_events`);
    isFull = rows.length === eventsOfRead;
    if (rows.length > 0) yield rows.map((row) => eventOf(row, needs));
  }
  await manager.query('CLOSE new_events');
}

type EventRow = [
  endUserId: string,
  id: string,
  milliseconds: string,
  /** Its place in `EventNeeds.types`, from 1 on. */
  type: number,
  /** What it says of experiments, and whether it is a copy; null for nothing. */
  marks: [experimentId: number | null, notCountedIn: number[] | null, isCopy: boolean] | null,
  /** Null for types of which nothing else matters. */
  details: Details | null,
];

type Details = [
  value: string | null,
  deviceType: string | null,
  campaignId: string | null,
  adId: string | null,
  /** Lists of lists, in the order of the needs. */
  properties: unknown[][] | null,
  numbers: (string | null)[][],
];

const noMarks = [null, null, false] as const;

function eventOf([endUserId, id, milliseconds, type, marks, details]: EventRow, needs: EventNeeds): NewEvent {
  const [experimentId, notCountedIn, isCopy] = marks ?? noMarks;
  const [value, deviceType, campaignId, adId, properties, numbers] = details ?? noDetails;
  return {
    id: Number(id),
    at: Number(milliseconds),
    type: needs.types[type - 1]!,
    value,
    properties: properties && named(needs.names, properties.flat(1)),
    numbers: numbers.length === 0 ? noNumbers : numbersOf(needs.numbers, numbers.flat(1)),
    deviceType,
    campaignId,
    adId,
    experimentId,
    notCountedIn,
    isCopy,
    endUserId,
  };
}

const noDetails = [null, null, null, null, null, []] as const;
const noNumbers = {};

const numbersOf = (paths: readonly string[], texts: readonly (string | null)[]) =>
  Object.fromEntries(texts.map((text, i) => [paths[i]!, text]));

const firstParameter = 6;

/** Apart from the order, so that no index that has it is taken for one on the time of storage. */
function statementOf({ names, numbers }: EventNeeds): string {
  const name = names.map((_, i) => `properties -> $${firstParameter + i}::text`);
  const number = numbers.map((_, i) => {
    const path = `$${firstParameter + names.length + i}::text[]`;
    return `CASE jsonb_typeof(properties #> ${path}) WHEN 'number' THEN properties #>> ${path} END`;
  });
  const properties =
    name.length === 0 ? 'NULL::json' : `CASE WHEN properties IS NOT NULL THEN ${listOf(name)} END`;
  return `
    WITH fresh AS MATERIALIZED (
      SELECT end_user_id, occurred_at, id, type,
        CASE WHEN experiment_id IS NOT NULL OR not_counted_in IS NOT NULL OR copy_of IS NOT NULL
          THEN json_build_array(experiment_id, to_json(not_counted_in), copy_of IS NOT NULL) END AS marks,
        CASE WHEN type = ANY ($5::text[]) THEN json_build_array(value::text, device_type, campaign_id, ad_id,
          ${properties}, ${listOf(number)}) END AS details
      FROM event
      WHERE project_id = $1::int AND stored_at > $2::timestamptz AND stored_at <= $3::timestamptz
        AND type = ANY ($4::text[]) AND end_user_id IS NOT NULL)
    SELECT end_user_id, id, (extract(epoch FROM occurred_at) * 1000)::bigint, array_position($4::text[], type),
      marks, details
    FROM fresh ORDER BY end_user_id, occurred_at, id`;
}
