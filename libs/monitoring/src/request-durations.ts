import { MetricType, type MetricObjectWithValues, type MetricValueWithName } from 'prom-client';

/** Upper bounds in seconds; a request counts in the first one that it does not exceed. */
const bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

type Labels = Record<'route' | 'status', string>;
type DurationValue = MetricValueWithName<'route' | 'status' | 'le'>;

/**
 * A histogram of request durations by route and status. It reports what prom-client's own would, but finds its
 * series once and not again for each request, which is what most of an observation costs there.
 */
export class RequestDurations {
  readonly name = 'abtesting_http_request_duration_seconds';
  private readonly series = new Map<string, DurationSeries>();

  /** A way to observe the answers of one route and status; ask for it once and keep it. */
  observer(route: string, status: number): (seconds: number) => void {
    const key = `${status} ${route}`;
    let series = this.series.get(key);
    if (!series) this.series.set(key, (series = new DurationSeries({ route, status: String(status) })));
    return series.observe;
  }

  /** What a registry asks its metrics for. */
  get(): Promise<Omit<MetricObjectWithValues<DurationValue>, 'collect'>> {
    return Promise.resolve({
      name: this.name,
      help: 'Time from the whole request to its answer, by route and status.',
      type: 'histogram' as unknown as MetricType,
      aggregator: 'sum',
      values: [...this.series.values()].flatMap((series) => series.values(this.name)),
    });
  }
}

class DurationSeries {
  /** One more than there are bounds, for what exceeds them all. */
  private readonly counts = new Float64Array(bounds.length + 1);
  private sum = 0;

  constructor(private readonly labels: Labels) {}

  readonly observe = (seconds: number): void => {
    let at = 0;
    while (at < bounds.length && seconds > bounds[at]!) at++;
    this.counts[at]! += 1;
    this.sum += seconds;
  };

  values(name: string): DurationValue[] {
    let count = 0;
    const buckets = bounds.map((le, at) => {
      count += this.counts[at]!;
      return this.value(`${name}_bucket`, count, { le });
    });
    count += this.counts[bounds.length]!;
    return [
      ...buckets,
      this.value(`${name}_bucket`, count, { le: '+Inf' }),
      this.value(`${name}_sum`, this.sum),
      this.value(`${name}_count`, count),
    ];
  }

  private value(metricName: string, value: number, bound: { le?: string | number } = {}): DurationValue {
    return { metricName, value, labels: { ...bound, ...this.labels } };
  }
}
