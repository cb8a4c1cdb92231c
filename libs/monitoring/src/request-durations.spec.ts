import { Histogram, Registry, type Metric } from 'prom-client';
import { RequestDurations } from './request-durations.js';

const observed: [string, number, number][] = [
  ['POST /decision', 200, 0.0001],
  ['POST /decision', 200, 0.001],
  ['POST /decision', 200, 0.0011],
  ['POST /decision', 422, 0.3],
  ['POST /metrics/track', 200, 10],
  ['POST /metrics/track', 200, 10.5],
  ['POST /metrics/track', 200, 0],
];

async function report(metric: Metric): Promise<string[]> {
  const registry = new Registry();
  registry.registerMetric(metric);
  return (await registry.metrics()).trim().split('\n').sort();
}

describe('RequestDurations', () => {
  it('reports what a histogram of prom-client reports', async () => {
    const ours = new RequestDurations();
    const theirs = new Histogram({
      name: ours.name,
      help: 'Time from the whole request to its answer, by route and status.',
      labelNames: ['route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [],
    });

    for (const [route, status, seconds] of observed) {
      ours.observer(route, status)(seconds);
      theirs.observe({ route, status }, seconds);
    }

    expect(await report(ours as unknown as Metric)).toEqual(await report(theirs as unknown as Metric));
  });
});
