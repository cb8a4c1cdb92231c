import type { EntityManager } from 'typeorm';
import { isCounted, isSince } from '#libs/ingestion';
import { isDated, type EventFilter } from './event-filter.js';
import type { MeasuredExperiment } from './measured-experiment.js';
import type { Parameters } from './statement.js';

/** By what end users are put into groups, each into one. */
export interface EndUserGrouping {
  /** SQL for the key of the group of a row of `assignment`. */
  keyOf: (p: Parameters) => string;
}

/**
 * What is read of an experiment: all in one transaction, so that it is of one instant. Every statement names the project
 * on each table, so that it is asked of one place however many there are.
 */
export interface Reading {
  manager: EntityManager;
  experimentId: number;
  projectId: number;
  /** Events from then on do not count; null while it goes on. */
  endedAt: Date | null;
  filter: EventFilter;
  /** Null for all end users together. */
  grouping: EndUserGrouping | null;
  /** Whether each allocation version is a group of its own within the groups; see `keyOfVersion` of allocation-strata.ts. */
  byVersion: boolean;
}

/** All of an experiment. */
export function readingOf(
  manager: EntityManager,
  { experiment }: Pick<MeasuredExperiment, 'experiment'>,
): Reading {
  const { id, projectId, endedAt } = experiment;
  return { manager, experimentId: id, projectId, endedAt, filter: {}, grouping: null, byVersion: false };
}

/** Which rows of a table by project and experiment are of the experiment. */
export function ofExperiment(table: string, { projectId, experimentId }: Reading, p: Parameters): string {
  return `${table}.project_id = ${p.of(projectId, 'int')} AND ${table}.experiment_id = ${p.of(experimentId, 'int')}`;
}

/**
 * Every event of an experiment that counts (libs/ingestion) within the dates: variation, assignment and group of its end user,
 * metric, type, value, time.
 *
 * An outer join, here and below, since it begins with the assignments: without statistics of a young experiment PostgreSQL
 * may take them for few and look through all of them for each event.
 */
export function countedEvents(reading: Reading, p: Parameters): string {
  const { projectId, experimentId, endedAt, filter } = reading;
  const { from, until } = filter;
  const id = p.of(experimentId, 'int');
  return `
    SELECT variation_id, end_user_id, assigned_at, group_key, metric_id, type, value, occurred_at FROM (
    SELECT assignment.variation_id, assignment.end_user_id, assignment.assigned_at, ${groupOf(reading, p)} AS group_key,
      event.metric_id, event.type, event.value, event.occurred_at
    FROM assignment LEFT JOIN event ON event.project_id = ${p.of(projectId, 'int')}
      AND event.end_user_id = assignment.end_user_id AND ${isSince('event.occurred_at', 'assignment.assigned_at')}
      AND (event.experiment_id = ${id} OR event.experiment_id IS NULL) AND ${isCounted('event', id)}
      ${endedAt ? `AND event.occurred_at < ${p.of(endedAt, 'timestamptz')}` : ''}
      ${from ? `AND event.occurred_at >= ${p.of(from, 'timestamptz')}` : ''}
      ${until ? `AND event.occurred_at <= ${p.of(until, 'timestamptz')}` : ''}
    WHERE ${ofExperiment('assignment', reading, p)} OFFSET 0) AS done WHERE occurred_at IS NOT NULL`;
}

/**
 * What each end user contributes: variation, group, metric, type, number of events, sum of values. From `user_total` where
 * all events are wanted, else from the events.
 */
export function endUserRows(reading: Reading, p: Parameters): string {
  if (isDated(reading.filter)) return endUserRowsOf(countedEvents(reading, p));
  const { projectId, experimentId } = reading;
  const id = p.of(experimentId, 'int');
  return `
    SELECT assignment.end_user_id, min(assignment.variation_id) AS variation_id,
      min(${groupOf(reading, p)}) AS group_key, total.metric_id, total.type,
      sum(total.event_count)::bigint AS event_count, sum(total.value_sum) AS value_sum
    FROM assignment LEFT JOIN user_total AS total ON total.project_id = ${p.of(projectId, 'int')}
      AND total.end_user_id = assignment.end_user_id AND total.experiment_id IN (0, ${id})
      AND (total.experiment_id = ${id} OR NOT assignment.frozen)
    WHERE ${ofExperiment('assignment', reading, p)}
    GROUP BY assignment.end_user_id, total.metric_id, total.type HAVING sum(total.event_count) <> 0`;
}

const endUserRowsOf = (events: string): string => `
  SELECT end_user_id, min(variation_id) AS variation_id, min(group_key) AS group_key, part.metric_id, part.type,
    count(*) AS event_count, COALESCE(sum(value), 0) AS value_sum
  FROM (${events}) AS counted,
    LATERAL (VALUES (0, counted.type COLLATE "C"), (0, ''), (counted.metric_id, '')) AS part (metric_id, type)
  WHERE part.metric_id IS NOT NULL
  GROUP BY end_user_id, part.metric_id, part.type`;

/** The group of a row of `assignment`. */
export function groupOf(
  { grouping, byVersion }: Pick<Reading, 'grouping' | 'byVersion'>,
  p: Parameters,
): string {
  const key = grouping ? grouping.keyOf(p) : `''`;
  return byVersion ? versionKey('assignment.allocation_version', key) : key;
}

const versionKey = (version: string, key: string): string => `(${version} || ':' || ${key})`;

/** The group of a row of totals, which know of no groups but versions. */
export const groupOfTotal = ({ byVersion }: Pick<Reading, 'byVersion'>): string =>
  byVersion ? versionKey('allocation_version', `''`) : `''`;
