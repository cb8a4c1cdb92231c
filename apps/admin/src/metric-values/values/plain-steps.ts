import { areSameValues, type KeptValue, type MetricEvent, type Phase } from '#libs/metrics';
import type { ReadyMetric } from '../definitions/attached-metrics.js';
import type { AssignmentRow } from './stored-values.js';
import type { TotalChanges } from './total-changes.js';
import type { ValueRules } from './value-rules.js';

/** Where what an end user came to is summed up. */
export type Sums = Pick<AssignmentRow, 'variationId' | 'allocationVersion'>;

/** What one event makes of what was kept. */
export interface Step {
  before: KeptValue;
  now: KeptValue;
  /** The JSON of it; null where it stays the same. */
  json: string | null;
  /** How many end users took it; null where it is not remembered. */
  taken: number | null;
}

interface StepOf {
  row: AssignmentRow;
  event: MetricEvent;
  phase: Phase;
}

/** Steps that are remembered. */
const mostSteps = 5_000;
/** What is longer is seldom met again. */
const longestKept = 200;

/**
 * Adds events in which nothing matters but their type to what was kept on a metric: what comes of it is the same for every end
 * user, and most have one of few values. So it is worked out once, and told to the totals as many times as it was taken.
 */
export class PlainSteps {
  private readonly known = new Map<string, Map<string, Step>[]>();
  private size = 0;

  constructor(
    private readonly metric: ReadyMetric,
    private readonly sums: Sums,
  ) {}

  /** @returns null where what was kept does not suffice to go on from there */
  find(kept: string, of: StepOf, rules: ValueRules): Step | null {
    const steps = this.stepsOf(of, rules);
    const known = steps.get(kept);
    if (known) return known;
    const step = this.work(kept, of, rules);
    if (step && this.size < mostSteps && kept.length <= longestKept) {
      step.taken = 0;
      steps.set(kept, step);
      this.size++;
    }
    return step;
  }

  /** @param step of `find` */
  take(step: Step, totals: TotalChanges): void {
    if (step.taken === null) this.tell(step, 1, totals);
    else step.taken++;
  }

  /** Tells the totals what was taken; to be called once, in the end. */
  settle(totals: TotalChanges): void {
    for (const steps of this.known.values())
      for (const step of steps.flatMap((some) => [...some.values()])) this.tell(step, step.taken!, totals);
  }

  private tell({ before, now, json }: Step, taken: number, totals: TotalChanges): void {
    if (json === null || taken === 0) return;
    totals.add(this.metric, this.sums, { value: before, times: -taken });
    totals.add(this.metric, this.sums, { value: now, times: taken });
  }

  /** Those that depend on the same, but for what was kept. */
  private stepsOf({ row, event, phase }: StepOf, rules: ValueRules): Map<string, Step> {
    let ofType = this.known.get(event.type);
    if (!ofType) {
      ofType = Array.from({ length: 8 }, () => new Map<string, Step>());
      this.known.set(event.type, ofType);
    }
    const place =
      (phase === 'own' ? 0 : 1) +
      (rules.counts(this.metric, row) ? 0 : 2) +
      (rules.keepsHistory(this.metric, row) ? 4 : 0);
    return ofType[place]!;
  }

  private work(kept: string, { row, event }: StepOf, rules: ValueRules): Step | null {
    const { metric } = this;
    const before = JSON.parse(kept) as KeptValue;
    const fold = metric.compiled.resume(rules.timesOf(row), before);
    if (!fold) return null;
    fold.add(event);
    const now = rules.newValue(metric, row, { made: fold.value(), before });
    return { before, now, json: areSameValues(before, now) ? null : JSON.stringify(now), taken: null };
  }
}
