import { capTypes, marginKinds, type Cap, type MetricMargin, type MetricWindow } from './definition.js';
import type { Place } from './faults.js';
import { DEFINITION_LIMITS } from './limits.js';
import { isAbsent, readFlag, readNumber, readObject, readWord } from './readers.js';

const noWindow: MetricWindow = { conversionWindowHours: null, delayHours: 0, completeOnly: false };
const noCap: Cap = { type: 'none', upper: null, lower: null, percentile: null, ignoreZeros: false };
const usualPercentile = 0.99;
const usualLookback = 30;

export const readWindowHours = (value: unknown, place: Place): number | null | undefined =>
  isAbsent(value) ? null : readNumber(value, { above: 0, max: DEFINITION_LIMITS.hours }, place);

export const readDelayHours = (value: unknown, place: Place): number | undefined =>
  isAbsent(value) ? 0 : readNumber(value, { min: 0, max: DEFINITION_LIMITS.hours }, place);

export function readWindow(value: unknown, place: Place): MetricWindow | undefined {
  if (isAbsent(value)) return noWindow;
  const fields = readObject(value, Object.keys(noWindow), place);
  if (!fields) return undefined;
  const hours = readWindowHours(fields.conversionWindowHours, place.at('conversionWindowHours'));
  const delayHours = readDelayHours(fields.delayHours, place.at('delayHours'));
  const complete = fields.completeOnly;
  const completeOnly = isAbsent(complete) ? false : readFlag(complete, place.at('completeOnly'));
  if (hours === undefined || delayHours === undefined || completeOnly === undefined) return undefined;
  if (completeOnly && hours === null) place.at('completeOnly').fault('needs a conversion window');
  return { conversionWindowHours: hours, delayHours, completeOnly };
}

export function readCap(value: unknown, place: Place): Cap | undefined {
  if (isAbsent(value)) return noCap;
  const fields = readObject(value, Object.keys(noCap), place);
  if (!fields) return undefined;
  const type = readWord(fields.type, capTypes, place.at('type'));
  if (type === undefined) return undefined;
  const unused = { none: [...limits, ...shares], fixed: shares, percentile: limits }[type];
  for (const name of unused)
    if (!isAbsent(fields[name]) && fields[name] !== false)
      place.at(name).fault(`does not apply to a cap of type ${type}`);
  switch (type) {
    case 'none':
      return noCap;
    case 'fixed':
      return readFixed(fields, place);
    case 'percentile':
      return readPercentile(fields, place);
  }
}

const limits = ['upper', 'lower'];
const shares = ['percentile', 'ignoreZeros'];

function readFixed(fields: Record<string, unknown>, place: Place): Cap | undefined {
  const upper = isAbsent(fields.upper) ? null : readNumber(fields.upper, { above: 0 }, place.at('upper'));
  const lower = isAbsent(fields.lower) ? null : readNumber(fields.lower, { max: 0 }, place.at('lower'));
  if (upper === undefined || lower === undefined) return undefined;
  if (upper === null && lower === null) place.at('upper').fault('is required for a fixed cap, or `lower`');
  return { ...noCap, type: 'fixed', upper, lower };
}

function readPercentile(fields: Record<string, unknown>, place: Place): Cap | undefined {
  const percentile = isAbsent(fields.percentile)
    ? usualPercentile
    : readNumber(fields.percentile, { above: 0, max: 1 }, place.at('percentile'));
  const ignoreZeros = isAbsent(fields.ignoreZeros)
    ? false
    : readFlag(fields.ignoreZeros, place.at('ignoreZeros'));
  if (percentile === undefined || ignoreZeros === undefined) return undefined;
  return { ...noCap, type: 'percentile', percentile, ignoreZeros };
}

export function readCuped(value: unknown, place: Place): { on: boolean; lookbackDays: number } | undefined {
  if (isAbsent(value)) return { on: false, lookbackDays: usualLookback };
  const fields = readObject(value, ['on', 'lookbackDays'], place);
  if (!fields) return undefined;
  const on = isAbsent(fields.on) ? false : readFlag(fields.on, place.at('on'));
  const range = { min: 1, max: DEFINITION_LIMITS.lookbackDays, whole: true };
  const lookbackDays = isAbsent(fields.lookbackDays)
    ? usualLookback
    : readNumber(fields.lookbackDays, range, place.at('lookbackDays'));
  return on === undefined || lookbackDays === undefined ? undefined : { on, lookbackDays };
}

export function readMargin(value: unknown, place: Place): MetricMargin | null | undefined {
  if (isAbsent(value)) return null;
  const fields = readObject(value, ['type', 'value'], place);
  if (!fields) return undefined;
  const type = isAbsent(fields.type) ? 'relative' : readWord(fields.type, marginKinds, place.at('type'));
  const amount = readNumber(fields.value, { above: 0 }, place.at('value'));
  return type === undefined || amount === undefined ? undefined : { type, value: amount };
}
