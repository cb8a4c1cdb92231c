import type { PoolClient } from 'pg';
import { numberArray } from '../array-literal.js';
import type { MetricCount } from './event.js';

/** Raises the counters of metrics; rows are locked in one order everywhere. */
export async function raiseCounters(client: PoolClient, counts: readonly MetricCount[]): Promise<void> {
  if (counts.length === 0) return;
  const raises = new Map<number, { live: number; qa: number }>();
  for (const { metricId, mode } of counts) {
    const raise = raises.get(metricId) ?? { live: 0, qa: 0 };
    raise[mode]++;
    raises.set(metricId, raise);
  }
  await client.query({
    name: 'raise-counters',
    text: raising,
    values: [
      numberArray([...raises.keys()]),
      numberArray([...raises.values()].map(({ live }) => live)),
      numberArray([...raises.values()].map(({ qa }) => qa)),
    ],
  });
}

const raising = `
  WITH
    raise AS (SELECT * FROM unnest($1::int[], $2::bigint[], $3::bigint[]) AS raise (metric_id, live, qa)),
    locked AS MATERIALIZED (
      SELECT id FROM metric WHERE id IN (SELECT metric_id FROM raise) ORDER BY id FOR NO KEY UPDATE)
  UPDATE metric
  SET triggered_on_live = triggered_on_live + raise.live, triggered_on_qa = triggered_on_qa + raise.qa
  FROM locked JOIN raise ON raise.metric_id = locked.id
  WHERE metric.id = locked.id`;
