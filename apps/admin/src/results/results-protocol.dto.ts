import { AnswerField } from '#libs/http';
import { resultMethods, type ResultMethod } from '#libs/protocol';
import { corrections, guardrailPolicies, type Correction, type GuardrailPolicy } from '#libs/statistics';
import { Count, Figure, Flag, Word } from './answer-fields.js';

/** A Beta distribution. */
export class RatePriorDto {
  @Figure('Conversions that are taken for seen, above 0', 1)
  alpha!: number;

  @Figure('The same of those who did not convert', 1)
  beta!: number;
}

/** A normal distribution. */
export class LiftPriorDto {
  @Figure('The absolute lift that is expected', 0)
  mean!: number;

  @Figure('Its standard deviation, above 0', 1)
  sd!: number;
}

export class PriorsDto {
  @AnswerField({
    ...{ of: RatePriorDto, nullable: true },
    description: 'Of the rate of every variant; Beta(1, 1) when null',
  })
  rate!: RatePriorDto | null;

  @AnswerField({
    ...{ of: LiftPriorDto, nullable: true },
    description: 'Of the absolute lift of metrics that are no rates, in their own unit; flat when null',
  })
  lift!: LiftPriorDto | null;
}

export class ProtocolDto {
  @Word(resultMethods, 'How results are judged')
  method!: ResultMethod;

  @Figure('Threshold of p-values, verdicts and guardrails; intervals have the level 1 - alpha', 0.05)
  alpha!: number;

  @Word(corrections, 'Adjustment of p-values over all treatments and primary metrics together')
  correction!: Correction;

  @Word(
    guardrailPolicies,
    '`non_inferior`: every guardrail must pass for a winner. `no_harm`: only one that fails blocks',
  )
  guardrailPolicy!: GuardrailPolicy;

  @AnswerField({ of: PriorsDto, description: 'What is expected before any data, under `bayesian`' })
  priors!: PriorsDto;

  @Count('End users that every variant needs before it is judged', 100)
  minUsers!: number;
}

export class AgreedPlanDto {
  @AnswerField({ type: 'integer', nullable: true, description: 'End users of all variants', example: 10_000 })
  plannedUsers!: number | null;

  @AnswerField({ type: String, format: 'date-time', nullable: true, example: '2026-12-01T09:30:00.000Z' })
  endAt!: Date | null;
}

/** The protocol of an experiment with what else was agreed on. */
export class ResultsProtocolDto extends ProtocolDto {
  @AnswerField({
    ...{ isArray: true, type: String, example: ['conversion'] },
    description: '`key` of the metrics that decide',
  })
  primaryMetrics!: string[];

  @AnswerField({ of: AgreedPlanDto })
  plan!: AgreedPlanDto;

  @Flag('Whether the plan, the method or alpha was changed after the start')
  planChanged!: boolean;
}
