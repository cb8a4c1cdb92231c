import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Action, of } from '#libs/guards';
import { IdPipe, type Page } from '#libs/http';
import { EndUserIdPipe } from '../segments/index.js';
import {
  DeletedEndUserProfileDto,
  EndUserProfileDto,
  EndUserProfilePageDto,
  EndUserViewDto,
  ListEndUsersRequest,
  UpdateEndUserProfileRequest,
} from './end-user-profile.dto.js';
import { EndUserProfilesService } from './end-user-profiles.service.js';

const projectParam = { name: 'projectId', type: 'integer' } as const;
const userParam = { name: 'endUserId', type: 'string', example: 'customer-42' } as const;

@ApiTags('End users')
@Controller()
export class EndUserProfilesController {
  constructor(private readonly profiles: EndUserProfilesService) {}

  @Post('end-users/all')
  @HttpCode(200)
  @Action('act:get-end-users', { organization: 'body.orgId', ...of('project', 'body.projectId', 'Viewer') })
  @ApiOperation({ summary: 'List end users of a project', description: 'End users with stored attributes.' })
  @ApiOkResponse({ type: EndUserProfilePageDto })
  list(@Body() body: ListEndUsersRequest): Promise<Page<EndUserProfileDto>> {
    return this.profiles.list(body);
  }

  @Get('projects/:projectId/end-users/:endUserId')
  @Action('act:get-end-user', of('project', 'params.projectId', 'Viewer'))
  @ApiOperation({
    summary: 'Get an end user with assignments',
    description: 'With segments and assignments. The end user may be known by id only.',
  })
  @ApiParam(projectParam)
  @ApiParam(userParam)
  @ApiOkResponse({ type: EndUserViewDto })
  get(
    @Param('projectId', IdPipe) projectId: number,
    @Param('endUserId', EndUserIdPipe) id: string,
  ): Promise<EndUserViewDto> {
    return this.profiles.get(projectId, id);
  }

  @Patch('projects/:projectId/end-users/:endUserId')
  @Action('act:update-end-user', of('project', 'params.projectId', 'Editor'))
  @ApiOperation({ summary: 'Update an end user', description: 'Fields that are left out stay as they are.' })
  @ApiParam(projectParam)
  @ApiParam(userParam)
  @ApiOkResponse({ type: EndUserProfileDto })
  update(
    @Param('projectId', IdPipe) projectId: number,
    @Param('endUserId', EndUserIdPipe) id: string,
    @Body() body: UpdateEndUserProfileRequest,
  ): Promise<EndUserProfileDto> {
    return this.profiles.update(projectId, id, body);
  }

  @Delete('projects/:projectId/end-users/:endUserId')
  @Action('act:delete-end-user', of('project', 'params.projectId', 'Editor'))
  @ApiOperation({
    summary: 'Delete an end user',
    description: 'Their assignments and events stay, under a random id, so no count changes.',
  })
  @ApiParam(projectParam)
  @ApiParam(userParam)
  @ApiOkResponse({ type: DeletedEndUserProfileDto })
  remove(
    @Param('projectId', IdPipe) projectId: number,
    @Param('endUserId', EndUserIdPipe) id: string,
  ): Promise<DeletedEndUserProfileDto> {
    return this.profiles.remove(projectId, id);
  }
}
