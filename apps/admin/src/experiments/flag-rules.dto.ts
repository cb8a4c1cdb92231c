import { ApiProperty } from '@nestjs/swagger';
import type { FlagRule, FlagServe, PinnedVariation } from '#libs/entities';
import {
  EndUserIdField,
  IdField,
  IdListField,
  instantOf,
  ListOfField,
  NameField,
  PartField,
  PercentField,
  TimeField,
} from '#libs/http';

/** The most of each. */
const flagLimits = {
  rules: 50,
  segments: 20,
  prerequisites: 10,
  shares: 100,
  steps: 20,
  pins: 1_000,
} as const;

class FlagShareRequest {
  @IdField({ example: 31 })
  variationId!: number;

  @PercentField({ example: 50 })
  percent!: number;
}

class FlagServeRequest {
  @IdField({ optional: true, example: 31, description: 'One variation for all, which records nothing' })
  variationId?: number | null;

  @ListOfField(FlagShareRequest, {
    ...{ optional: true, maxItems: flagLimits.shares },
    description: 'Shares of several variations, 100 in total; what they serve is measured',
  })
  shares?: FlagShareRequest[] | null;
}

class FlagPrerequisiteRequest {
  @IdField({ example: 12, description: 'Another flag of the project' })
  experimentId!: number;

  @IdField({ example: 27, description: 'The variation that it must serve' })
  variationId!: number;
}

class CoverageStepRequest {
  @TimeField({ example: '2026-12-01T08:00:00.000Z' })
  at!: string;

  @PercentField({ example: 50 })
  coverage!: number;
}

class FlagRuleRequest {
  @IdField({ optional: true, example: 3, description: 'Left out for a new one' })
  id?: number | null;

  @NameField({ example: 'Beta testers' })
  name!: string;

  @IdListField({
    ...{ optional: true, maxItems: flagLimits.segments, example: [4] },
    description: 'End users must be in all of them; everybody when empty',
  })
  segmentIds?: number[] | null;

  @ListOfField(FlagPrerequisiteRequest, {
    ...{ optional: true, minItems: 0, maxItems: flagLimits.prerequisites },
    description: 'What other flags must serve the end user',
  })
  prerequisites?: FlagPrerequisiteRequest[] | null;

  @PercentField({
    ...{ optional: true, example: 25 },
    description: 'Percent of these end users; the others go on to the next rule. 100 when left out',
  })
  coverage?: number | null;

  @PartField(FlagServeRequest, ['variationId', 'shares'], {
    ...{ optional: false, description: 'What they get: either one variation or shares' },
  })
  serve!: FlagServeRequest;

  @ListOfField(CoverageStepRequest, {
    ...{ optional: true, minItems: 0, maxItems: flagLimits.steps },
    description: 'When the coverage is to become another, in order of time',
  })
  schedule?: CoverageStepRequest[] | null;
}

class PinRequest {
  @EndUserIdField()
  endUserId!: string;

  @IdField({ example: 31 })
  variationId!: number;
}

export type FlagRulesRequest = FlagRuleRequest[];
export type PinsRequest = PinRequest[];

/** All rules of a flag, in order. */
export const FlagRulesField = (): PropertyDecorator =>
  ListOfField(FlagRuleRequest, {
    ...{ optional: true, minItems: 0, maxItems: flagLimits.rules },
    description: 'Of a Feature Flag: all rules, in order; the first that applies serves',
  });

/** All end users who are pinned to a variation. */
export const PinsField = (): PropertyDecorator =>
  ListOfField(PinRequest, {
    ...{ optional: true, minItems: 0, maxItems: flagLimits.pins },
    description: 'Of a Feature Flag: end users who get a certain variation before everything else',
  });

/** Rules as they are kept; a new one has the id 0 until it gets its own. */
export const rulesFrom = (sent: FlagRulesRequest): FlagRule[] =>
  sent.map(({ id, name, segmentIds, prerequisites, coverage, serve, schedule }) => ({
    id: id ?? 0,
    name,
    segmentIds: [...new Set(segmentIds ?? [])].sort((a, b) => a - b),
    prerequisites: (prerequisites ?? []).map(({ experimentId, variationId }) => ({
      experimentId,
      variationId,
    })),
    coverage: coverage ?? 100,
    serve: serveFrom(serve),
    schedule: (schedule ?? []).map((step) => ({
      at: instantOf(step.at).toISOString(),
      coverage: step.coverage,
    })),
  }));

/** What says both, or neither, keeps both, to be told as a fault. */
const serveFrom = ({ variationId, shares }: FlagServeRequest): FlagServe =>
  ({
    ...(typeof variationId === 'number' && { variationId }),
    ...(shares && {
      shares: shares.map((share) => ({ variationId: share.variationId, percent: share.percent })),
    }),
  }) as FlagServe;

export const pinsFrom = (sent: PinsRequest): PinnedVariation[] =>
  sent.map(({ endUserId, variationId }) => ({ endUserId, variationId }));

class FlagShareDto {
  @ApiProperty({ type: 'integer', example: 31 })
  variationId!: number;

  @ApiProperty({ type: Number, example: 50 })
  percent!: number;
}

class FlagServeDto {
  @ApiProperty({ type: 'integer', required: false, example: 31 })
  variationId?: number;

  @ApiProperty({ type: [FlagShareDto], required: false })
  shares?: FlagShareDto[];
}

class FlagPrerequisiteDto {
  @ApiProperty({ type: 'integer', example: 12 })
  experimentId!: number;

  @ApiProperty({ type: 'integer', example: 27 })
  variationId!: number;
}

class CoverageStepDto {
  @ApiProperty({ type: String, format: 'date-time', example: '2026-12-01T08:00:00.000Z' })
  at!: string;

  @ApiProperty({ type: Number, example: 50 })
  coverage!: number;
}

export class FlagRuleDto {
  @ApiProperty({ type: 'integer', example: 3, description: 'Never changes' })
  id!: number;

  @ApiProperty({ type: String, example: 'Beta testers' })
  name!: string;

  @ApiProperty({ type: [Number], example: [4] })
  segmentIds!: number[];

  @ApiProperty({ type: [FlagPrerequisiteDto] })
  prerequisites!: FlagPrerequisiteDto[];

  @ApiProperty({ type: Number, example: 25 })
  coverage!: number;

  @ApiProperty({ type: FlagServeDto, description: 'Either a variation or shares' })
  serve!: FlagServeDto;

  @ApiProperty({ type: [CoverageStepDto], description: 'Steps that are still to come' })
  schedule!: CoverageStepDto[];
}

export class PinDto {
  @ApiProperty({ type: String, example: '42' })
  endUserId!: string;

  @ApiProperty({ type: 'integer', example: 31 })
  variationId!: number;
}
