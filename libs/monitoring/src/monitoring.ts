import { collectDefaultMetrics, Counter, Gauge, Registry, type Metric } from 'prom-client';
import { RequestDurations } from './request-durations.js';

/** One value of a figure that has several, told apart by labels. */
export interface Reading {
  readonly labels: Record<string, string>;
  readonly value: number;
}

/** Something that a part of the process knows and operators may ask for. */
export interface Figure {
  /** `abtesting_…`, with the unit at its end; a counter's ends in `_total`. */
  readonly name: string;
  /** What the number means, in a sentence. */
  readonly help: string;
  /** A counter only goes up while the process lives. */
  readonly kind: 'counter' | 'gauge';
  readonly labelNames?: readonly string[];
  /** Called whenever somebody asks, so it should cost next to nothing. */
  readonly read: () => number | readonly Reading[];
}

/** The figures of one process. */
export class Monitoring {
  private readonly registry = new Registry();
  private readonly requests = new RequestDurations();

  /** @param build what `abtesting_build_info` says of the program */
  constructor(build: { app: string; version: string } = { app: 'app', version: '' }) {
    collectDefaultMetrics({ register: this.registry });
    this.registry.registerMetric(this.requests as unknown as Metric);
    const labels = { ...build, node: process.versions.node };
    this.add({
      name: 'abtesting_build_info',
      help: 'Always 1; its labels name the program, its version and that of Node.js.',
      kind: 'gauge',
      labelNames: Object.keys(labels),
      read: () => [{ labels, value: 1 }],
    });
  }

  /** @throws Error for a name that is taken */
  add({ name, help, kind, labelNames = [], read }: Figure): void {
    const common = { name, help, labelNames: [...labelNames], registers: [this.registry] };
    if (kind === 'gauge') {
      new Gauge({
        ...common,
        collect() {
          this.reset();
          for (const { labels, value } of readingsOf(read)) this.set(labels, value);
        },
      });
    } else {
      new Counter({
        ...common,
        collect() {
          this.reset();
          for (const { labels, value } of readingsOf(read)) this.inc(labels, value);
        },
      });
    }
  }

  /** @param route its pattern, of which there are few, never a path that clients choose */
  observeRequest(route: string, status: number, seconds: number): void {
    this.requests.observer(route, status)(seconds);
  }

  /** A way to observe one route's answers of one status that costs less than `observeRequest`. */
  requestObserver(route: string, status: number): (seconds: number) => void {
    return this.requests.observer(route, status);
  }

  /** Everything in Prometheus' text form, and its media type. */
  async report(): Promise<{ contentType: string; text: string }> {
    return { contentType: this.registry.contentType, text: await this.registry.metrics() };
  }
}

function readingsOf(read: Figure['read']): readonly Reading[] {
  const result = read();
  return typeof result === 'number' ? [{ labels: {}, value: result }] : result;
}
