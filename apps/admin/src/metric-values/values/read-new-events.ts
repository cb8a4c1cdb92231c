import type { EntityManager } from 'typeorm';
import type { EventNeeds } from '#libs/metrics';
import { queryTexts, type TextRow } from './query-rows.js';
import { listOf, named, type StoredEvent } from './read-events.js';

/** Events that are read at once. */
const eventsOfRead = 1_000;

interface Reading {
  projectId: number;
  since: Date;
  until: Date;
  needs: EventNeeds;
}

/**
 * Reads the events that were stored in a window, by end user and then in the order of (time, id), some at a time; one end
 * user's may be in several of these. Of types of which nothing else matters only the type and the time are read. To be read
 * to the end, in a transaction.
 */
export async function* readNewEvents(
  manager: EntityManager,
  { projectId, since, until, needs }: Reading,
): AsyncGenerator<NewEvents> {
  await manager.query(`DECLARE new_events NO SCROLL CURSOR FOR ${statementOf(needs)}`, [
    ...[projectId, since, until, needs.types, needs.detailed],
    ...needs.names,
    ...needs.numbers.map((path) => path.split('.')),
  ]);
  for (let isFull = true; isFull;) {
    const rows = await queryTexts(manager, `FETCH ${eventsOfRead} FROM new_events`);
    isFull = rows.length === eventsOfRead;
    if (rows.length > 0) yield new NewEvents(rows, needs);
  }
  await manager.query('CLOSE new_events');
}

/** Some events by end user; each is made of its row when it is asked for. */
export class NewEvents {
  /** Of each end user the first of their rows, which stand together, in the order of these. */
  private readonly places = new Map<string, number>();

  constructor(
    private readonly rows: readonly TextRow[],
    private readonly needs: EventNeeds,
  ) {
    let last: string | null = null;
    rows.forEach(([endUserId], place) => {
      if (endUserId !== last) this.places.set(endUserId!, place);
      last = endUserId!;
    });
  }

  /** How many there are. */
  get size(): number {
    return this.rows.length;
  }

  get endUserIds(): string[] {
    return [...this.places.keys()];
  }

  /** The events of one of the end users. */
  of(endUserId: string): StoredEvent[] {
    const events: StoredEvent[] = [];
    for (let place = this.places.get(endUserId)!; this.rows[place]?.[0] === endUserId; place++)
      events.push(eventOf(this.rows[place]!, this.needs));
    return events;
  }
}

/** What it says of experiments, and whether it is a copy. */
type Marks = readonly [experimentId: number | null, notCountedIn: number[] | null, isCopy: boolean];

type Details = readonly [
  value: string | null,
  deviceType: string | null,
  campaignId: string | null,
  adId: string | null,
  /** Lists of lists, in the order of the needs. */
  properties: unknown[][] | null,
  numbers: (string | null)[][],
];

/** Of the columns of the statement. */
function eventOf([, id, seconds, type, ownMarks, ownDetails]: TextRow, needs: EventNeeds): StoredEvent {
  const marks = ownMarks ? (JSON.parse(ownMarks) as Marks) : noMarks;
  const details = ownDetails ? (JSON.parse(ownDetails) as Details) : noDetails;
  const properties = details[4];
  const numbers = details[5];
  return {
    id: Number(id),
    at: Math.round(Number(seconds) * 1_000),
    type: needs.types[Number(type) - 1]!,
    value: details[0],
    properties: properties && named(needs.names, properties.flat(1)),
    numbers: numbers.length === 0 ? noNumbers : numbersOf(needs.numbers, numbers.flat(1)),
    deviceType: details[1],
    campaignId: details[2],
    adId: details[3],
    experimentId: marks[0],
    notCountedIn: marks[1],
    isCopy: marks[2],
  };
}

const noMarks: Marks = [null, null, false];
const noDetails: Details = [null, null, null, null, null, []];
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
    SELECT end_user_id, id, date_part('epoch', occurred_at), array_position($4::text[], type), marks, details
    FROM fresh ORDER BY end_user_id, occurred_at, id`;
}
