import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isCounted } from '#libs/ingestion';
import { selectText, type Parameters, type RowsText } from './statement.js';
import type { Grouping } from './stats.dto.js';

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

/** Counts of what the end users of an experiment did; only what counts (libs/ingestion) is looked at. */
@Injectable()
export class StatsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** From the totals, so it costs the same however many events there are. */
  countAll(experimentId: number): Promise<RowsText<TypeCount>> {
    return this.select(
      experimentId,
      (
        id,
      ) => `SELECT variation_id AS "variationId", type, sum(event_count)::float8 AS events, sum(users)::float8 AS users
       FROM variation_total WHERE experiment_id = ${id} AND metric_id = 0 GROUP BY variation_id, type
       HAVING sum(event_count) > 0 ORDER BY variation_id, type COLLATE "C"`,
    );
  }

  countAssigned(experimentId: number): Promise<RowsText<AssignedCount>> {
    return this.select(
      experimentId,
      (id) => `SELECT variation_id AS "variationId", sum(users)::float8 AS users
       FROM assignment_total WHERE experiment_id = ${id} GROUP BY variation_id ORDER BY variation_id`,
    );
  }

  /** From raw events, those that name no value of their own with the value of the assignment. */
  countGroups(experimentId: number, grouping: Grouping): Promise<RowsText<GroupCount>> {
    const value =
      grouping === 'day' ? dayOf('occurred_at') : `COALESCE(event_${grouping}, assignment_${grouping})`;
    return this.select(
      experimentId,
      (id) => `WITH ${countedOf(id)}
       SELECT variation_id AS "variationId", ${value} AS value, type, count(*)::float8 AS events,
         count(DISTINCT end_user_id)::float8 AS users
       FROM counted GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    );
  }

  /** How many were assigned, by the same values. */
  countAssignedGroups(experimentId: number, grouping: Grouping): Promise<RowsText<AssignedGroupCount>> {
    const value = grouping === 'day' ? dayOf('assigned_at') : grouping;
    return this.select(
      experimentId,
      (id) => `SELECT variation_id AS "variationId", ${value} AS value, count(*)::float8 AS users
       FROM assignment WHERE experiment_id = ${id} GROUP BY 1, 2 ORDER BY 1, 2`,
    );
  }

  private select<Row>(experimentId: number, text: (id: string) => string): Promise<RowsText<Row>> {
    return selectText(this.dataSource.manager, (p: Parameters) => text(p.of(experimentId, 'int')));
  }
}

const dayOf = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD')`;

/** Every event of the experiment that counts, with the variation of its end user. */
const countedOf = (id: string): string => `
  counted AS (
    SELECT assignment.variation_id, assignment.end_user_id, event.type, event.occurred_at,
      event.device_type AS event_device_type, assignment.device_type AS assignment_device_type,
      event.campaign_id AS event_campaign_id, assignment.campaign_id AS assignment_campaign_id,
      event.ad_id AS event_ad_id, assignment.ad_id AS assignment_ad_id
    FROM experiment
    JOIN assignment ON assignment.experiment_id = experiment.id
    JOIN event ON event.project_id = experiment.project_id AND event.end_user_id = assignment.end_user_id
      AND (event.experiment_id = experiment.id OR event.experiment_id IS NULL)
      AND event.occurred_at >= assignment.assigned_at
      AND (experiment.ended_at IS NULL OR event.occurred_at < experiment.ended_at)
      AND ${isCounted('event', 'experiment.id')}
    WHERE experiment.id = ${id})`;
