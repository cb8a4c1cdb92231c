import { EnumField, IdField, IntegerField, NumberField, NumberListField } from '#libs/http';

const mostUsers = Number.MAX_SAFE_INTEGER;
const mostTreatments = 1000;

/** How results will be read; the first two are one. */
const planMethods = ['frequentist', 'fixed_horizon', 'sequential'] as const;
export type PlanMethod = (typeof planMethods)[number];

/** What may be told for a plan, described once for both spellings of the names. */
export const planFields = {
  metricId: IdField({
    optional: true,
    description:
      'A metric of an experiment of the project: kind, baseline, standard deviation and, with CUPED, correlation are what ' +
      'its control came to, of the last 28 days where there are 100 users; what is told beside it wins',
  }),
  sharedMetricId: IdField({
    optional: true,
    description:
      'A shared metric of the project, in place of a metric: baseline and standard deviation are what it came to over the ' +
      'last 28 days, and its minimum detectable effect is planned for where neither effect nor users are told',
  }),
  kind: EnumField(['binomial', 'mean'], {
    optional: true,
    description:
      '`binomial` plans a conversion rate, `mean` the mean of a value or count per user; needed unless a metric is named',
  }),
  method: EnumField(planMethods, {
    optional: true,
    description:
      'How results will be read: `frequentist` or `fixed_horizon` for one look at the end, `sequential` for any number of ' +
      'looks, which takes about 1.7 times the users; by default as the protocol of the experiment, else of the project says',
  }),
  baseline: NumberField({
    optional: true,
    example: 0.1,
    description:
      "The control's rate as a fraction strictly between 0 and 1, or its mean in its own unit; needed unless a metric is named",
  }),
  sd: NumberField({
    optional: true,
    example: 60,
    description: "Needed for `mean`: standard deviation of one user's value, in the unit of the baseline",
  }),
  covariateCorrelation: NumberField({
    ...{ optional: true, min: -1, max: 1, example: 0 },
    description: 'Of a mean: rho, the correlation with the CUPED covariate, which takes rho² of the variance',
  }),
  relativeMde: NumberField({
    optional: true,
    example: 0.2,
    description:
      'Smallest relative lift worth finding, a fraction other than 0: 0.2 is 20% more, -0.1 is 10% less',
  }),
  nControl: IntegerField({
    ...{ optional: true, max: mostUsers, example: 4000 },
    description: 'Users of the control, if known; together with those of each treatment',
  }),
  nTreatment: IntegerField({
    ...{ optional: true, max: mostUsers, example: 4000 },
    description: 'Users of each treatment, if known',
  }),
  users: IntegerField({
    ...{ optional: true, max: mostUsers, example: 8000 },
    description: 'Users of the whole experiment, in place of the two above; split as allocated, rounded down',
  }),
  direction: EnumField(['increase', 'decrease'], {
    optional: true,
    description: 'Which way the detectable effect of a rate goes; `increase` by default',
  }),
  alpha: NumberField({
    optional: true,
    example: 0.05,
    description:
      'Two-sided error level, strictly between 0 and 1; by default that of the protocol, 0.05 without one',
  }),
  power: NumberField({
    optional: true,
    example: 0.8,
    description:
      'Chance to find the effect if it is there, between alpha / comparisons and 1; 0.8 by default',
  }),
  comparisons: IntegerField({
    ...{ optional: true, min: 1, max: 1_000_000, example: 1 },
    description:
      'Among how many comparisons alpha is divided (Bonferroni); by default treatments times primary metrics of the experiment unless its protocol corrects for none, 1 without an experiment',
  }),
  treatments: IntegerField({
    ...{ optional: true, min: 1, max: mostTreatments, example: 1 },
    description:
      'Variations beside the control; by default those of the experiment that get traffic, 1 without one',
  }),
  allocationRatio: NumberField({
    optional: true,
    example: 1,
    description: 'kappa: users of a treatment per user of the control, above 0; 1 by default',
  }),
  dailyUsers: NumberField({
    ...{ optional: true, min: 0, example: 1000 },
    description: 'Users a day; when left out, taken from recent traffic, see `traffic` in the answer',
  }),
  trafficFraction: NumberField({
    ...{ optional: true, min: 0, max: 1, example: 1 },
    description: 'The fraction of the daily users that enters the experiment; 1 by default',
  }),
  weights: NumberListField({
    ...{ optional: true, minItems: 2, maxItems: mostTreatments + 1, example: [50, 50] },
    description:
      'Shares of the traffic on any scale, the control first; by default those of the experiment, else as allocated',
  }),
} as const;
