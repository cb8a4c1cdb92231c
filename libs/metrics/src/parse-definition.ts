import {
  metricDirections,
  metricLibraryKinds,
  quantileUnits,
  type EventSource,
  type MetricDefinition,
  type MetricLibraryKind,
} from './definition.js';
import { Place, type DefinitionFault } from './faults.js';
import { cappedKinds, fieldsOfKind, kindFields, kindsWithHistory } from './kinds.js';
import { DEFINITION_LIMITS } from './limits.js';
import { filterSteps, readMeasure, readSource, readValue } from './read-source.js';
import { readCap, readCuped, readMargin, readWindow } from './read-settings.js';
import { isAbsent, readNumber, readObject, readPropertyPath, readWord, type Fields } from './readers.js';

/** A definition that is complete, or what is wrong with what was given. */
export type ParsedDefinition =
  { definition: MetricDefinition; faults: [] } | { definition: null; faults: DefinitionFault[] };

const fieldNames = [
  ...['kind', ...kindFields, 'direction', 'window', 'cap', 'cuped'],
  ...['minimumDetectableEffect', 'nonInferiorityMargin'],
];

/**
 * Reads a definition and completes it by what is usual, or says everything that is wrong with it.
 *
 * @param given anything, such as a part of a request's body
 */
export function parseDefinition(given: unknown): ParsedDefinition {
  const faults: DefinitionFault[] = [];
  const place = new Place(faults);
  const fields = readObject(given, fieldNames, place);
  if (!fields) return { definition: null, faults };
  const kind = isAbsent(fields.kind)
    ? void place.at('kind').fault('is required')
    : readWord(fields.kind, metricLibraryKinds, place.at('kind'));
  if (kind === undefined) return { definition: null, faults };
  refuseUnused(kind, fields, place);
  const has = (name: (typeof kindFields)[number]): boolean => fieldsOfKind[kind].includes(name);
  const definition = {
    kind,
    source: has('source') ? readSource(fields.source, place.at('source')) : null,
    value: has('value') ? readValue(fields.value, place.at('value')) : null,
    measure: has('measure') ? readMeasure(fields.measure, place.at('measure')) : null,
    denominator: has('denominator') ? readDenominator(fields.denominator, place.at('denominator')) : null,
    steps: has('steps') ? readSteps(fields.steps, place.at('steps')) : [],
    retention: has('retention') ? readRetention(fields.retention, place.at('retention')) : null,
    quantile: has('quantile') ? readQuantile(fields.quantile, place.at('quantile')) : null,
    distinct: has('distinct') ? readDistinct(fields.distinct, place.at('distinct')) : null,
    direction: isAbsent(fields.direction)
      ? 'increase'
      : readWord(fields.direction, metricDirections, place.at('direction')),
    window: readWindow(fields.window, place.at('window')),
    cap: readCap(fields.cap, place.at('cap')),
    cuped: readCuped(fields.cuped, place.at('cuped')),
    minimumDetectableEffect: isAbsent(fields.minimumDetectableEffect)
      ? null
      : readNumber(
          fields.minimumDetectableEffect,
          { above: 0, max: 100 },
          place.at('minimumDetectableEffect'),
        ),
    nonInferiorityMargin: readMargin(fields.nonInferiorityMargin, place.at('nonInferiorityMargin')),
  };
  if (faults.length > 0) return { definition: null, faults };
  const complete = definition as MetricDefinition;
  checkTogether(complete, place);
  return faults.length > 0 ? { definition: null, faults } : { definition: complete, faults: [] };
}

/** What the kind has no use for may only be there as it is by default. */
function refuseUnused(kind: MetricLibraryKind, fields: Fields, place: Place): void {
  for (const name of kindFields) {
    const value = fields[name];
    if (fieldsOfKind[kind].includes(name) || isAbsent(value)) continue;
    if (Array.isArray(value) && value.length === 0) continue;
    place.at(name).fault(`does not apply to the kind ${kind}`);
  }
}

