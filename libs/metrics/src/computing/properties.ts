import type { MetricEvent } from './metric-event.js';

const prefix = 'properties.';

/** The path of a property without `properties.`; null for `value`, which is no property. */
export const pathOf = (property: string): string | null =>
  property.startsWith(prefix) ? property.slice(prefix.length) : null;

/** The name on the first level of a path. */
export const nameOf = (path: string): string => path.split('.', 1)[0]!;

/** What stands at a path; undefined for nothing. */
export function propertyAt({ properties }: Pick<MetricEvent, 'properties'>, path: string): unknown {
  let value: unknown = properties;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, step))
      return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}
