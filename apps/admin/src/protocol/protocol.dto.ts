import { AnswerField } from '#libs/http';
import { resultMethods, type ResultMethod } from '#libs/protocol';
import { corrections, guardrailPolicies, type Correction, type GuardrailPolicy } from '#libs/statistics';

/** A Beta distribution. */
export class RatePriorDto {
  @AnswerField({ type: Number, example: 1, description: 'Conversions that are taken for seen' })
  alpha!: number;

  @AnswerField({ type: Number, example: 1, description: 'The same of those who did not convert' })
  beta!: number;
}

/** A normal distribution. */
export class LiftPriorDto {
  @AnswerField({ type: Number, example: 0, description: 'The absolute lift that is expected' })
  mean!: number;

  @AnswerField({ type: Number, example: 1, description: 'Its standard deviation' })
  sd!: number;
}

export class PriorsDto {
  @AnswerField({
    ...{ of: RatePriorDto, nullable: true, example: null },
    description: 'Of the rate of every variant; Beta(1, 1) when null',
  })
  rate!: RatePriorDto | null;

  @AnswerField({
    ...{ of: LiftPriorDto, nullable: true },
    description: 'Of the absolute lift of metrics that are no rates, in their own unit; flat when null',
  })
  lift!: LiftPriorDto | null;
}

/** How an experiment is judged. */
export class ProtocolDto {
  @AnswerField({ type: String, enum: [...resultMethods], description: 'How results are judged' })
  method!: ResultMethod;

  @AnswerField({
    type: Number,
    example: 0.05,
    description: 'Threshold of p-values, verdicts and guardrails; intervals have the level 1 - alpha',
  })
  alpha!: number;

  @AnswerField({
    ...{ type: String, enum: [...corrections] },
    description: 'Adjustment of p-values over all treatments and primary metrics together',
  })
  correction!: Correction;

  @AnswerField({
    ...{ type: String, enum: [...guardrailPolicies] },
    description:
      '`non_inferior`: every guardrail must pass for a winner. `no_harm`: only one that fails blocks',
  })
  guardrailPolicy!: GuardrailPolicy;

  @AnswerField({ of: PriorsDto, description: 'What is expected before any data, under `bayesian`' })
  priors!: PriorsDto;

  @AnswerField({
    type: 'integer',
    example: 100,
    description: 'End users that every variant needs before it is judged',
  })
  minUsers!: number;
}