/** What makes no sense though each part does. */
function checkTogether(definition: MetricDefinition, place: Place): void {
  const { kind, window, cap, cuped, source, denominator, steps } = definition;
  if (cap.type !== 'none' && !cappedKinds.includes(kind))
    place.at('cap', 'type').fault(`must be none for the kind ${kind}`);
  if (cuped.on && !kindsWithHistory.includes(kind))
    place.at('cuped', 'on').fault(`does not apply to the kind ${kind}`);
  if (kind === 'retention') {
    if (window.conversionWindowHours !== null)
      place.at('window', 'conversionWindowHours').fault('does not apply to retention, whose days say when');
    if (window.delayHours !== 0)
      place.at('window', 'delayHours').fault('does not apply to retention, whose days say when');
  }
  const sources = [source, denominator?.source, ...steps].filter((one): one is EventSource => !!one);
  if (filterSteps(sources) > DEFINITION_LIMITS.filterSteps)
    place
      .at(source ? 'source' : 'steps')
      .fault(
        `has filters that can take more than ${DEFINITION_LIMITS.filterSteps} steps: simplify the patterns`,
      );
  if (JSON.stringify(definition).length > DEFINITION_LIMITS.size)
    place.at('kind').fault(`has a definition of more than ${DEFINITION_LIMITS.size} characters`);
}

function readDenominator(value: unknown, place: Place): MetricDefinition['denominator'] | undefined {
  if (isAbsent(value)) {
    place.fault('is required for a ratio');
    return undefined;
  }
  const fields = readObject(value, ['source', 'measure'], place);
  if (!fields) return undefined;
  const source = readSource(fields.source, place.at('source'));
  const measure = readMeasure(fields.measure, place.at('measure'));
  return source && measure && { source, measure };
}

function readSteps(value: unknown, place: Place): EventSource[] | undefined {
  const { minSteps, maxSteps } = DEFINITION_LIMITS;
  if (!Array.isArray(value) || value.length < minSteps || value.length > maxSteps) {
    place.fault(`must be a list of ${minSteps} to ${maxSteps} steps`);
    return undefined;
  }
  const steps = value.map((step: unknown, index) => readSource(step, place.at(index)));
  return steps.every((step) => step !== undefined) ? steps : undefined;
}

function readRetention(value: unknown, place: Place): MetricDefinition['retention'] | undefined {
  if (isAbsent(value)) {
    place.fault('is required for retention');
    return undefined;
  }
  const fields = readObject(value, ['fromDay', 'toDay'], place);
  if (!fields) return undefined;
  const range = { min: 0, max: DEFINITION_LIMITS.lastDay, whole: true };
  const fromDay = readNumber(fields.fromDay, range, place.at('fromDay'));
  const toDay = readNumber(fields.toDay, range, place.at('toDay'));
  if (fromDay === undefined || toDay === undefined) return undefined;
  if (toDay < fromDay) place.at('toDay').fault('must not be before fromDay');
  return { fromDay, toDay };
}

function readQuantile(value: unknown, place: Place): MetricDefinition['quantile'] | undefined {
  if (isAbsent(value)) {
    place.fault('is required for a quantile');
    return undefined;
  }
  const fields = readObject(value, ['q', 'per'], place);
  if (!fields) return undefined;
  const { minQuantile: min, maxQuantile: max } = DEFINITION_LIMITS;
  const q = readNumber(fields.q, { min, max }, place.at('q'));
  const per = isAbsent(fields.per) ? 'event' : readWord(fields.per, quantileUnits, place.at('per'));
  return q === undefined || per === undefined ? undefined : { q, per };
}

function readDistinct(value: unknown, place: Place): MetricDefinition['distinct'] | undefined {
  if (isAbsent(value)) {
    place.fault('is required for distinct');
    return undefined;
  }
  const fields = readObject(value, ['of'], place);
  const of = fields && readPropertyPath(fields.of, place.at('of'), ['active_days']);
  return of === undefined ? undefined : { of };
}
