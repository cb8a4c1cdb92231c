import type { CompiledMetric } from '#libs/metrics';
import type { RecentEvents } from './recent-events.js';
import { recentValue, type Observed, type RecentValue } from './recent-value.js';

/** The value over all end users, each of whom is taken to have begun with the first event that was seen. */
export function overAll(metric: CompiledMetric, { byUser, until }: RecentEvents): RecentValue {
  return recentValue(metric, begun(byUser.values()), { until: until.getTime() });
}

function* begun(users: Iterable<Observed['events']>): Generator<Observed> {
  for (const events of users) yield { events, assignedAt: events[0]!.at };
}
