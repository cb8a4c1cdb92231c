import { decisionStatuses, type DecisionStatus } from '#libs/statistics';
import { AnswerField } from '#libs/http';
import { Count, Figure, Flag, IntervalDto, IntervalField, Text, Warnings, Word } from './answer-fields.js';
import { verdicts } from './comparison.dto.js';
import { guardrailStatuses } from './metric-result.dto.js';

/** The variant to ship. */
export class WinnerDto {
  @Count('The variant', 2)
  variantId!: number;

  @Text({ example: 'Green' })
  variantName!: string;

  @Flag('Whether it is the control, all treatments being worse')
  isControl!: boolean;

  @Text({ description: '`key` of the first primary metric, which the numbers are of', example: 'conversion' })
  metric!: string;

  @Figure('Relative lift; null when the control wins', 0.2)
  lift!: number | null;

  @IntervalField('Of the lift, by the method')
  liftInterval!: IntervalDto | null;

  @Figure('By the method; null under `bayesian`', 0.031)
  pValue!: number | null;

  @Figure('After adjusting', 0.031)
  adjustedPValue!: number | null;

  @Figure('`bayesian`: P(better than control | data)', null)
  chanceToBeatControl!: number | null;
}

const wordsByName = (words: readonly string[]) => ({ type: 'string', enum: [...words] }) as const;

export class DecisionDto {
  @Word(decisionStatuses, 'What to do now')
  status!: DecisionStatus;

  @Text({
    description: 'The status in a sentence for people',
    example: 'Nothing is decided yet; keep the experiment running.',
  })
  reason!: string;

  @AnswerField({
    isArray: true,
    type: String,
    example: ['conversion'],
    description: '`key` of the primary metrics, which decide',
  })
  metrics!: string[];

  @AnswerField({
    type: 'object',
    additionalProperties: wordsByName(verdicts),
    description: 'By id of the treatment, over all primary metrics',
  })
  verdicts!: Record<string, (typeof verdicts)[number]>;

  @AnswerField({
    type: 'object',
    additionalProperties: { type: 'number', nullable: true },
    example: { 31: 0.012 },
    description: 'By id of the treatment, on the first primary metric',
  })
  adjustedPValues!: Record<string, number | null>;

  @AnswerField({
    type: 'object',
    additionalProperties: { type: 'object', additionalProperties: wordsByName(guardrailStatuses) },
    description: 'By id of the treatment, then by `key` of the guardrail metric',
  })
  guardrails!: Record<string, Record<string, (typeof guardrailStatuses)[number]>>;

  @AnswerField({
    type: 'object',
    additionalProperties: { type: 'number', nullable: true },
    example: {},
    description:
      '`bayesian`: by id of the variant, the chance to be the best of those that may be shipped; null for the others',
  })
  chanceToBeBest!: Record<string, number | null>;

  @AnswerField({
    type: 'object',
    additionalProperties: { type: 'number', nullable: true },
    example: {},
    description:
      '`bayesian`: by how much the best of the others is better on average, in the unit of the metric',
  })
  expectedLossAgainstBest!: Record<string, number | null>;

  @Warnings('What the decision must be read with')
  warnings!: string[];
}
