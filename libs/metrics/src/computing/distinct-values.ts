import { murmur3 } from '#libs/bucketing';
import { dayMs } from '#libs/durations';
import type { MetricEvent } from './metric-event.js';
import { pathOf, propertyAt } from './properties.js';

/** Texts longer than this are told apart by their length and 64 bits of hash. */
const longest = 64;

/** What is told apart by: the day (UTC) of an event, or a property; null for an event without it. */
export type ValueOf = (event: MetricEvent) => string | number | null;

export function compileDistinct(of: string): ValueOf {
  const path = pathOf(of);
  if (path === null) return ({ at }) => Math.floor(at / dayMs);
  return (event) => {
    const exact = event.numbers?.[path];
    if (typeof exact === 'string') return `n${exact}`;
    const found = propertyAt(event, path);
    if (found === undefined || found === null) return null;
    return typeof found === 'string' ? shortened(`t${found}`) : shortened(`j${JSON.stringify(found)}`);
  };
}

function shortened(text: string): string {
  if (text.length <= longest) return text;
  return `#${text.length}:${murmur3(text, 0)}:${murmur3(text, 0x5bd1e995)}`;
}
