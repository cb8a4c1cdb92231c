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
    const add = (name: SumName, amount: Decimal) => {
      if (!amount.isZero) sums[name] = sign > 0 ? sums[name].plus(amount) : sums[name].minus(amount);
    };
    const xx = x.times(x);
    add('x', x);
    add('xx', xx);
    add('xxx', xx.times(x));
    if (!c.isZero) {
      add('c', c);
      add('cc', c.times(c));
      add('xc', x.times(c));
    }
    if (y.isZero && d.isZero) return;
    add('y', y);
    add('yy', y.times(y));
    add('xy', x.times(y));
    add('yc', y.times(c));
    add('d', d);
    add('dd', d.times(d));
    add('cd', c.times(d));
    add('xd', x.times(d));
    add('yd', y.times(d));
  };
}
