import type { MetricResult } from '#libs/statistics';
import type { MeasuredVariation } from '../queries/measured-experiment.js';
import type { Gathered } from '../analysis/gather-statistics.js';
import { totalOf, usersOf } from '../analysis/gather-statistics.js';
import type { LiftDto } from '../dto/results.dto.js';
import type { EventTypeDto, VariantResultDto } from '../dto/variant-result.dto.js';
import type { TotalRow } from '../queries/totals.queries.js';

export interface CountedParts {
  gathered: Gathered;
  /** The analysis of the conversions. */
  conversions: MetricResult;
  conversionType: string;
  /** Events of this type only; all when left out. */
  eventType?: string;
  /** In the order of the variations. */
  expectedUsers: readonly number[];
}

/** What the end users of each variation did, and how their conversions compare with the control's. */
export function presentVariants(
  variations: readonly MeasuredVariation[],
  parts: CountedParts,
): VariantResultDto[] {
  return variations.map((variation, i) => ({
    ...{ variantId: variation.id, variantName: variation.title, isControl: variation.isControl },
    retired: variation.retiredAt !== null,
    ...counted(variation.id, parts),
    expectedCount: parts.expectedUsers[i] ?? 0,
    ...converted(variation.id, parts),
    ...compared(variation.id, parts.conversions),
  }));
}

function counted(variationId: number, { gathered, eventType }: CountedParts) {
  const assignedCount = usersOf(gathered, variationId, '');
  const own = gathered.totals.filter((row) => row.variationId === variationId && row.metricId === 0);
  const all = own.find(({ type }) => type === (eventType ?? ''));
  const types = own.filter(({ type }) => type !== '' && (eventType === undefined || type === eventType));
  return {
    assignedCount,
    eventCount: all?.events ?? 0,
    eventsByType: Object.fromEntries(types.map(({ type, events }) => [type, events])),
    eventTypes: Object.fromEntries(types.map((row) => [row.type, typeOf(row, assignedCount)])),
    uniqueUsersWithEvents: all?.users ?? 0,
  };
}

function typeOf({ events, users }: TotalRow, assigned: number): EventTypeDto {
  return { count: events, uniqueUsers: users, conversionRate: assigned > 0 ? users / assigned : null };
}

function converted(variationId: number, { gathered, conversions, conversionType }: CountedParts) {
  const own = conversions.variations.find(({ key }) => key === String(variationId))!;
  const total = totalOf(gathered, { metricId: 0, type: conversionType }, { variationId, group: '' });
  const valueSum = Number(total?.valueSum ?? 0);
  return {
    conversions: own.conversions ?? 0,
    conversionRate: own.value,
    conversionRateInterval: own.interval,
    valueSum,
    valueMean: own.users > 0 ? valueSum / own.users : null,
  };
}

function compared(variationId: number, { comparisons }: MetricResult) {
  const own = comparisons.find(({ variation }) => variation === String(variationId));
  return {
    lift: own?.relativeLift ?? null,
    liftInterval: own?.ciRelative ?? null,
    pValue: own?.pValue ?? null,
    adjustedPValue: own?.adjustedPValue ?? null,
    isSignificant: own?.significant ?? null,
    chanceToBeatControl: own?.bayesian?.chanceToBeatControl ?? null,
    expectedLoss: own?.bayesian?.expectedLoss ?? null,
  };
}

/** Conversions of the first treatment in id order, of a retired one only when there is no other. */
export function presentLift(variants: readonly VariantResultDto[]): LiftDto | null {
  const control = variants.find(({ isControl }) => isControl);
  const treatments = variants.filter(({ isControl }) => !isControl);
  const treatment = treatments.find(({ retired }) => !retired) ?? treatments[0];
  if (!control || !treatment) return null;
  const { lift, variantName } = treatment;
  return {
    baseline: control.variantName,
    treatment: variantName,
    liftPercentage: lift === null ? null : lift * 100,
  };
}
