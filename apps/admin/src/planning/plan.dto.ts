import { ApiProperty } from '@nestjs/swagger';
import { IdField } from '#libs/http';
import type { Direction, PlanInput, Warning } from '#libs/statistics';
import { planFields, type PlanMethod } from './plan-fields.js';
import { curveOf, partOf, planProperties, type TrafficSource } from './plan-properties.js';

/** A metric, and whichever of effect, users and traffic are known. */
export class PlanRequest implements Omit<PlanInput, 'method' | 'kind' | 'baseline'> {
  @IdField({ optional: true, description: 'Whose recent traffic is meant when no daily users are given' })
  projectId?: number | null;

  @IdField({ optional: true, description: 'The same for the traffic of one experiment; it wins' })
  experimentId?: number | null;

  @planFields.metricId
  metricId?: number | null;

  @planFields.sharedMetricId
  sharedMetricId?: number | null;

  @planFields.kind
  kind?: 'binomial' | 'mean' | null;

  @planFields.method
  method?: PlanMethod | null;

  @planFields.baseline
  baseline?: number | null;

  @planFields.sd
  sd?: number | null;

  @planFields.covariateCorrelation
  covariateCorrelation?: number | null;

  @planFields.relativeMde
  relativeMde?: number | null;

  @planFields.nControl
  nControl?: number | null;

  @planFields.nTreatment
  nTreatment?: number | null;

  @planFields.users
  users?: number | null;

  @planFields.direction
  direction?: Direction | null;

  @planFields.alpha
  alpha?: number | null;

  @planFields.power
  power?: number | null;

  @planFields.comparisons
  comparisons?: number | null;

  @planFields.treatments
  treatments?: number | null;

  @planFields.allocationRatio
  allocationRatio?: number | null;

  @planFields.dailyUsers
  dailyUsers?: number | null;

  @planFields.trafficFraction
  trafficFraction?: number | null;

  @planFields.weights
  weights?: number[] | null;
}

export class GroupSizesDto {
  @planProperties.nControl
  nControl!: number;

  @planProperties.nTreatment
  nTreatment!: number;

  @planProperties.nTotal
  nTotal!: number;
}

export class DetectableEffectDto {
  @planProperties.absoluteMde
  absoluteMde!: number | null;

  @planProperties.relativeMde
  relativeMde!: number | null;

  @planProperties.warnings
  warnings!: Warning[];
}

export class DurationDto {
  @planProperties.days
  days!: number | null;

  @planProperties.warnings
  warnings!: Warning[];
}

export class PlanPointDto {
  @planProperties.pointMde
  relativeMde!: number;

  @planProperties.pointTotal
  nTotal!: number;

  @planProperties.days
  days!: number | null;
}

export class PlanTrafficDto {
  @planProperties.source
  source!: TrafficSource;

  @planProperties.dailyUsers
  dailyUsers!: number | null;

  @planProperties.trafficDays
  days!: number | null;

  @planProperties.trafficFrom
  from!: string | null;

  @planProperties.trafficUntil
  until!: string | null;
}

export class PlanAssumptionsDto {
  @planProperties.baselineSource
  baselineSource!: 'given' | 'metric';

  @planProperties.kind
  kind!: 'binomial' | 'mean';

  @planProperties.baseline
  baseline!: number;

  @planProperties.sd
  sd!: number | null;

  @planProperties.covariateCorrelation
  covariateCorrelation!: number;

  @planProperties.baselineUsers
  baselineUsers!: number | null;

  @planProperties.baselineFrom
  baselineFrom!: string | null;

  @planProperties.method
  method!: 'frequentist' | 'sequential';

  @planProperties.alpha
  alpha!: number;

  @planProperties.comparisons
  comparisons!: number;

  @planProperties.treatments
  treatments!: number;
}

export class PlanDto {
  @partOf(GroupSizesDto, 'Users needed to find `relativeMde`; null without one')
  sampleSize!: GroupSizesDto | null;

  @partOf(DetectableEffectDto, 'What the given users find; null without any')
  detectableEffect!: DetectableEffectDto | null;

  @planProperties.power
  power!: number | null;

  @partOf(DurationDto, 'Until the sample size, else the given users, are there; null without daily users')
  duration!: DurationDto | null;

  @curveOf(PlanPointDto)
  curve!: PlanPointDto[];

  @ApiProperty({ type: PlanTrafficDto })
  traffic!: PlanTrafficDto;

  @ApiProperty({ type: PlanAssumptionsDto, description: 'What was planned with, told or looked up' })
  assumptions!: PlanAssumptionsDto;
}
