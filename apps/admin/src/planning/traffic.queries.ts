import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dayMs } from '#libs/durations';

const daysBack = 14;

/** How many new end users came a day, over complete days of UTC. */
export interface RecentTraffic {
  dailyUsers: number;
  /** Over how many days, the first and the last of them as `2026-04-30`. */
  days: number;
  from: string;
  until: string;
}

/** Whose assignments are counted. */
export interface TrafficScope {
  projectId: number;
  /** Only of this experiment; of all of the project without one. */
  experimentId?: number;
}

/** Reads how many end users were assigned lately. */
@Injectable()
export class TrafficQueries {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The average of the last 14 complete days, or of those since the first assignment if it is newer. An end user
   * who entered several experiments on a day came once that day. Undefined when nobody came.
   */
  async find(scope: TrafficScope, now: Date): Promise<RecentTraffic | undefined> {
    const today = Math.floor(now.getTime() / dayMs) * dayMs;
    const [row] = await this.dataSource.query<[{ first: Date | null; users: number | null }]>(
      `WITH daily AS (
         SELECT min(assigned_at) AS first, count(DISTINCT end_user_id) AS users FROM assignment
         WHERE project_id = $1 AND ($4::int IS NULL OR experiment_id = $4)
           AND assigned_at >= $2 AND assigned_at < $3
         GROUP BY date_trunc('day', assigned_at, 'UTC'))
       SELECT min(first) AS first, sum(users)::float8 AS users FROM daily`,
      [...[scope.projectId, new Date(today - daysBack * dayMs), new Date(today)], scope.experimentId ?? null],
    );
    if (row.first === null || row.users === null) return undefined;
    const first = Math.floor(row.first.getTime() / dayMs) * dayMs;
    const days = (today - first) / dayMs;
    return { dailyUsers: row.users / days, days, from: dateOf(first), until: dateOf(today - dayMs) };
  }
}

const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
