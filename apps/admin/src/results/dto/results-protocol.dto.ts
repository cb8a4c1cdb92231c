import { markKinds, type MarkKind } from '#libs/entities';
import { AnswerField } from '#libs/http';
import { ProtocolDto } from '../../protocol/index.js';
import { Flag, Text, Word } from './answer-fields.js';

/** When an experiment is to be decided. */
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

  @Flag('Whether the plan or the protocol was changed after the start')
  planChanged!: boolean;
}

/** A change while the experiment ran. */
export class MarkDto {
  @AnswerField({ type: String, format: 'date-time', example: '2026-12-01T09:30:00.000Z' })
  at!: Date;

  @Word(markKinds, 'What changed')
  kind!: MarkKind;

  @Text({ description: 'What outside of the experiment changed, else empty', example: '' })
  reason!: string;
}
