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

const SourceField = () =>
  part(described.source, { eventTypes: ['purchase'], filter: { 'properties.plan': 'pro' } });
const ValueField = () =>
  part(described.value, {
    property: 'properties.amount',
    currency: { property: 'properties.currency', code: 'EUR' },
  });
const MeasureField = () => part(described.measure, { of: 'sum', value: { property: 'value' } });
const DenominatorField = () =>
  part(described.denominator, { source: { eventTypes: ['visit'] }, measure: { of: 'count' } });
const StepsField = () =>
  ListOfParts({
    ...{ optional: true, maxItems: 10, description: described.steps },
    example: [{ eventTypes: ['cart'] }, { eventTypes: ['purchase'] }],
  });
const RetentionField = () => part(described.retention, { fromDay: 1, toDay: 7 });
const QuantileField = () => part(described.quantile, { q: 0.9, per: 'event' });
const DistinctField = () => part(described.distinct, { of: 'active_days' });
const DirectionField = () =>
  EnumField(metricDirections, { optional: true, description: described.direction });
const WindowField = () =>
  part(described.window, { conversionWindowHours: 168, delayHours: 0, completeOnly: false });
const CapField = () => part(described.cap, { type: 'percentile', percentile: 0.99, ignoreZeros: true });
const CupedField = () => part(described.cuped, { on: true, lookbackDays: 30 });
const EffectField = () =>
  NumberField({
    ...{ optional: true, min: 0, max: 100, example: 0.05 },
    description: described.minimumDetectableEffect,
  });
const MarginField = () =>
  ObjectField({
    ...{ optional: true, clearable: true, example: { type: 'relative', value: 0.05 } },
    description: described.nonInferiorityMargin,
  });

/** The fields of a definition but its kind, described once for both spellings of the names. */
export const definitionFields = {
  source: SourceField,
  value: ValueField,
  measure: MeasureField,
  denominator: DenominatorField,
  steps: StepsField,
  retention: RetentionField,
  quantile: QuantileField,
  distinct: DistinctField,
  direction: DirectionField,
  window: WindowField,
  cap: CapField,
  cuped: CupedField,
  effect: EffectField,
  margin: MarginField,
} as const;
