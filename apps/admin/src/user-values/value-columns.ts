import type { ParquetColumn } from '../data-export/index.js';
import {
  userValue,
  type MeasuredMetric,
  type UserRow,
  type UserValue,
  type ValueRules,
} from '../results/index.js';

/** A column of the export, of one metric. */
export interface ValueColumn extends ParquetColumn {
  metric: MeasuredMetric;
  of: (value: UserValue) => number | string;
}

/** Columns that every experiment has. */
export const fixedColumns: readonly ParquetColumn[] = [
  { name: 'end_user_id', type: 'STRING', nullable: false },
  { name: 'variation_id', type: 'INT32', nullable: false },
  { name: 'variation', type: 'STRING', nullable: false },
  { name: 'first_exposure', type: 'TIMESTAMP', nullable: false },
];

/** Which part of a value a column has, and what its name ends with. */
const parts = {
  value: ['', 'DOUBLE', ({ value }: UserValue) => value],
  denominator: [' (denominator)', 'DOUBLE', ({ denominator }: UserValue) => denominator],
  before: [' (before)', 'DOUBLE', ({ before }: UserValue) => before],
  denominatorBefore: [
    ' (denominator before)',
    'DOUBLE',
    ({ denominatorBefore }: UserValue) => denominatorBefore,
  ],
  steps: [' (steps)', 'INT32', ({ steps }: UserValue) => steps],
  values: ['', 'STRING', ({ values }: UserValue) => JSON.stringify(values)],
} as const;

/**
 * The columns of metrics, named by their titles. Where a name is taken, the metric's key follows: `Revenue (12)`. A ratio
 * has its denominator too, a funnel its steps, and what has CUPED the same of before the first exposure; a quantile has a
 * list of values as JSON.
 */
export function valueColumns(metrics: readonly MeasuredMetric[]): ValueColumn[] {
  const taken = new Set(fixedColumns.map(({ name }) => name));
  return metrics.flatMap((metric) => {
    const wanted = partsOf(metric);
    const isFree = (title: string) => wanted.every((part) => !taken.has(title + parts[part][0]));
    let title = metric.title;
    while (!isFree(title)) title += ` (${metric.key})`;
    return wanted.map((part) => {
      const [ending, type, of] = parts[part];
      taken.add(title + ending);
      return { name: title + ending, type, nullable: true, metric, of };
    });
  });
}

function partsOf({ kind, shared, cuped }: MeasuredMetric): (keyof typeof parts)[] {
  if (kind === 'quantile') return ['values'];
  if (kind === 'ratio')
    return ['value', 'denominator', ...(cuped ? (['before', 'denominatorBefore'] as const) : [])];
  const own: (keyof typeof parts)[] = shared?.definition.kind === 'funnel' ? ['value', 'steps'] : ['value'];
  return cuped ? [...own, 'before'] : own;
}

/** The cells of an end user's values, in the order of the columns; null where there is no value. */
export function cellsOf(
  columns: readonly ValueColumn[],
  user: UserRow,
  rules: ValueRules,
): (number | string | null)[] {
  const values = new Map<MeasuredMetric, UserValue | null>();
  return columns.map(({ metric, of }) => {
    if (!values.has(metric)) values.set(metric, userValue(metric, user, rules));
    const value = values.get(metric);
    return value ? of(value) : null;
  });
}
