import type { AnalysedMetric } from '#libs/statistics';

/** The statistics of every variation at the end of a day, all together and by allocation version. */
export type StatisticsOfDay = Pick<AnalysedMetric, 'kind' | 'statistics' | 'strata'>;

/** A metric from day to day. */
export interface FollowedPath {
  /** Such as 2026-11-20, one after the other. */
  days: string[];
  /** @param i position of the day */
  at: (i: number) => StatisticsOfDay;
}
