import type { Schema } from '../api/client.js';

type Protocol = Schema<'ProtocolDto'>;
type Difference = Schema<'ResultsDto'>['differences'][number];

/** Texts of how experiments are judged. */
export const protocol = {
  section: { title: 'Protocol', about: 'How results are judged. It is fixed when the experiment starts.' },
  method: 'Method',
  methods: {
    sequential: 'Sequential: valid at every look',
    frequentist: 'Fixed horizon: one look, at the planned size',
    bayesian: 'Bayesian: chance to beat control and expected loss',
  },
  methodNames: { sequential: 'sequential', frequentist: 'fixed horizon', bayesian: 'Bayesian' },
  alpha: 'Significance level (alpha)',
  alphaHint: 'The confidence level is 1 − alpha: 0.05 gives 95% confidence intervals.',
  correction: 'Correction for multiple comparisons',
  corrections: {
    holm: 'Holm',
    benjamini_hochberg: 'Benjamini–Hochberg (false discovery rate)',
    none: 'None',
  } satisfies Record<Protocol['correction'], string>,
  policy: 'Guardrails of a winner',
  policies: {
    non_inferior: 'Every guardrail is within its margin (non-inferior)',
    no_harm: 'No guardrail is significantly worse',
  } satisfies Record<Protocol['guardrailPolicy'], string>,
  minUsers: 'Minimum visitors in each variation',
  priors: {
    rateAlpha: 'Prior of rates: conversions',
    rateBeta: 'Prior of rates: visitors without a conversion',
    liftMean: 'Prior of other lifts: mean',
    liftSd: 'Prior of other lifts: standard deviation',
    hint: 'If empty, an uninformative prior is used.',
  },
  changeHint:
    'The experiment has started. Changes are marked in the results, and invalidate the fixed-horizon test.',
  defaults: 'Defaults for new experiments',
  methodDefaultHint:
    'If unset, experiments created in the console use the sequential method, and those created through the API use fixed horizon.',
  otherViews: 'Other views',
  notCompared: 'Variations are described, not compared.',
  line: (facts: readonly string[]) => `Protocol: ${facts.join(' · ')}`,
  primary: (titles: readonly string[]) => `primary: ${titles.join(', ')}`,
  plannedUsers: (users: string) => `${users} visitors planned`,
  noPlan: 'no plan',
  changed: 'changed after the start',
  exploratory: {
    title: 'Exploratory view',
    text: (differences: readonly string[]) =>
      `This view differs from the protocol (${differences.join(', ')}). Use the protocol view for decisions.`,
    back: 'Show protocol view',
  },
  differences: {
    method: 'different method',
    significance_threshold: 'different significance level',
    confidence_level: 'different confidence level',
    primary_metrics: 'different primary metrics',
    dates: 'selected dates only',
  } satisfies Record<Difference, string>,
  marks: 'Changes while running',
  markKinds: {
    content_changed: 'content changed',
    targeting_changed: 'targeting changed',
    shares_changed: 'traffic split changed',
    metrics_changed: 'metrics changed',
    plan_changed: 'plan or protocol changed',
  } satisfies Record<Schema<'MarkDto'>['kind'], string>,
} as const;
