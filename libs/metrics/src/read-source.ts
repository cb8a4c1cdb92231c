import { compileRuleSteps, parseRules, RulesError, type Rules } from '#libs/targeting';
import type { EventSource, Measure, ValueRef } from './definition.js';
import { measureParts } from './definition.js';
import type { Place } from './faults.js';
import { DEFINITION_LIMITS } from './limits.js';
import { isAbsent, isObject, readObject, readPropertyPath, readText, readWord } from './readers.js';

/** The names of an event that a filter knows, beside its properties. */
const filterNames = ['value', 'device_type', 'campaign_id', 'ad_id'];

export function readSource(value: unknown, place: Place): EventSource | undefined {
  if (isAbsent(value)) {
    place.fault('is required');
    return undefined;
  }
  const fields = readObject(value, ['eventTypes', 'filter'], place);
  if (!fields) return undefined;
  const eventTypes = readEventTypes(fields.eventTypes, place.at('eventTypes'));
  const filter = readFilter(fields.filter, place.at('filter'));
  return eventTypes && filter !== undefined ? { eventTypes, filter } : undefined;
}

function readEventTypes(value: unknown, place: Place): string[] | undefined {
  const { eventTypes: most, typeLength } = DEFINITION_LIMITS;
  if (!Array.isArray(value) || value.length < 1 || value.length > most) {
    place.fault(`must be a list of 1 to ${most} event types`);
    return undefined;
  }
  const types = value.map((type: unknown, index) => {
    const read = readText(type, typeLength, place.at(index));
    if (read !== undefined && value.indexOf(read) < index) place.at(index).fault('must appear only once');
    return read;
  });
  return types.every((type) => type !== undefined) ? types : undefined;
}

function readFilter(value: unknown, place: Place): Rules | null | undefined {
  if (isAbsent(value)) return null;
  try {
    const rules = parseRules(value);
    const stranger = unknownName(rules);
    if (stranger === undefined) return Object.keys(rules).length > 0 ? rules : null;
    place.fault(`uses ${stranger}, which no event has: use properties.<name>, ${filterNames.join(', ')}`);
  } catch (error) {
    if (!(error instanceof RulesError)) throw error;
    if (error.path === '') place.fault(error.fault);
    else place.at(error.path).fault(error.fault);
  }
  return undefined;
}

/** The first name in rules that stands for nothing of an event. */
function unknownName(rules: Rules): string | undefined {
  for (const [key, operand] of Object.entries(rules)) {
    if (key === '$and' || key === '$or' || key === '$nor') {
      for (const inner of operand as Rules[]) {
        const found = unknownName(inner);
        if (found !== undefined) return found;
      }
    } else if (key === '$not') {
      const found = isObject(operand) ? unknownName(operand) : undefined;
      if (found !== undefined) return found;
    } else if (!filterNames.includes(key) && !/^properties\../.test(key)) return key === '' ? "''" : key;
  }
  return undefined;
}

/** Steps that filters can take for one event, all together. */
export function filterSteps(sources: readonly EventSource[]): number {
  const steps = sources.map(({ filter }) => (filter ? compileRuleSteps(filter).most : 0));
  return steps.reduce((sum, most) => sum + most, 0);
}

/** A value; that of the event itself when nothing is said. */
export function readValue(value: unknown, place: Place): ValueRef | undefined {
  if (isAbsent(value)) return { property: 'value', currency: null };
  const fields = readObject(value, ['property', 'currency'], place);
  if (!fields) return undefined;
  const property = isAbsent(fields.property)
    ? 'value'
    : readPropertyPath(fields.property, place.at('property'), ['value']);
  const currency = readCurrency(fields.currency, place.at('currency'));
  return property !== undefined && currency !== undefined ? { property, currency } : undefined;
}

function readCurrency(value: unknown, place: Place): ValueRef['currency'] | undefined {
  if (isAbsent(value)) return null;
  const fields = readObject(value, ['property', 'code'], place);
  if (!fields) return undefined;
  const property = isAbsent(fields.property)
    ? 'properties.currency'
    : readPropertyPath(fields.property, place.at('property'));
  const code = readText(fields.code, 20, place.at('code'));
  return property !== undefined && code !== undefined ? { property, code } : undefined;
}

/** A measure; the number of events when nothing is said. */
export function readMeasure(value: unknown, place: Place): Measure | undefined {
  if (isAbsent(value)) return { of: 'count', value: null };
  const fields = readObject(value, ['of', 'value'], place);
  if (!fields) return undefined;
  const of = readWord(fields.of, measureParts, place.at('of'));
  if (of === undefined) return undefined;
  if (of !== 'sum') {
    if (isAbsent(fields.value)) return { of, value: null };
    place.at('value').fault(`does not apply to ${of}`);
    return undefined;
  }
  const read = readValue(fields.value, place.at('value'));
  return read && { of, value: read };
}
