import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { Action, of } from '#libs/guards';
import { IdPipe, type Page } from '#libs/http';
import { CreateGroupRequest, GroupDto, GroupPageDto, ListGroupsRequest } from './group.dto.js';
import { GroupsService } from './groups.service.js';

const projectList = { organization: 'body.orgId', ...of('project', 'body.projectId', 'Viewer') } as const;

@ApiTags('Groups')
@Controller('groups')
export class GroupsController {
  constructor(private readonly groups: GroupsService) {}

  @Post()
  @Action('act:create-group', of('project', 'body.projectId', 'Editor'))
  @ApiOperation({
    summary: 'Create a mutually exclusive group',
    description: 'An end user enters at most one experiment of a group.',
  })
  @ApiCreatedResponse({ type: GroupDto })
  @ApiConflictResponse({ description: 'An experiment is in a group already' })
  create(@Body() body: CreateGroupRequest): Promise<GroupDto> {
    return this.groups.create(body);
  }

  @Post('all')
  @HttpCode(200)
  @Action('act:get-groups', projectList)
  @ApiOperation({ summary: 'List mutually exclusive groups' })
  @ApiOkResponse({ type: GroupPageDto })
  list(@Body() body: ListGroupsRequest): Promise<Page<GroupDto>> {
    return this.groups.list(body);
  }

  @Delete(':id')
  @Action('act:delete-group', of('group', 'params.id', 'Editor'))
  @ApiOperation({
    summary: 'Dissolve a mutually exclusive group',
    description: 'End users may enter several of its experiments afterwards.',
  })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: GroupDto })
  remove(@Param('id', IdPipe) id: number): Promise<GroupDto> {
    return this.groups.remove(id);
  }
}
