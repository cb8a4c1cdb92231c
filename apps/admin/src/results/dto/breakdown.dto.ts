import { AnswerField } from '#libs/http';
import { Count, Flag, Text, Warnings } from './answer-fields.js';
import { MetricResultDto } from './metric-result.dto.js';
import { SampleRatioDto } from './sample-ratio.dto.js';

/** End users with the same value of what results are broken down by. */
export class BreakdownGroupDto {
  @AnswerField({
    type: String,
    nullable: true,
    example: 'mobile',
    description: 'Null for those of whom it is not known, and for `isOther`',
  })
  value!: string | null;

  @Flag('Whether it stands for all values that are too rare to be shown on their own')
  isOther!: boolean;

  @Count('Assigned end users', 3_000)
  users!: number;

  @AnswerField({
    of: SampleRatioDto,
    nullable: true,
    description:
      'Whether they were split as configured, as in `srm`. `threshold` is that of the whole divided by the number of groups, ' +
      'so that chance reports any of them in one of 1000 breakdowns at most. Null where no shares are known',
  })
  srm!: SampleRatioDto | null;

  @AnswerField({
    listOf: MetricResultDto,
    description: 'As in `metrics`; p-values are not adjusted for looking at several groups',
  })
  metrics!: MetricResultDto[];
}

/** Results by a value of the first exposure: each end user is in one group. */
export class BreakdownDto {
  @Text({ description: 'What was asked for', example: 'device_type' })
  by!: string;

  @AnswerField({
    listOf: BreakdownGroupDto,
    description: 'The largest groups first, at most 20; then the rest as one, then unknown',
  })
  groups!: BreakdownGroupDto[];

  @Count('How many different values stand behind the group of the rest', 0)
  otherValues!: number;

  @Warnings('Every code that occurs in it, and `srm_in_groups` where a group was not split as configured')
  warnings!: string[];
}
