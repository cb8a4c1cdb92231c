import { decisionOutcomes, type DecisionOutcome, type EndDecision } from '#libs/entities';
import { AnswerField, EnumField, IdField, PartField, TextField } from '#libs/http';

const outcome = {
  example: 'ship',
  description:
    '`ship` goes on serving a variation, to everybody that the experiment is for; the others serve nothing any more',
};
const variationId = {
  ...{ optional: true, example: 31 },
  description: 'The variation to be shipped; with the outcome `ship` only, and needed there',
};
const reason = {
  ...{ optional: true, max: 5000, example: 'More orders, and no guardrail failed' },
  description: 'Why it was decided',
};
const learned = {
  ...{ optional: true, max: 5000, example: 'People look for the button below the price' },
  description: 'What was learned',
};

/** The decision that an experiment ends with. */
export class EndDecisionRequest {
  @EnumField(decisionOutcomes, outcome)
  outcome!: DecisionOutcome;

  @IdField(variationId)
  variationId?: number | null;

  @TextField(reason)
  reason?: string | null;

  @TextField(learned)
  learned?: string | null;
}

/** The same as programs write it. */
export class ApiEndDecisionRequest {
  @EnumField(decisionOutcomes, outcome)
  outcome!: DecisionOutcome;

  @IdField(variationId)
  variation_id?: number | null;

  @TextField(reason)
  reason?: string | null;

  @TextField(learned)
  learned?: string | null;
}

const description =
  'The decision that it ends with: together with the status Ended, or later while it is Ended';

export const EndDecisionField = (): PropertyDecorator =>
  PartField(EndDecisionRequest, ['outcome', 'variationId', 'reason', 'learned'], { description });

/** The same as programs write it. */
export const ApiEndDecisionField = (): PropertyDecorator =>
  PartField(ApiEndDecisionRequest, ['outcome', 'variation_id', 'reason', 'learned'], { description });

/** The decision that an experiment ended with, as answers have it. */
export class EndDecisionDto {
  @AnswerField({ type: String, enum: decisionOutcomes, example: 'ship' })
  outcome!: DecisionOutcome;

  @AnswerField({
    ...{ type: 'integer', nullable: true, example: 31 },
    description: 'What was to be shipped; null for every other outcome',
  })
  variationId!: number | null;

  @AnswerField({ type: String, example: 'More orders, and no guardrail failed' })
  reason!: string;

  @AnswerField({ type: String, example: 'People look for the button below the price' })
  learned!: string;
}

/** A decision as it is kept: what is not said is empty. */
export const decisionFrom = ({ outcome, variationId, reason, learned }: EndDecisionRequest): EndDecision => ({
  outcome,
  variationId: variationId ?? null,
  reason: reason ?? '',
  learned: learned ?? '',
});
