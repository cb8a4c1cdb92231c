import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Action, of } from '#libs/guards';
import { ChangesExperiment } from '../experiments/index.js';
import { IdPipe } from '#libs/http';
import { ConditionDto, CreateConditionRequest, UpdateConditionRequest } from './condition.dto.js';
import { ConditionsService } from './conditions.service.js';

@ApiTags('Conditions')
@ApiParam({ name: 'id', type: 'integer' })
@Controller()
export class ConditionsController {
  constructor(private readonly conditions: ConditionsService) {}

  @Post('experiments/:id/conditions')
  @Action('act:create-condition', of('experiment', 'params.id', 'Editor'))
  @ChangesExperiment()
  @ApiOperation({ summary: 'Add a URL condition' })
  @ApiCreatedResponse({ type: ConditionDto })
  create(@Param('id', IdPipe) id: number, @Body() body: CreateConditionRequest): Promise<ConditionDto> {
    return this.conditions.create(id, body);
  }

  @Get('experiments/:id/conditions')
  @Action('act:get-conditions', of('experiment', 'params.id', 'Viewer'))
  @ApiOperation({ summary: 'List URL conditions of an experiment' })
  @ApiOkResponse({ type: [ConditionDto] })
  list(@Param('id', IdPipe) id: number): Promise<ConditionDto[]> {
    return this.conditions.list(id);
  }

  @Patch('conditions/:id')
  @Action('act:update-condition', of('condition', 'params.id', 'Editor'))
  @ChangesExperiment()
  @ApiOperation({ summary: 'Update a URL condition' })
  @ApiOkResponse({ type: ConditionDto })
  update(@Param('id', IdPipe) id: number, @Body() body: UpdateConditionRequest): Promise<ConditionDto> {
    return this.conditions.update(id, body);
  }

  @Delete('conditions/:id')
  @Action('act:delete-condition', of('condition', 'params.id', 'Editor'))
  @ChangesExperiment('opensToEverybody')
  @ApiOperation({ summary: 'Delete a URL condition' })
  @ApiOkResponse({ type: ConditionDto })
  remove(@Param('id', IdPipe) id: number): Promise<ConditionDto> {
    return this.conditions.remove(id);
  }
}
