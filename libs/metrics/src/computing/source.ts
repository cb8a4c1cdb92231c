import { compileRules } from '#libs/targeting';
import type { EventSource } from '../definition.js';
import type { MetricEvent } from './metric-event.js';
import { nameOf, pathOf } from './properties.js';

/** Whether an event is of a source. */
export type SourcePredicate = (event: MetricEvent) => boolean;

/** Whether a source takes every event of its types. */
export const isForAll = ({ filter }: EventSource): boolean =>
  filter === null || Object.keys(filter).length === 0;

/** The predicate of a source, made once for many events. */
export function compileSource(source: EventSource): SourcePredicate {
  const [only] = source.eventTypes;
  const types = new Set(source.eventTypes);
  if (isForAll(source)) return types.size === 1 ? ({ type }) => type === only : ({ type }) => types.has(type);
  const holds = compileRules(source.filter!);
  return (event) => types.has(event.type) && holds(attributesOf(event));
}

function attributesOf({ properties, value, deviceType, campaignId, adId }: MetricEvent) {
  return {
    properties,
    value: value === null ? null : Number(value),
    device_type: deviceType,
    campaign_id: campaignId,
    ad_id: adId,
  };
}

/** The names of properties that a filter looks at, on the first level. */
export function namesIn({ filter }: EventSource): string[] {
  const names = new Set<string>();
  collect(filter, names);
  return [...names];
}

/** Every key that reads like a path of properties, wherever it stands: one too many does no harm. */
function collect(part: unknown, names: Set<string>): void {
  if (Array.isArray(part)) for (const item of part) collect(item, names);
  else if (typeof part === 'object' && part !== null)
    for (const [key, inner] of Object.entries(part)) {
      const path = pathOf(key);
      if (path !== null) names.add(nameOf(path));
      collect(inner, names);
    }
}
