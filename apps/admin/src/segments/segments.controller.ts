import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { Action, of } from '#libs/guards';
import { ChangesExperiment } from '../experiments/index.js';
import { IdPipe, type Page } from '#libs/http';
import { EndUserIdPipe } from './end-user-id.pipe.js';
import { ExperimentSegmentsService } from './experiment-segments.service.js';
import {
  AttachSegmentsRequest,
  CreateSegmentRequest,
  ListSegmentsRequest,
  SegmentDto,
  SegmentPageDto,
  SegmentUserDto,
  UpdateSegmentRequest,
} from './segment.dto.js';
import { SegmentsService } from './segments.service.js';

const projectList = { organization: 'body.orgId', ...of('project', 'body.projectId', 'Viewer') } as const;

@ApiTags('Segments')
@Controller()
export class SegmentsController {
  constructor(
    private readonly segments: SegmentsService,
    private readonly attached: ExperimentSegmentsService,
  ) {}

  @Post('segments')
  @Action('act:create-segment', of('project', 'body.projectId', 'Editor'))
  @ApiOperation({ summary: 'Create a segment' })
  @ApiCreatedResponse({ type: SegmentDto })
  create(@Body() body: CreateSegmentRequest): Promise<SegmentDto> {
    return this.segments.create(body);
  }

  @Post('segments/all')
  @HttpCode(200)
  @Action('act:get-segments', projectList)
  @ApiOperation({ summary: 'List segments of a project' })
  @ApiOkResponse({ type: SegmentPageDto })
  list(@Body() body: ListSegmentsRequest): Promise<Page<SegmentDto>> {
    return this.segments.list(body);
  }

  @Get('segments/:id')
  @Action('act:get-segment', of('segment', 'params.id', 'Viewer'))
  @ApiOperation({ summary: 'Get a segment' })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: SegmentDto })
  get(@Param('id', IdPipe) id: number): Promise<SegmentDto> {
    return this.segments.get(id);
  }

  @Patch('segments/:id')
  @Action('act:update-segment', of('segment', 'params.id', 'Editor'))
  @ApiOperation({ summary: 'Change a segment' })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: SegmentDto })
  update(@Param('id', IdPipe) id: number, @Body() body: UpdateSegmentRequest): Promise<SegmentDto> {
    return this.segments.update(id, body);
  }

  @Delete('segments/:id')
  @Action('act:delete-segment', of('segment', 'params.id', 'Editor'))
  @ApiOperation({ summary: 'Delete a segment', description: 'Also detaches it from experiments.' })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: SegmentDto })
  @ApiConflictResponse({ description: 'A running experiment uses it' })
  remove(@Param('id', IdPipe) id: number): Promise<SegmentDto> {
    return this.segments.remove(id);
  }

  @Post('segments/:id/users/:endUserId')
  @HttpCode(200)
  @Action('act:assign-segment', of('segment', 'params.id', 'Editor'))
  @ApiOperation({
    summary: 'Assign an end user to a segment',
    description: 'The end user is in the segment whatever its rules say. Idempotent.',
  })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiParam({ name: 'endUserId', type: 'string', example: '42' })
  @ApiOkResponse({ type: SegmentUserDto })
  assign(
    @Param('id', IdPipe) id: number,
    @Param('endUserId', EndUserIdPipe) endUserId: string,
  ): Promise<SegmentUserDto> {
    return this.segments.assign(id, endUserId);
  }

  @Delete('segments/:id/users/:endUserId')
  @Action('act:assign-segment', of('segment', 'params.id', 'Editor'))
  @ApiOperation({ summary: 'Remove an end user from a segment' })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiParam({ name: 'endUserId', type: 'string', example: '42' })
  @ApiOkResponse({ type: SegmentUserDto })
  unassign(
    @Param('id', IdPipe) id: number,
    @Param('endUserId', EndUserIdPipe) endUserId: string,
  ): Promise<SegmentUserDto> {
    return this.segments.unassign(id, endUserId);
  }

  @Get('experiments/:id/segments')
  @Action('act:get-segments', of('experiment', 'params.id', 'Viewer'))
  @ApiOperation({
    summary: 'List segments of an experiment',
    description: 'An experiment without segments is open to everyone.',
  })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: [SegmentDto] })
  listAttached(@Param('id', IdPipe) id: number): Promise<SegmentDto[]> {
    return this.attached.list(id);
  }

  @Put('experiments/:id/segments')
  @Action('act:assign-segment', of('experiment', 'params.id', 'Editor'))
  @ApiOperation({ summary: 'Set the segments of an experiment' })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: [SegmentDto] })
  @ChangesExperiment('opensToEverybody')
  replaceAttached(
    @Param('id', IdPipe) id: number,
    @Body() body: AttachSegmentsRequest,
  ): Promise<SegmentDto[]> {
    return this.attached.replace(id, body);
  }
}
