import type { Schema } from '../../api/client.js';

/** How many visitors each variation got on a day. */
export interface VisitorDay {
  day: string;
  /** By variation, in the order of the series. */
  users: number[];
}

/** What each day added; a series counts up. */
export function visitorDays({ points }: Schema<'SeriesDto'>): VisitorDay[] {
  return points.map(({ day, variants }, index) => ({
    day,
    users: variants.map(({ users }, v) => users - (points[index - 1]?.variants[v]?.users ?? 0)),
  }));
}
