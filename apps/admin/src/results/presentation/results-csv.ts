import { csvLine } from '../../events/pure.js';
import type { ComparisonDto } from '../dto/comparison.dto.js';
import type { GuardrailDto, MetricResultDto, MetricVariantDto } from '../dto/metric-result.dto.js';
import type { ResultsDto } from '../dto/results.dto.js';

const header = [
  ...[
    'group',
    'metric',
    'kind',
    'role',
    'goal',
    'variant_id',
    'variant_name',
    'is_control',
    'users',
    'conversions',
  ],
  ...['value', 'value_lower', 'value_upper', 'absolute_lift', 'absolute_lift_lower', 'absolute_lift_upper'],
  ...['lift', 'lift_lower', 'lift_upper', 'p_value', 'adjusted_p_value', 'is_significant', 'verdict'],
  ...['chance_to_beat_control', 'expected_loss', 'guardrail_status'],
];

/**
 * Results as CSV: one line for each metric and variant, those of groups after those of all end users. Titles and values
 * that a spreadsheet would take for a formula get an apostrophe in front.
 */
export function resultsCsv({ metrics, guardrails, breakdown }: ResultsDto): string {
  const lines = [
    ...linesOf('', metrics, guardrails),
    ...(breakdown?.groups ?? []).flatMap(({ value, isOther, metrics: own }) =>
      linesOf(value ?? (isOther ? '(other)' : '(unknown)'), own, []),
    ),
  ];
  return [header, ...lines].map(csvLine).join('');
}

type Guardrails = readonly GuardrailDto[];

function linesOf(group: string, metrics: readonly MetricResultDto[], guardrails: Guardrails): unknown[][] {
  return metrics.flatMap((metric) =>
    metric.variants.map((variant) => {
      const { variantId } = variant;
      const comparison = metric.comparisons.find((one) => one.variantId === variantId);
      const guardrail = guardrails.find((one) => one.metric === metric.key && one.variantId === variantId);
      return [group, ...named(metric, variant), ...compared(comparison), guardrail?.status];
    }),
  );
}

function named({ title, kind, role, goal }: MetricResultDto, variant: MetricVariantDto): unknown[] {
  const { variantId, variantName, isControl, users, conversions, value, interval } = variant;
  return [
    ...[title, kind, role, goal, variantId, variantName, isControl, users, conversions],
    ...[value, interval?.lower, interval?.upper],
  ];
}

function compared(comparison: ComparisonDto | undefined): unknown[] {
  const { absoluteLift, ciAbsolute, relativeLift, ciRelative, bayesian } = comparison ?? {};
  return [
    ...[
      absoluteLift,
      ciAbsolute?.lower,
      ciAbsolute?.upper,
      relativeLift,
      ciRelative?.lower,
      ciRelative?.upper,
    ],
    ...[comparison?.pValue, comparison?.adjustedPValue, comparison?.significant, comparison?.verdict],
    ...[bayesian?.chanceToBeatControl, bayesian?.expectedLoss],
  ];
}
