import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiKeyAccess, CurrentKey, type AuthorizedKey } from '#libs/guards';
import { ApiCursorList, CursorListQuery, IdPipe, linkNext } from '#libs/http';
import {
  ApiSegmentDto,
  AssignExperimentRequest,
  AssignEndUserRequest,
  SegmentMessageDto,
  CreateApiSegmentRequest,
  UpdateApiSegmentRequest,
} from './segment.dto.js';
import { ApiSegmentsService } from './segments.service.js';

const opening = { description: 'A running experiment would open to everybody' };
const absent = { description: 'Absent, or of another project' };

@ApiTags('API: segments')
@Controller('api/segments')
export class ApiSegmentsController {
  constructor(private readonly segments: ApiSegmentsService) {}

  @Post()
  @ApiKeyAccess('write')
  @ApiOperation({ summary: 'Create a segment' })
  @ApiCreatedResponse({ type: ApiSegmentDto })
  create(
    @Body() body: CreateApiSegmentRequest,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<ApiSegmentDto> {
    return this.segments.create(projectId, body);
  }

  @Get()
  @ApiKeyAccess('read')
  @ApiOperation({ summary: 'List segments' })
  @ApiCursorList(ApiSegmentDto)
  async list(
    @Query() query: CursorListQuery,
    @CurrentKey() { projectId }: AuthorizedKey,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApiSegmentDto[]> {
    return linkNext(reply, await this.segments.list(projectId, query));
  }

  @Post('assign-user')
  @HttpCode(200)
  @ApiKeyAccess('write')
  @ApiOperation({
    summary: 'Assign an end user to a segment',
    description: 'The end user is in the segment whatever its rules say. Idempotent.',
  })
  @ApiOkResponse({ type: SegmentMessageDto })
  @ApiNotFoundResponse(absent)
  async assignUser(
    @Body() body: AssignEndUserRequest,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<SegmentMessageDto> {
    await this.segments.assignUser(projectId, body);
    return { message: 'User assigned to segment successfully' };
  }

  @Post('assign-experiment')
  @HttpCode(200)
  @ApiKeyAccess('write')
  @ApiOperation({ summary: 'Attach a segment to an experiment', description: 'Idempotent.' })
  @ApiOkResponse({ type: SegmentMessageDto })
  @ApiNotFoundResponse(absent)
  async assignExperiment(
    @Body() body: AssignExperimentRequest,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<SegmentMessageDto> {
    await this.segments.assignExperiment(projectId, body);
    return { message: 'Segment assigned to experiment successfully' };
  }

  @Delete('unassign-experiment')
  @ApiKeyAccess('write')
  @ApiOperation({ summary: 'Detach a segment from an experiment' })
  @ApiOkResponse({ type: SegmentMessageDto })
  @ApiNotFoundResponse(absent)
  @ApiConflictResponse(opening)
  async unassignExperiment(
    @Body() body: AssignExperimentRequest,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<SegmentMessageDto> {
    await this.segments.unassignExperiment(projectId, body);
    return { message: 'Segment removed from experiment successfully' };
  }

  @Get(':id')
  @ApiKeyAccess('read')
  @ApiOperation({ summary: 'Get a segment' })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: ApiSegmentDto })
  get(@Param('id', IdPipe) id: number, @CurrentKey() { projectId }: AuthorizedKey): Promise<ApiSegmentDto> {
    return this.segments.get(projectId, id);
  }

  @Put(':id')
  @ApiKeyAccess('write')
  @ApiOperation({ summary: 'Update a segment', description: 'Fields that are left out stay as they are.' })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: ApiSegmentDto })
  update(
    @Param('id', IdPipe) id: number,
    @Body() body: UpdateApiSegmentRequest,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<ApiSegmentDto> {
    return this.segments.update(projectId, id, body);
  }

  @Delete(':id')
  @ApiKeyAccess('write')
  @ApiOperation({ summary: 'Delete a segment', description: 'Also detaches it from experiments.' })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: ApiSegmentDto })
  @ApiConflictResponse({ description: 'A running experiment uses it' })
  remove(
    @Param('id', IdPipe) id: number,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<ApiSegmentDto> {
    return this.segments.remove(projectId, id);
  }
}
