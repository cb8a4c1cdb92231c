import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Action, ApiKeyAccess, CurrentKey, ofNamed, type AuthorizedKey } from '#libs/guards';
import { ExperimentReader } from '../integration/index.js';
import { ApiPlanDto, ApiPlanRequest } from './api-plan.dto.js';
import { toCamel, toSnake } from './field-names.js';
import { PlanDto, PlanRequest } from './plan.dto.js';
import { PlanningService } from './planning.service.js';

const description =
  'Tell the baseline and what is known of effect, users and traffic; the rest is worked out: sample size from an ' +
  'effect, detectable effect from users, power from both, and the days that it takes. Nothing is stored.';

@ApiTags('Experiments')
@Controller('experiments')
export class PlanningController {
  constructor(private readonly planning: PlanningService) {}

  @Post('plan')
  @HttpCode(200)
  @Action(
    'act:get-experiments',
    ofNamed({ project: 'body.projectId', experiment: 'body.experimentId' }, 'Viewer'),
  )
  @ApiOperation({ summary: 'Plan sample size and duration', description })
  @ApiOkResponse({ type: PlanDto })
  plan(@Body() body: PlanRequest): Promise<PlanDto> {
    return this.planning.plan(body);
  }
}

@ApiTags('API: experiments')
@Controller('api/experiments')
export class ApiPlanningController {
  constructor(
    private readonly planning: PlanningService,
    private readonly experiments: ExperimentReader,
  ) {}

  @Post('plan')
  @HttpCode(200)
  @ApiKeyAccess('read')
  @ApiOperation({ summary: 'Plan sample size and duration', description })
  @ApiOkResponse({ type: ApiPlanDto })
  async plan(
    @Body() { experiment_id: reference, ...request }: ApiPlanRequest,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<ApiPlanDto> {
    const experimentId = reference ? await this.experiments.idOf(projectId, reference) : null;
    const asked = { ...toCamel(request), projectId, experimentId };
    return toSnake(await this.planning.plan(asked, (name) => name));
  }
}
