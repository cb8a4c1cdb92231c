import type { Schema } from '../api/client.js';

type Role = Schema<'MetricResultDto'>['role'];

/** Texts of the table of all metrics. */
export const scorecard = {
  title: 'Scorecard',
  about: (level: string, isCompared: boolean) =>
    isCompared
      ? `Lift against the control with its ${level} interval, all on one axis. Select a metric for details.`
      : 'The value of each metric in each variation. Select a metric for details.',
  table: 'Metrics and variations',
  metric: 'Metric',
  search: 'Find a metric',
  role: 'Role of the metrics',
  allRoles: 'All roles',
  changedOnly: 'Significant changes only',
  nothing: 'No metric matches.',
  uncorrected:
    'Only primary metrics are corrected for multiple comparisons. Among many other metrics, some look different by chance.',
  groups: {
    primary: 'Primary',
    secondary: 'Secondary',
    guardrail: 'Guardrails',
  } satisfies Record<Role, string>,
  visitors: (visitors: string) => `${visitors} visitors`,
  controlValue: (name: string, value: string) => `${name}: ${value}`,
  lowerIsBetter: 'lower is better',
  filling: (percent: number) => `${percent}% calculated`,
  silent: 'No events',
  caution: 'Caution',
  noInterval: 'no interval yet',
  chance: (chance: string) => `${chance} chance`,
  detail: {
    place: (number: number, all: number) => `Metric ${number} of ${all}`,
    back: 'Scorecard',
    previous: 'Previous metric',
    next: 'Next metric',
  },
  verdicts: {
    better: 'Better',
    worse: 'Worse',
    flat: 'No significant difference',
    insufficient_data: 'Not enough data',
    guardrail_pass: 'Safe',
    guardrail_fail: 'Worse',
    guardrail_inconclusive: 'Not enough data',
  },
} as const;
