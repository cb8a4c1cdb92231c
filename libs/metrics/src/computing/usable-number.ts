import type { ValueRef } from '../definition.js';
import { Decimal } from './decimal.js';
import type { MetricEvent } from './metric-event.js';
import { pathOf, propertyAt } from './properties.js';

/** Numbers from here on are no amounts of anything; the values of events have the same limit. */
const limit = 1e15;
/** Digits after the point that count, as of the values of events. */
const digits = 9;

/**
 * The number that an event has for a metric, exactly. Null for an event without one: it is missing, a text or another thing
 * that is no number, 10^15 or more, or an amount in another currency.
 */
export type NumberOf = (event: MetricEvent) => Decimal | null;

export function compileValue({ property, currency }: ValueRef): NumberOf {
  const path = pathOf(property);
  const text = (event: MetricEvent) => (path === null ? event.value : exactNumber(event, path));
  const number = (event: MetricEvent) => usable(text(event));
  if (!currency) return number;
  const currencyPath = pathOf(currency.property);
  const { code } = currency;
  return (event) =>
    currencyPath !== null && propertyAt(event, currencyPath) === code ? number(event) : null;
}

function exactNumber(event: MetricEvent, path: string): string | null {
  if (event.numbers) return event.numbers[path] ?? null;
  const found = propertyAt(event, path);
  return typeof found === 'number' && Number.isFinite(found) ? String(found) : null;
}

function usable(text: string | null): Decimal | null {
  if (text === null || text.length > 400) return null;
  const size = Math.abs(Number(text));
  return size < limit ? Decimal.of(text).rounded(digits) : null;
}
