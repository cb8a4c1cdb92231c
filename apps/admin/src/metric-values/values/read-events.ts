import type { EntityManager } from 'typeorm';
import type { EventNeeds, MetricEvent } from '#libs/metrics';

/** An event with what says where it counts. */
export interface StoredEvent extends MetricEvent {
  /** The experiment that it names; null for any. */
  experimentId: number | null;
  /** Experiments in which it does not count. */
  notCountedIn: readonly number[] | null;
  /** Whether it repeats an event of another id, which is history there. */
  isCopy: boolean;
}

/** Events of end users in the order of (time, id), a page at a time. */
export interface EventPage {
  endUserId: string;
  events: StoredEvent[];
  /** Whether there may be more. */
  isFull: boolean;
}

/** From when on events of an end user are wanted. */
export interface Wanted {
  endUserId: string;
  sinceMs: number;
  /** After which event; none for from the beginning. */
  after?: Pick<MetricEvent, 'at' | 'id'>;
}

interface Reading {
  wanted: readonly Wanted[];
  needs: EventNeeds;
  /** Up to when they were stored. */
  until?: Date;
  /** How many of each, at most. */
  most?: number;
}

/** Reads a page of each. */
export async function readEvents(
  manager: EntityManager,
  projectId: number,
  { wanted, needs, until, most = shareOf(wanted.length) }: Reading,
): Promise<EventPage[]> {
  const rows = await manager.query<{ position: number; events: string | null }[]>(statementOf(needs), [
    projectId,
    wanted.map(({ endUserId }) => endUserId),
    wanted.map(({ sinceMs, after }) => new Date(after?.at ?? sinceMs)),
    wanted.map(({ after }) => after?.id ?? -1),
    ...[needs.types, until ?? null, most],
    ...needs.names,
    ...needs.numbers.map((path) => path.split('.')),
  ]);
  return rows.map(({ position, events }) => {
    const rowsOfUser = events === null ? [] : (JSON.parse(events) as EventRow[]);
    return {
      endUserId: wanted[position - 1]!.endUserId,
      events: rowsOfUser.map((row) => eventOf(row, needs)),
      isFull: rowsOfUser.length === most,
    };
  });
}

/** So that no more than ten thousand events, or a few of each, are in the memory. */
const shareOf = (users: number): number => Math.min(2_000, Math.max(20, Math.floor(10_000 / users)));

type EventRow = [
  id: number,
  at: number,
  type: string,
  value: string | null,
  experimentId: number | null,
  notCountedIn: number[] | null,
  isCopy: boolean,
  deviceType: string | null,
  campaignId: string | null,
  adId: string | null,
  properties: unknown[][] | null,
  numbers: (string | null)[][],
];

function eventOf(row: EventRow, { names, numbers }: EventNeeds): StoredEvent {
  const [
    id,
    at,
    type,
    value,
    experimentId,
    notCountedIn,
    isCopy,
    deviceType,
    campaignId,
    adId,
    properties,
    exact,
  ] = row;
  return {
    ...{ id, at, type, value, experimentId, notCountedIn, isCopy, deviceType, campaignId, adId },
    properties: properties && named(names, properties.flat(1)),
    numbers: Object.fromEntries(exact.flat(1).map((text, i) => [numbers[i]!, text])),
  };
}

/** What is missing and what is null look the same. */
export function named(names: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(names.flatMap((name, i) => (values[i] === null ? [] : [[name, values[i]]])));
}

/** Functions take no more than 100 arguments. */
const argumentsOfList = 90;
const firstParameter = 8;

function statementOf({ names, numbers }: EventNeeds): string {
  const name = names.map((_, i) => `event.kept -> $${firstParameter + i}::text`);
  const number = numbers.map((_, i) => {
    const path = `$${firstParameter + names.length + i}::text[]`;
    return `CASE jsonb_typeof(event.kept #> ${path}) WHEN 'number' THEN event.kept #>> ${path} END`;
  });
  const needsProperties = names.length + numbers.length > 0;
  const properties = needsProperties ? keptProperties : 'NULL::jsonb';
  return `
    SELECT wanted.position::int, (
      SELECT json_agg(json_build_array(id, (extract(epoch FROM occurred_at) * 1000)::bigint, type, value::text,
        experiment_id, to_json(not_counted_in), copy_of IS NOT NULL, device_type, campaign_id, ad_id,
        CASE WHEN event.kept IS NOT NULL THEN ${listOf(name)} END, ${listOf(number)}))::text
      FROM (
        SELECT event.*, ${properties} AS kept FROM event
        WHERE event.project_id = $1::int AND event.end_user_id = wanted.id COLLATE "C"
          AND event.occurred_at >= wanted.since AND (event.occurred_at > wanted.since OR event.id > wanted.after)
          AND event.type = ANY ($5::text[]) AND ($6::timestamptz IS NULL OR event.stored_at <= $6::timestamptz)
        ORDER BY event.occurred_at, event.id LIMIT $7::int) AS event) AS events
    FROM unnest($2::text[], $3::timestamptz[], $4::bigint[]) WITH ORDINALITY AS wanted (id, since, after, position)`;
}

/** A copy has no properties of its own. */
const keptProperties = `
  CASE WHEN event.copy_of IS NULL THEN event.properties ELSE (
    SELECT first.properties FROM event AS first WHERE first.project_id = $1::int
      AND first.occurred_at = event.occurred_at AND first.id = event.copy_of) END`;

/** Lists of lists. */
export function listOf(parts: readonly string[]): string {
  const lists: string[] = [];
  for (let from = 0; from < parts.length; from += argumentsOfList)
    lists.push(`json_build_array(${parts.slice(from, from + argumentsOfList).join(', ')})`);
  return `json_build_array(${lists.join(', ')})`;
}

/** Whether an event counts for an end user of an experiment, by what it says of experiments. */
export const isOfExperiment = ({ experimentId, notCountedIn }: StoredEvent, id: number): boolean =>
  (experimentId === null || experimentId === id) && !notCountedIn?.includes(id);

/** The same of what happened before the assignment: whatever experiment it names. */
export const isHistoryOf = ({ isCopy, notCountedIn }: StoredEvent, id: number): boolean =>
  !isCopy && !notCountedIn?.includes(id);
