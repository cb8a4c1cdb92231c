import type { MetricDefinition } from './definition.js';

/** Whether two definitions measure, and mean to be judged, the same. Order matters in steps alone. */
export function sameDefinition(one: MetricDefinition, other: MetricDefinition): boolean {
  return textOf(one) === textOf(other);
}

/** As JSON with keys and event types in order: a database keeps objects in an order of its own. */
function textOf(definition: MetricDefinition): string {
  return JSON.stringify(definition, (key, part: unknown) => {
    if (key === 'eventTypes' && Array.isArray(part)) return [...(part as string[])].sort();
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
