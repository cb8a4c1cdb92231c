import type { EntityManager } from 'typeorm';
import { isCounted } from '#libs/ingestion';
import type { Grouping } from './grouping.js';
import type { Parameters } from './statement.js';

/** Which counted events are wanted; what is left out does not narrow. */
export interface EventFilter {
  from?: Date;
  until?: Date;
}

/** What is read of an experiment: all in one transaction, so that it is of one instant. */
export interface Reading {
  manager: EntityManager;
  experimentId: number;
  projectId: number;
  filter: EventFilter;
  /** Null for all end users together. */
  grouping: Pick<Grouping, 'keyOf'> | null;
}

export const isDated = ({ from, until }: EventFilter): boolean => from !== undefined || until !== undefined;

/**
 * Every event of an experiment that counts (libs/ingestion) within the dates: variation and group of its end user,
 * metric, type, value, time.
 */
export function countedEvents({ experimentId, filter, grouping }: Reading, p: Parameters): string {
  const { from, until } = filter;
  return `
    SELECT assignment.variation_id, assignment.end_user_id, ${groupOf(grouping, p)} AS group_key,
      event.metric_id, event.type, event.value, event.occurred_at
    FROM experiment
    JOIN assignment ON assignment.experiment_id = experiment.id
    JOIN event ON event.project_id = experiment.project_id AND event.end_user_id = assignment.end_user_id
      AND (event.experiment_id = experiment.id OR event.experiment_id IS NULL)
      AND event.occurred_at >= assignment.assigned_at
      AND (experiment.ended_at IS NULL OR event.occurred_at < experiment.ended_at)
      AND ${isCounted('event', 'experiment.id')}
    WHERE experiment.id = ${p.of(experimentId, 'int')}
      ${from ? `AND event.occurred_at >= ${p.of(from, 'timestamptz')}` : ''}
      ${until ? `AND event.occurred_at <= ${p.of(until, 'timestamptz')}` : ''}`;
}

/**
 * What each end user contributes, like rows of `user_total` with a group: from these where all events are wanted, else
 * from the events.
 */
export function endUserRows(reading: Reading, p: Parameters): string {
  const { experimentId, filter, grouping } = reading;
  if (isDated(filter)) return endUserRowsOf(countedEvents(reading, p));
  return `
    SELECT total.end_user_id, total.variation_id, ${groupOf(grouping, p)} AS group_key, total.metric_id, total.type,
      total.event_count::float8 AS event_count, total.value_sum
    FROM user_total AS total
    ${grouping ? 'JOIN assignment USING (experiment_id, end_user_id)' : ''}
    WHERE total.experiment_id = ${p.of(experimentId, 'int')}`;
}

const endUserRowsOf = (events: string): string => `
  SELECT end_user_id, min(variation_id) AS variation_id, min(group_key) AS group_key, part.metric_id, part.type,
    count(*)::float8 AS event_count, COALESCE(sum(value), 0) AS value_sum
  FROM (${events}) AS counted,
    LATERAL (VALUES (0, counted.type COLLATE "C"), (0, ''), (counted.metric_id, '')) AS part (metric_id, type)
  WHERE part.metric_id IS NOT NULL
  GROUP BY end_user_id, part.metric_id, part.type`;

/** The group of a row of `assignment`. */
export function groupOf(grouping: Pick<Grouping, 'keyOf'> | null, p: Parameters): string {
  return grouping ? grouping.keyOf(p) : `''`;
}
