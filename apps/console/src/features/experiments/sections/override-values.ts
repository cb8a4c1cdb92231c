import type { Schema } from '../../../api/client.js';
import type { AttachedMetric } from '../draft/draft-metric.js';

type Cap = Schema<'MetricCapDto'>;
type Margin = Schema<'MetricMarginDto'>;

/** What the API takes as overrides; what is left out is as the library has it. */
export interface Overrides {
  conversionWindowHours?: number | null;
  delayHours?: number;
  completeOnly?: boolean;
  cap?: Cap;
  margin?: Margin | null;
}

/** Overrides as their form holds them: numbers may still be empty, and fractions are in percent. */
export interface OverrideValues {
  role: AttachedMetric['role'];
  hasWindow: boolean;
  conversionWindowHours: number | '';
  delayHours: number | '';
  hasCap: boolean;
  capType: Cap['type'];
  capUpper: number | '';
  capPercentile: number | '';
  hasMargin: boolean;
  marginType: Margin['type'];
  margin: number | '';
  /** What the form has no field for. */
  rest: Pick<Overrides, 'completeOnly'> & { cap: Cap | undefined };
}

export function overrideValues({ role, overrides }: AttachedMetric): OverrideValues {
  const { conversionWindowHours, delayHours, completeOnly, cap, margin } = (overrides ?? {}) as Overrides;
  return {
    role,
    hasWindow: conversionWindowHours !== undefined || delayHours !== undefined,
    conversionWindowHours: conversionWindowHours ?? '',
    delayHours: delayHours ?? '',
    hasCap: cap !== undefined,
    capType: cap?.type ?? 'percentile',
    capUpper: cap?.upper ?? '',
    capPercentile:
      cap?.percentile === null || cap?.percentile === undefined ? 99.9 : percentOf(cap.percentile),
    hasMargin: Boolean(margin),
    marginType: margin?.type ?? 'relative',
    margin: margin ? (margin.type === 'relative' ? percentOf(margin.value) : margin.value) : 5,
    rest: { ...(completeOnly !== undefined && { completeOnly }), cap },
  };
}

/** Null when everything is as the library has it. */
export function overridesOf(values: OverrideValues): Record<string, unknown> | null {
  const { hasWindow, hasCap, hasMargin, role, rest } = values;
  const overrides: Overrides = {
    ...(rest.completeOnly !== undefined && { completeOnly: rest.completeOnly }),
    ...(hasWindow && {
      conversionWindowHours: values.conversionWindowHours === '' ? null : values.conversionWindowHours,
      delayHours: values.delayHours || 0,
    }),
    ...(hasCap && { cap: capOf(values) }),
    ...(hasMargin && role === 'guardrail' && values.margin !== '' && { margin: marginOf(values) }),
  };
  return Object.keys(overrides).length === 0 ? null : (overrides as Record<string, unknown>);
}

function capOf({ capType, capUpper, capPercentile, rest }: OverrideValues): Cap {
  const none: Cap = { type: 'none', upper: null, lower: null, percentile: null, ignoreZeros: false };
  const before = rest.cap?.type === capType ? rest.cap : { ...none, ignoreZeros: capType === 'percentile' };
  if (capType === 'none') return none;
  if (capType === 'fixed') return { ...before, type: capType, upper: capUpper === '' ? null : capUpper };
  return { ...before, type: capType, percentile: capPercentile === '' ? null : fractionOf(capPercentile) };
}

const marginOf = ({ marginType, margin }: OverrideValues): Margin => ({
  type: marginType,
  value: marginType === 'relative' ? fractionOf(Number(margin)) : Number(margin),
});

/** 0.07 times 100 is 7, whatever floating point makes of it. */
const rounded = (value: number): number => Number(value.toPrecision(9));
const percentOf = (fraction: number): number => rounded(fraction * 100);
const fractionOf = (percent: number): number => rounded(percent / 100);
