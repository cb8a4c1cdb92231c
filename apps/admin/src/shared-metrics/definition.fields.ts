import { Transform } from 'class-transformer';
import { metricDirections } from '#libs/metrics';
import { EnumField, field, IsArray, NumberField, ObjectField, type FieldOptions } from '#libs/http';
import { described } from './descriptions.js';

/** What of a definition requests carry as it is: `parseDefinition` says what is wrong with it. */
const part = (description: string, example: object): PropertyDecorator =>
  ObjectField({ optional: true, description, example });

function ListOfParts(options: FieldOptions & { maxItems: number }): PropertyDecorator {
  const items = { type: 'object', additionalProperties: true } as const;
  return field(
    options,
    { type: 'array', items, maxItems: options.maxItems },
    Transform(({ obj, key }: { obj: Record<string, unknown>; key: string }) => obj[key]),
    IsArray(),
  );
}

export const SourceField = () =>
  part(described.source, { eventTypes: ['purchase'], filter: { 'properties.plan': 'pro' } });
export const ValueField = () =>
  part(described.value, {
    property: 'properties.amount',
    currency: { property: 'properties.currency', code: 'EUR' },
  });
export const MeasureField = () => part(described.measure, { of: 'sum', value: { property: 'value' } });
export const DenominatorField = () =>
  part(described.denominator, { source: { eventTypes: ['visit'] }, measure: { of: 'count' } });
export const StepsField = () =>
  ListOfParts({
    ...{ optional: true, maxItems: 10, description: described.steps },
    example: [{ eventTypes: ['cart'] }, { eventTypes: ['purchase'] }],
  });
export const RetentionField = () => part(described.retention, { fromDay: 1, toDay: 7 });
export const QuantileField = () => part(described.quantile, { q: 0.9, per: 'event' });
export const DistinctField = () => part(described.distinct, { of: 'active_days' });
export const DirectionField = () =>
  EnumField(metricDirections, { optional: true, description: described.direction });
export const WindowField = () =>
  part(described.window, { conversionWindowHours: 168, delayHours: 0, completeOnly: false });
export const CapField = () =>
  part(described.cap, { type: 'percentile', percentile: 0.99, ignoreZeros: true });
export const CupedField = () => part(described.cuped, { on: true, lookbackDays: 30 });
export const EffectField = () =>
  NumberField({
    ...{ optional: true, min: 0, max: 100, example: 0.05 },
    description: described.minimumDetectableEffect,
  });
export const MarginField = () =>
  ObjectField({
    ...{ optional: true, clearable: true, example: { type: 'relative', value: 0.05 } },
    description: described.nonInferiorityMargin,
  });
