import type { ValueType } from '#libs/entities';
import { isStorable } from '#libs/http';
import type { Configuration } from '../configuration.js';
import type { Fault } from '../faults.js';
import { sameValue } from '../same-value.js';
import { retiredIn } from '../settle-shares.js';
import type { Target } from '../target.js';

/** A value as JSON, in bytes. */
const maxBytes = 64 * 1024;

/** What is wrong with values that are new, or whose type is. Retired variations keep what they had. */
export function valueFaults(present: Configuration, { experiment, variations }: Target): Fault[] {
  // One that has started keeps its type, and a request for another is refused for that alone.
  const { valueType } = present.experiment.startedAt === null ? experiment : present.experiment;
  const isTypeNew = valueType !== present.experiment.valueType;
  const isRetired = retiredIn(present);
  return variations.flatMap((part): Fault[] => {
    const { value } = part.fields;
    if (value === null || isRetired(part)) return [];
    if (!isTypeNew && part.before && sameValue(part.before.value, value)) return [];
    const message = valueFault(valueType, value);
    return message === undefined ? [] : [{ path: ['variations', part.at, 'value'], message }];
  });
}

/** Why a value is none of a type; undefined when it is one. */
export function valueFault(type: ValueType, value: unknown): string | undefined {
  if (!isOfType[type](value)) return `must be ${words[type]}, as the experiment's valueType says`;
  if (!isStorableJson(value)) return 'must not contain NUL or broken characters';
  const bytes = Buffer.byteLength(JSON.stringify(value));
  return bytes > maxBytes ? `must have at most 64 KiB as JSON, and has ${bytes} bytes` : undefined;
}

const isOfType: Record<ValueType, (value: unknown) => boolean> = {
  boolean: (value) => typeof value === 'boolean',
  string: (value) => typeof value === 'string',
  number: Number.isFinite,
  json: (value) => typeof value === 'object' && value !== null,
};

const words: Record<ValueType, string> = {
  boolean: 'true or false',
  string: 'a text',
  number: 'a finite number',
  json: 'an object or a list',
};

/** Bodies are bounded in depth and in keys before they get here. */
function isStorableJson(value: unknown): boolean {
  if (typeof value === 'string') return isStorable(value);
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, inner]) => isStorable(name) && isStorableJson(inner));
}
