import { ApiProperty } from '@nestjs/swagger';
import { warningCodes } from '#libs/statistics';

const whole = (description: string, example: number, nullable = false): PropertyDecorator =>
  ApiProperty({ type: 'integer', minimum: 0, nullable, description, example });
const fraction = (description: string, example: number): PropertyDecorator =>
  ApiProperty({ type: Number, nullable: true, description, example });
const day = (description: string, example: string): PropertyDecorator =>
  ApiProperty({ type: String, format: 'date', nullable: true, description, example });

/** Where the daily users of a plan came from. */
const trafficSources = ['given', 'experiment', 'project', 'none'] as const;
export type TrafficSource = (typeof trafficSources)[number];

/** What the numbers of a plan mean, described once for both spellings of the names. */
export const planProperties = {
  nControl: whole(
    'Users of the control. Rate: ceil((z₁ √(p̄(1-p̄)(1+1/κ)) + z₂ √(p₁(1-p₁) + p₂(1-p₂)/κ))² / (p₂-p₁)²) with ' +
      'p₂ = p₁ (1 + MDE), p̄ = (p₁ + κ p₂)/(1 + κ). Mean: ceil((z₁ + z₂)² sd² (1-ρ²)(1+1/κ) / (baseline × MDE)²). ' +
      'z₁ = Φ⁻¹(1 - alpha/(2 comparisons)), z₂ = Φ⁻¹(power)',
    3841,
  ),
  nTreatment: whole('Users of each treatment: κ times the control, rounded up', 3841),
  nTotal: whole('Users of the whole experiment: control + treatments × users of each', 7682),
  absoluteMde: fraction(
    'Smallest absolute lift that the given users find with the wanted power, in the unit of the baseline. ' +
      'Rate: the d with |d| = z₁ √(p̄(1-p̄)(1/n₁+1/n₂)) + z₂ √(p₁(1-p₁)/n₁ + p₂(1-p₂)/n₂), p₂ = p₁ + d; ' +
      'mean: (z₁ + z₂) sd √(1-ρ²) √(1/n₁+1/n₂). Null when no possible effect is large enough',
    0.0196,
  ),
  relativeMde: fraction('The same over |baseline|, as a fraction; null at a baseline of 0', 0.196),
  power: fraction(
    'Chance that the two-sided test finds `relativeMde` (`relative_mde`) with the given users, both rejection ' +
      'regions counted; null unless both are given',
    0.814,
  ),
  days: whole(
    'Whole days until every variation has its users: ceil of the largest of required / (daily users × fraction × ' +
      'share); null when one of them gets no traffic',
    8,
    true,
  ),
  pointMde: ApiProperty({ type: Number, description: 'A relative lift, as a fraction', example: 0.2 }),
  pointTotal: whole('Users of the whole experiment that find it', 7682),
  warnings: ApiProperty({ enum: [...warningCodes], isArray: true, example: [] }),
  source: ApiProperty({
    enum: [...trafficSources],
    example: 'project',
    description:
      '`given`: by the request. `experiment`: end users newly assigned in it. `project`: end users newly assigned ' +
      'in any experiment of the project, each once a day. `none`: nobody in that time, or nothing to look at',
  }),
  dailyUsers: ApiProperty({
    type: Number,
    nullable: true,
    example: 1000,
    description: 'Users a day that the duration is computed with; null when unknown',
  }),
  trafficDays: whole('Over how many days measured traffic is averaged; null for a given one', 14, true),
  trafficFrom: day('The first of these days (UTC): where traffic began, at most 14 days ago', '2026-04-17'),
  baselineSource: ApiProperty({
    enum: ['given', 'metric'],
    example: 'given',
    description: '`metric`: what the control of the named metric came to, apart from what the request told',
  }),
  kind: ApiProperty({ enum: ['binomial', 'mean'], example: 'binomial' }),
  baseline: ApiProperty({ type: Number, description: 'The rate or mean planned with', example: 0.1 }),
  sd: fraction("Standard deviation of one user's value; null for rates", 60),
  covariateCorrelation: ApiProperty({
    ...{ type: Number, example: 0 },
    description: 'Correlation of a mean with its value before the assignment; 0 without CUPED',
  }),
  baselineUsers: whole('End users that the baseline of a metric is of; null for a given one', 5_000, true),
  baselineFrom: ApiProperty({
    ...{ type: String, format: 'date-time', nullable: true, example: null },
    description: 'They were assigned from then on; null for all of its experiment, or a given baseline',
  }),
  method: ApiProperty({ enum: ['frequentist', 'sequential'], example: 'frequentist' }),
  alpha: ApiProperty({ type: Number, description: 'Two-sided error level', example: 0.05 }),
  comparisons: ApiProperty({
    ...{ type: 'integer', example: 1, description: 'Among how many comparisons alpha is divided' },
  }),
  treatments: ApiProperty({ type: 'integer', example: 1, description: 'Variations beside the control' }),
  trafficUntil: day('The last one: yesterday, the last complete day', '2026-04-30'),
} as const;

export const partOf = (type: new () => object, description: string): PropertyDecorator =>
  ApiProperty({ type, nullable: true, description });

export const curveOf = (type: new () => object): PropertyDecorator =>
  ApiProperty({
    type: [type],
    description:
      'Effects from half to twice the wanted one, each a sixth of an octave apart; empty without one',
  });
