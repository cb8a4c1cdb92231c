import { ApiProperty } from '@nestjs/swagger';
import { ExperimentField } from '#libs/http';
import type { Direction, Warning } from '#libs/statistics';
import { planFields, type PlanMethod } from './plan-fields.js';
import { curveOf, partOf, planProperties, type TrafficSource } from './plan-properties.js';

/** A metric, and whichever of effect, users and traffic are known. */
export class ApiPlanRequest {
  @ExperimentField({
    optional: true,
    description: 'Whose recent traffic is meant when no daily users are given; else that of the project is',
  })
  experiment_id?: number | string | null;

  @planFields.metricId
  metric_id?: number | null;

  @planFields.sharedMetricId
  shared_metric_id?: number | null;

  @planFields.kind
  kind?: 'binomial' | 'mean' | null;

  @planFields.method
  method?: PlanMethod | null;

  @planFields.baseline
  baseline?: number | null;

  @planFields.sd
  sd?: number | null;

  @planFields.covariateCorrelation
  covariate_correlation?: number | null;

  @planFields.relativeMde
  relative_mde?: number | null;

  @planFields.nControl
  n_control?: number | null;

  @planFields.nTreatment
  n_treatment?: number | null;

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
  allocation_ratio?: number | null;

  @planFields.dailyUsers
  daily_users?: number | null;

  @planFields.trafficFraction
  traffic_fraction?: number | null;

  @planFields.weights
  weights?: number[] | null;
}

export class ApiGroupSizesDto {
  @planProperties.nControl
  n_control!: number;

  @planProperties.nTreatment
  n_treatment!: number;

  @planProperties.nTotal
  n_total!: number;
}

export class ApiDetectableEffectDto {
  @planProperties.absoluteMde
  absolute_mde!: number | null;

  @planProperties.relativeMde
  relative_mde!: number | null;

  @planProperties.warnings
  warnings!: Warning[];
}

export class ApiDurationDto {
  @planProperties.days
  days!: number | null;

  @planProperties.warnings
  warnings!: Warning[];
}

export class ApiPlanPointDto {
  @planProperties.pointMde
  relative_mde!: number;

  @planProperties.pointTotal
  n_total!: number;

  @planProperties.days
  days!: number | null;
}

export class ApiPlanTrafficDto {
  @planProperties.source
  source!: TrafficSource;

  @planProperties.dailyUsers
  daily_users!: number | null;

  @planProperties.trafficDays
  days!: number | null;

  @planProperties.trafficFrom
  from!: string | null;

  @planProperties.trafficUntil
  until!: string | null;
}

export class ApiPlanAssumptionsDto {
  @planProperties.baselineSource
  baseline_source!: 'given' | 'metric';

  @planProperties.kind
  kind!: 'binomial' | 'mean';

  @planProperties.baseline
  baseline!: number;

  @planProperties.sd
  sd!: number | null;

  @planProperties.covariateCorrelation
  covariate_correlation!: number;

  @planProperties.baselineUsers
  baseline_users!: number | null;

  @planProperties.baselineFrom
  baseline_from!: string | null;

  @planProperties.method
  method!: 'frequentist' | 'sequential';

  @planProperties.alpha
  alpha!: number;

  @planProperties.comparisons
  comparisons!: number;

  @planProperties.treatments
  treatments!: number;
}

export class ApiPlanDto {
  @partOf(ApiGroupSizesDto, 'Users needed to find `relative_mde`; null without one')
  sample_size!: ApiGroupSizesDto | null;

  @partOf(ApiDetectableEffectDto, 'What the given users find; null without any')
  detectable_effect!: ApiDetectableEffectDto | null;

  @planProperties.power
  power!: number | null;

  @partOf(ApiDurationDto, 'Until the sample size, else the given users, are there; null without daily users')
  duration!: ApiDurationDto | null;

  @curveOf(ApiPlanPointDto)
  curve!: ApiPlanPointDto[];

  @ApiProperty({ type: ApiPlanTrafficDto })
  traffic!: ApiPlanTrafficDto;

  @ApiProperty({ type: ApiPlanAssumptionsDto, description: 'What was planned with, told or looked up' })
  assumptions!: ApiPlanAssumptionsDto;
}
