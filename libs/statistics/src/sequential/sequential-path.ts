import type { Interval } from '../interval.js';
import { warningsWhere, type Warning } from '../warnings.js';
import type { Stratum } from '../comparison/combine-strata.js';
import {
  testSequentially,
  testStrataSequentially,
  type SequentialOptions,
  type SequentialTest,
} from './sequential-test.js';

/** One look at the data so far; in `strata` per allocation version, when shares changed. */
export type Look = Stratum | { strata: readonly Stratum[] };

/** What successive looks say together; the sequence stays valid when they are combined. */
export interface SequentialPath {
  /** The p-value of each look on its own. */
  pValues: (number | null)[];
  /** The smallest p-value up to each look. */
  runningPValues: (number | null)[];
  /** The intersection of the intervals up to each look; null before the first and once it is empty. */
  runningCiAbsolute: (Interval | null)[];
  /** The same of the relative lift. */
  runningCiRelative: (Interval | null)[];
  /** 1-based number of the first look whose running p-value is below alpha; null when there is none. */
  firstSignificantLook: number | null;
  /** Each look on its own. */
  looks: SequentialTest[];
  warnings: Warning[];
}

/** Follows a sequential comparison over looks in the order of time. @throws InvalidInputError */
export function followSequentially(looks: readonly Look[], options: SequentialOptions = {}): SequentialPath {
  const tests = looks.map((look) =>
    'strata' in look
      ? testStrataSequentially(look.strata, options)
      : testSequentially(look.control, look.treatment, options),
  );
  const pValues = tests.map(({ pValue }) => pValue);
  const runningPValues = scan(pValues, (before, p) => Math.min(before, p));
  const intersections = scan(
    tests.map(({ ciAbsolute }) => ciAbsolute),
    intersect,
  );
  const relative = scan(
    tests.map(({ ciRelative }) => ciRelative),
    intersect,
  );
  const { alpha = 0.05 } = options;
  const first = runningPValues.findIndex((p) => p !== null && p < alpha);
  return {
    pValues,
    runningPValues,
    runningCiAbsolute: intersections.map(unlessEmpty),
    runningCiRelative: relative.map(unlessEmpty),
    firstSignificantLook: first < 0 ? null : first + 1,
    looks: tests,
    warnings: warningsWhere({
      empty_intersection: intersections.some((interval) => interval && isEmpty(interval)),
    }),
  };
}

/** Running combination; items without a value carry the state before them. */
function scan<T>(items: readonly (T | null)[], combine: (before: T, item: T) => T): (T | null)[] {
  let state: T | null = null;
  return items.map((item) => {
    if (item !== null) state = state === null ? item : combine(state, item);
    return state;
  });
}

function intersect(one: Interval, other: Interval): Interval {
  return { lower: Math.max(one.lower, other.lower), upper: Math.min(one.upper, other.upper) };
}

const unlessEmpty = (interval: Interval | null): Interval | null =>
  interval && !isEmpty(interval) ? interval : null;

function isEmpty({ lower, upper }: Interval): boolean {
  return lower > upper;
}
