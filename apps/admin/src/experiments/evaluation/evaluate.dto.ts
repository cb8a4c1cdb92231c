import { ApiProperty } from '@nestjs/swagger';
import type { VariationValue } from '#libs/entities';
import type { FlagEvaluation, Outcome, RuleObstacle } from '#libs/evaluation';
import { ObjectField } from '#libs/http';
import { valueSchema } from '../../variations/index.js';

export class EvaluateRequest {
  @ObjectField({
    example: { targetingKey: 'customer-17', country_code: 'US' },
    description:
      'As in OFREP: `targetingKey` is the end user, `url` the page, and everything else are attributes',
  })
  context!: Record<string, unknown>;
}

export class EvaluatedVariationDto {
  @ApiProperty({ type: 'integer', example: 31 })
  id!: number;

  @ApiProperty({ type: String, example: 'on' })
  title!: string;

  @ApiProperty({
    ...{ ...valueSchema, nullable: true, example: true },
    description: 'What programs use; null for none',
  })
  value!: VariationValue | null;
}

/** Why a rule does not apply; `off` where no rule is asked. */
export type WhyNot = RuleObstacle | 'off';

export class EvaluatedRuleDto {
  @ApiProperty({ type: 'integer', example: 3 })
  id!: number;

  @ApiProperty({ type: String, example: 'Beta testers' })
  name!: string;

  @ApiProperty({ type: Boolean, example: false, description: 'True for one rule at most' })
  applies!: boolean;

  @ApiProperty({
    ...{ type: String, nullable: true, example: 'segment' },
    enum: ['segment', 'prerequisite', 'coverage', 'earlier', 'off'],
    description:
      'Why it does not apply: not in all of its segments; another flag serves something else; not in its coverage; what comes before it decides; the flag is off or has ended. Null for the one that applies',
  })
  why!: WhyNot | null;
}

export class EvaluationDto {
  @ApiProperty({
    ...{ type: EvaluatedVariationDto, nullable: true },
    description: 'Null when the end user gets none; a Feature Flag that is off gives its control',
  })
  variation!: EvaluatedVariationDto | null;

  @ApiProperty({
    ...{ enum: ['STATIC', 'TARGETING_MATCH', 'SPLIT', 'DISABLED', 'UNKNOWN'], example: 'TARGETING_MATCH' },
    description: 'As in OFREP',
  })
  reason!: FlagEvaluation['reason'];

  @ApiProperty({
    ...{ type: 'integer', nullable: true, example: 3 },
    description:
      'The rule that serves; 0 for the default rule. Null where no rule serves: pinned, off, not in the flag',
  })
  ruleId!: number | null;

  @ApiProperty({ type: [EvaluatedRuleDto], description: 'All rules, in order' })
  rules!: EvaluatedRuleDto[];

  @ApiProperty({
    ...{ type: String, nullable: true, example: null },
    description:
      'Why the end user gets no variation, such as `not_targeted`, `not_in_segment`, `holdout`, `excluded_by_group` or `not_covered`; null otherwise',
  })
  excluded!: Outcome['reason'] | null;
}
