import { areSameValues, happenedSince, type Fold, type KeptValue, type Times } from '#libs/metrics';
import type { ReadyMetric } from '../definitions/attached-metrics.js';
import type { MeasuredExperiment } from '../definitions/measured-project.js';
import { keptIn } from './kept-texts.js';
import { PlainSteps, type Step } from './plain-steps.js';
import { isHistoryOf, isOfExperiment, type StoredEvent } from './read-events.js';
import { isAfter, type Amendments, type KnownRow, type Place } from './stored-values.js';
import type { TotalChanges } from './total-changes.js';
import type { ValueRules } from './value-rules.js';

/** A metric that counts events of a type, and whether nothing in them matters to it. */
interface Counting {
  metric: ReadyMetric;
  isPlain: boolean;
}

/** An experiment, ready to add events to what its end users came to. */
export class ExperimentFold {
  private readonly countings = new Map<string, Counting[]>();
  /** By metric, variation and allocation version. */
  private readonly steps = new Map<number, Map<number, Map<number, PlainSteps>>>();

  constructor(
    private readonly experiment: MeasuredExperiment,
    private readonly rules: ValueRules,
  ) {
    for (const metric of experiment.metrics)
      for (const type of metric.compiled.needs.types) {
        const counting = { metric, isPlain: metric.compiled.plainTypes.has(type) };
        const known = this.countings.get(type);
        if (known) known.push(counting);
        else this.countings.set(type, [counting]);
      }
  }

  /** Null when nothing changes; 'due' when all events of the end user are to be read. */
  add(row: KnownRow, events: readonly StoredEvent[]): Part | 'due' | null {
    if (this.rules.stays(row)) return null;
    const { id } = this.experiment;
    const assignedAt = row.assignedAt.getTime();
    const part = new Part(row, this.rules);
    for (const event of events) {
      const isSince = happenedSince(event.at, assignedAt);
      if (!(isSince ? isOfExperiment(event, id) : isHistoryOf(event, id))) continue;
      let isOrdered = false;
      for (const counting of this.countings.get(event.type) ?? []) {
        const { metric } = counting;
        if (!this.rules.isIn(metric, row)) continue;
        if (row.last === null) return 'due';
        if (metric.compiled.isOrdered && isSince) {
          if (!isAfter(event, row.last)) return 'due';
          isOrdered = true;
        }
        if (!part.add(counting, event, (of) => this.stepsOf(of, row))) return 'due';
      }
      if (isOrdered) part.last = { at: event.at, id: event.id };
    }
    return part.isEmpty ? null : part;
  }

  /** Tells the totals what is not told yet; to be called once, in the end. */
  settle(totals: TotalChanges): void {
    for (const ofMetric of this.steps.values())
      for (const ofVariation of ofMetric.values())
        for (const steps of ofVariation.values()) steps.settle(totals);
  }

  private stepsOf(metric: ReadyMetric, { variationId, allocationVersion }: KnownRow): PlainSteps {
    let ofMetric = this.steps.get(metric.metricId);
    if (!ofMetric) this.steps.set(metric.metricId, (ofMetric = new Map<number, Map<number, PlainSteps>>()));
    let ofVariation = ofMetric.get(variationId);
    if (!ofVariation) ofMetric.set(variationId, (ofVariation = new Map<number, PlainSteps>()));
    let steps = ofVariation.get(allocationVersion);
    if (!steps) {
      steps = new PlainSteps(metric, { variationId, allocationVersion });
      ofVariation.set(allocationVersion, steps);
    }
    return steps;
  }
}

/** A metric on which an end user came to something new, perhaps. */
interface Touched {
  metric: ReadyMetric;
  times: Times;
  /** The JSON of what is kept by now, and whether it is another than before. */
  kept: string;
  isChanged: boolean;
  /** Where events have come of which more matters than their type: what they are added to. */
  open: { fold: Fold; before: KeptValue } | null;
}

/** What new events change of an end user in an experiment. */
export class Part {
  last: Place | null;
  private readonly touched: Touched[] = [];
  private readonly taken: { steps: PlainSteps; step: Step }[] = [];

  constructor(
    private readonly row: KnownRow,
    private readonly rules: ValueRules,
  ) {
    this.last = row.last;
  }

  get isEmpty(): boolean {
    return this.touched.length === 0;
  }

  /** Whether it could be added to what was kept. */
  add(
    { metric, isPlain }: Counting,
    event: StoredEvent,
    stepsOf: (metric: ReadyMetric) => PlainSteps,
  ): boolean {
    const one = this.touched.find((known) => known.metric === metric) ?? this.touch(metric);
    if (!one) return false;
    const phase = one.times.phaseOf(event.at);
    if (phase === null) return true;
    const { row } = this;
    if (isPlain && !one.open) {
      const steps = stepsOf(metric);
      const step = steps.find(one.kept, { row, event, phase }, this.rules);
      if (!step) return false;
      this.taken.push({ steps, step });
      if (step.json !== null) {
        one.kept = step.json;
        one.isChanged = true;
      }
      return true;
    }
    if (!one.open) {
      const before = JSON.parse(one.kept) as KeptValue;
      const fold = metric.compiled.resume(this.rules.timesOf(row), before);
      if (!fold) return false;
      one.open = { fold, before };
    }
    one.open.fold.add(event);
    return true;
  }

  /** Tells the totals, and writes down what is to be stored. */
  settle(totals: TotalChanges, amendments: Amendments): void {
    const { row, last } = this;
    for (const { steps, step } of this.taken) steps.take(step, totals);
    for (const one of this.touched) this.close(one, totals);
    const changed = this.touched.filter(({ isChanged }) => isChanged);
    if (last !== null && (changed.length > 0 || last !== row.last))
      amendments.add(
        row,
        changed.map(({ metric, kept }) => [metric.metricId, kept]),
        last,
      );
  }

  private touch(metric: ReadyMetric): Touched | null {
    const { row, rules } = this;
    const kept = keptIn(row.amounts, metric.metricId);
    if (kept === undefined) return null;
    const times = metric.compiled.timesOf(rules.timesOf(row));
    const one = { metric, times, kept, isChanged: false, open: null };
    this.touched.push(one);
    return one;
  }

  private close(one: Touched, totals: TotalChanges): void {
    if (!one.open) return;
    const { row } = this;
    const { fold, before } = one.open;
    const now = this.rules.newValue(one.metric, row, { made: fold.value(), before });
    if (areSameValues(before, now)) return;
    totals.add(one.metric, row, { value: before, times: -1 });
    totals.add(one.metric, row, { value: now, times: 1 });
    one.kept = JSON.stringify(now);
    one.isChanged = true;
  }
}
