import type { MetricDefinition } from '../definition.js';
import { Decimal } from './decimal.js';
import { compileCap, type ReadValue } from './kept-value.js';

/** Names of the sums: of x, y, c and d (KeptValue) and of their products. */
export const sumNames = [
  ...(['x', 'xx', 'xxx', 'y', 'yy', 'xy', 'c', 'cc', 'xc', 'yc', 'd', 'dd', 'cd', 'xd', 'yd'] as const),
] as const;
export type SumName = (typeof sumNames)[number];

/** What the values of end users add up to; those who do not count yet are left out. */
export interface EndUserSums {
  users: number;
  ignored: number;
  /** End users who took each step of a funnel; empty for other kinds. */
  steps: number[];
  sums: Record<SumName, Decimal>;
}

export function noSums(steps: number): EndUserSums {
  return {
    ...{ users: 0, ignored: 0, steps: Array.from({ length: steps }, () => 0) },
    sums: Object.fromEntries(sumNames.map((name) => [name, Decimal.zero])) as Record<SumName, Decimal>,
  };
}

/** Adds the value of an end user to sums (1), or takes it out of them (-1). */
export type AddValue = (sums: EndUserSums, value: ReadValue, sign: 1 | -1) => void;

export function compileSums(definition: MetricDefinition): AddValue {
  const cut = compileCap(definition);
  const cutsHistory = definition.kind !== 'ratio' && definition.kind !== 'average';
  return (total, value, sign) => {
    if (!value.counts) return;
    total.users += sign;
    total.ignored += sign * value.ignored;
    for (let step = 0; step < Math.min(value.depth, total.steps.length); step++) total.steps[step]! += sign;
    const { y, d } = value;
    const x = cut(value.x);
    const c = cutsHistory ? cut(value.c) : value.c;
    if (x.isZero && y.isZero && c.isZero && d.isZero) return;
    const { sums } = total;
    const xx = x.times(x);
    add(sums, 'x', x, sign);
    add(sums, 'xx', xx, sign);
    add(sums, 'xxx', xx.times(x), sign);
    if (!c.isZero) {
      add(sums, 'c', c, sign);
      add(sums, 'cc', c.times(c), sign);
      add(sums, 'xc', x.times(c), sign);
    }
    if (y.isZero && d.isZero) return;
    add(sums, 'y', y, sign);
    add(sums, 'yy', y.times(y), sign);
    add(sums, 'xy', x.times(y), sign);
    add(sums, 'yc', y.times(c), sign);
    add(sums, 'd', d, sign);
    add(sums, 'dd', d.times(d), sign);
    add(sums, 'cd', c.times(d), sign);
    add(sums, 'xd', x.times(d), sign);
    add(sums, 'yd', y.times(d), sign);
  };
}

function add(sums: EndUserSums['sums'], name: SumName, amount: Decimal, sign: 1 | -1): void {
  if (!amount.isZero) sums[name] = sign > 0 ? sums[name].plus(amount) : sums[name].minus(amount);
}
