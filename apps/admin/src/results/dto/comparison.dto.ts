import { AnswerField } from '#libs/http';
import { Count, Figure, Flag, IntervalDto, IntervalField, Text, Warnings, Word } from './answer-fields.js';

export const verdicts = ['better', 'worse', 'flat', 'insufficient_data'] as const;
type VerdictWord = (typeof verdicts)[number];

/** A treatment against the control by one method, whatever the method asked for. */
export class TestDto {
  @Figure('Standard error of the absolute lift', 0.003)
  standardError!: number | null;

  @Figure('Absolute lift / its standard error (rates under fixed: / the pooled one)', 3.3)
  statistic!: number | null;

  @Figure('Two-sided p-value of "no lift"', 0.031)
  pValue!: number | null;

  @IntervalField('Of the absolute lift, in the unit of the metric')
  ciAbsolute!: IntervalDto | null;

  @IntervalField('Of the relative lift, a fraction')
  ciRelative!: IntervalDto | null;
}

/** What the data say about a treatment in terms of probability. */
export class PosteriorDto {
  @Word(
    ['beta_binomial', 'normal'],
    'Beta(1, 1) priors for rates of one allocation version, a flat-prior normal for everything else',
  )
  model!: 'beta_binomial' | 'normal';

  @Figure('P(treatment is better than control | data)', 0.97)
  chanceToBeatControl!: number;

  @Figure(
    'What is given up on average by shipping the treatment in case it is worse: E[max(control - treatment, 0)], in the unit of the metric',
    0.0001,
  )
  expectedLoss!: number;

  @Figure('The same for keeping the control', 0.01)
  expectedLossControl!: number;

  @Figure('E[treatment - control | data], in the unit of the metric', 0.01)
  posteriorMeanLift!: number;

  @IntervalField('Equal-tailed, of treatment - control')
  credibleIntervalAbsolute!: IntervalDto | null;

  @IntervalField('Equal-tailed, of treatment / control - 1')
  credibleIntervalRelative!: IntervalDto | null;

  @IntervalField("Of the control's own rate; rates only")
  credibleIntervalControl!: IntervalDto | null;

  @IntervalField("Of the treatment's own rate; rates only")
  credibleIntervalTreatment!: IntervalDto | null;
}

/** A treatment against the control on one metric. The numbers at the top are those of the method asked for. */
export class ComparisonDto {
  @Count('The treatment', 2)
  variantId!: number;

  @Count('The control', 1)
  controlId!: number;

  @Text({ description: 'Name of the control', example: 'Control' })
  baseline!: string;

  @Text({ description: 'Name of the treatment', example: 'Green' })
  treatment!: string;

  @Figure('Treatment - control, in the unit of the metric', 0.02)
  absoluteLift!: number | null;

  @Figure('(treatment - control) / |control|, a fraction; null at a control of 0', 0.2)
  relativeLift!: number | null;

  @Figure('100 × relative lift', 20)
  liftPercentage!: number | null;

  @Figure('Standard error of the absolute lift', 0.003)
  standardError!: number | null;

  @Figure('What the p-value is made from: z of rates, t otherwise; null under `bayesian`', 3.3)
  statistic!: number | null;

  @Figure(
    'Satterthwaite degrees of freedom; null for rates, and where the fixed-horizon test does not judge',
    null,
  )
  degreesOfFreedom!: number | null;

  @Figure('Two-sided p-value of "no lift" by the method; null under `bayesian`', 0.031)
  pValue!: number | null;

  @Figure(
    'The p-value after adjusting by Holm over all treatments and primary metrics; of other metrics the p-value itself',
    0.031,
  )
  adjustedPValue!: number | null;

  @Flag('adjusted p-value < significance threshold')
  significant!: boolean;

  @IntervalField(
    'Of the absolute lift: confidence interval, confidence sequence (`sequential`) or credible interval (`bayesian`)',
  )
  ciAbsolute!: IntervalDto | null;

  @IntervalField(
    'Of the relative lift: the inversion of the test, so that it excludes 0 exactly when the p-value is below alpha; or ' +
      'credible interval',
  )
  ciRelative!: IntervalDto | null;

  @IntervalField('Fixed-horizon, rates: of the absolute lift by the separate standard error')
  ciAbsoluteWald!: IntervalDto | null;

  @IntervalField('Fixed-horizon: of the relative lift by the delta method; may contradict the test')
  ciRelativeDelta!: IntervalDto | null;

  @IntervalField("Fixed-horizon: Fieller's limits of the relative lift")
  ciRelativeFieller!: IntervalDto | null;

  @IntervalField("Fixed-horizon, rates of one allocation version: Newcombe's interval of the absolute lift")
  ciNewcombe!: IntervalDto | null;

  @Figure('Skewness of the values of means within the variants; null where it is not known', null)
  skewness!: number | null;

  @Count('Allocation versions that are compared, each within itself', 1)
  strataCounted!: number;

  @Count('End users of allocation versions without enough users on both sides', 0)
  usersLeftOut!: number;

  @Word(verdicts, 'What the data say of the treatment on this metric alone')
  verdict!: VerdictWord;

  @Figure('CUPED: the share of the variance that it takes away; null without', null)
  varianceReduction!: number | null;

  @AnswerField({ of: TestDto, description: 'The fixed-horizon test, good for one look at the planned size' })
  fixed!: TestDto;

  @AnswerField({ of: TestDto, description: 'The always-valid test, good for any number of looks' })
  sequential!: TestDto;

  @AnswerField({
    of: PosteriorDto,
    nullable: true,
    description: 'Only under `bayesian`; see `posteriorCaveat`',
  })
  bayesian!: PosteriorDto | null;

  @Warnings('Why numbers are missing, or to be read with care')
  warnings!: string[];
}
