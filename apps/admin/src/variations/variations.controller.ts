import { Body, Controller, Delete, Get, Param, Patch, Post, Put } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { Action, of } from '#libs/guards';
import { ChangesExperiment } from '../experiments/index.js';
import { IdPipe } from '#libs/http';
import {
  CreateVariationRequest,
  TrafficRequest,
  UpdateVariationRequest,
  VariationDto,
} from './variation.dto.js';
import { VariationsService } from './variations.service.js';

@ApiTags('Variations')
@ApiParam({ name: 'id', type: 'integer' })
@Controller()
export class VariationsController {
  constructor(private readonly variations: VariationsService) {}

  @Post('experiments/:id/variations')
  @Action('act:create-variation', of('experiment', 'params.id', 'Editor'))
  @ChangesExperiment()
  @ApiOperation({
    summary: 'Add a variation',
    description: 'In a Draft, traffic is split evenly; later, the new variation starts at 0%.',
  })
  @ApiCreatedResponse({ type: VariationDto })
  create(@Param('id', IdPipe) id: number, @Body() body: CreateVariationRequest): Promise<VariationDto> {
    return this.variations.create(id, body);
  }

  @Get('experiments/:id/variations')
  @Action('act:get-variations', of('experiment', 'params.id', 'Viewer'))
  @ApiOperation({
    summary: 'List variations of an experiment',
    description: 'Retired variations are included.',
  })
  @ApiOkResponse({ type: [VariationDto] })
  list(@Param('id', IdPipe) id: number): Promise<VariationDto[]> {
    return this.variations.list(id);
  }

  @Patch('variations/:id')
  @Action('act:update-variation', of('variation', 'params.id', 'Editor'))
  @ChangesExperiment()
  @ApiOperation({ summary: 'Update a variation' })
  @ApiOkResponse({ type: VariationDto })
  update(@Param('id', IdPipe) id: number, @Body() body: UpdateVariationRequest): Promise<VariationDto> {
    return this.variations.update(id, body);
  }

  @Delete('variations/:id')
  @Action('act:delete-variation', of('variation', 'params.id', 'Editor'))
  @ChangesExperiment()
  @ApiOperation({
    summary: 'Delete or retire a variation',
    description: 'A variation of a Draft is deleted, one of a started experiment is retired.',
  })
  @ApiOkResponse({ type: VariationDto })
  @ApiBadRequestResponse({ description: 'It is the control' })
  remove(@Param('id', IdPipe) id: number): Promise<VariationDto> {
    return this.variations.remove(id);
  }

  @Put('experiments/:id/traffic')
  @Action('act:update-traffic-allocation', of('experiment', 'params.id', 'Editor'))
  @ChangesExperiment()
  @ApiOperation({ summary: 'Set the traffic split' })
  @ApiOkResponse({ type: [VariationDto] })
  allocate(@Param('id', IdPipe) id: number, @Body() body: TrafficRequest): Promise<VariationDto[]> {
    return this.variations.allocate(id, body);
  }
}
