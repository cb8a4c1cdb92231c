import type { Schema } from '../api/client.js';

type Protocol = Schema<'ProtocolDto'>;
type Difference = Schema<'ResultsDto'>['differences'][number];

/** Words of how experiments are judged. */
export const protocol = {
  section: { title: 'Protocol', about: 'How results are judged. It is fixed when the experiment starts.' },
  method: 'Method',
  methods: {
    sequential: 'Sequential: may be looked at any day',
    frequentist: 'Fixed horizon: one look, when the plan is reached',
    bayesian: 'Bayesian: chances and expected losses',
  },
  methodNames: { sequential: 'sequential', frequentist: 'fixed horizon', bayesian: 'Bayesian' },
  alpha: 'Significance level (alpha)',
  alphaHint: 'Intervals have the confidence level 1 − alpha: 0.05 gives 95% intervals.',
  correction: 'Correction for multiple comparisons',
  corrections: {
    holm: 'Holm',
    benjamini_hochberg: 'Benjamini–Hochberg (false discovery rate)',
    none: 'None',
  } satisfies Record<Protocol['correction'], string>,
  policy: 'A winner needs',
  policies: {
    non_inferior: 'every guardrail shown to be within its margin',
    no_harm: 'no guardrail shown to be harmed',
  } satisfies Record<Protocol['guardrailPolicy'], string>,
  minUsers: 'Visitors in each variation before it is judged',
  priors: {
    rateAlpha: 'Prior of rates: conversions',
    rateBeta: 'Prior of rates: visitors without a conversion',
    liftMean: 'Prior of other lifts: mean',
    liftSd: 'Prior of other lifts: standard deviation',
    hint: 'Left empty, nothing is expected before the data.',
  },
  changeHint:
    'The experiment has started. A change is marked in the results, and a fixed-horizon test no longer counts.',
  defaults: 'Defaults for new experiments',
  methodDefaultHint:
    'Until another method is chosen here, experiments that are created in the console are sequential and those of programs fixed horizon.',
  line: (facts: readonly string[]) => `Protocol: ${facts.join(' · ')}`,
  primary: (titles: readonly string[]) => `decided by ${titles.join(', ')}`,
  plannedUsers: (users: string) => `${users} visitors planned`,
  noPlan: 'no plan',
  changed: 'changed after the start',
  exploratory: {
    title: 'Exploratory view',
    text: (differences: readonly string[]) =>
      `This view is not the one that was agreed on (${differences.join(', ')}). Decide by the view of the protocol.`,
    back: 'Show the view of the protocol',
  },
  differences: {
    method: 'another method',
    significance_threshold: 'another significance level',
    confidence_level: 'another confidence level',
    primary_metrics: 'other metrics decide',
    dates: 'events of some dates only',
  } satisfies Record<Difference, string>,
  marks: 'Changes while it ran',
  markKinds: {
    content_changed: 'what visitors get was changed',
    targeting_changed: 'who takes part was changed',
    shares_changed: 'the traffic split was changed',
    metrics_changed: 'metrics were changed',
    plan_changed: 'the plan or the protocol was changed',
  } satisfies Record<Schema<'MarkDto'>['kind'], string>,
} as const;
