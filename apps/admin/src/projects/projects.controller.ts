import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import {
  Action,
  CurrentCaller,
  CurrentMembership,
  inOrganization,
  of,
  type Caller,
  type Membership,
} from '#libs/guards';
import { IdPipe, ListRequest, type Page } from '#libs/http';
import {
  AssignUserRequest,
  CreateProjectRequest,
  IdentitySecretDto,
  MemberProjectDto,
  ProjectDto,
  ProjectMemberDto,
  ProjectPageDto,
  ProjectUserDto,
  ProjectUserLinkDto,
  RemoveProjectUserQuery,
  UpdateProjectRequest,
  UpdateProjectUserRequest,
} from './project.dto.js';
import { ProjectMembersService } from './project-members.service.js';
import { ProjectsService } from './projects.service.js';

@ApiTags('Projects')
@Controller('projects')
export class ProjectsController {
  constructor(
    private readonly projects: ProjectsService,
    private readonly members: ProjectMembersService,
  ) {}

  @Post()
  @Action('act:create-project', inOrganization('body.orgId'))
  @ApiOperation({
    summary: 'Create a project',
    description: 'The caller and all super members become Owners.',
  })
  @ApiCreatedResponse({ type: ProjectDto })
  @ApiConflictResponse({ description: 'The organization has a project of this name' })
  create(@Body() body: CreateProjectRequest, @CurrentCaller() caller: Caller): Promise<ProjectDto> {
    return this.projects.create(body, caller);
  }

  @Post('all')
  @HttpCode(200)
  @Action('act:get-projects', inOrganization('body.orgId'))
  @ApiOperation({ summary: 'List accessible projects', description: 'Projects that the caller may enter.' })
  @ApiOkResponse({ type: ProjectPageDto })
  list(
    @Body() body: ListRequest,
    @CurrentMembership() membership: Membership,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<ProjectDto>> {
    return this.projects.list(body, membership, caller);
  }

  @Patch(':id')
  @Action('act:update-project', of('project', 'params.id', 'Editor'))
  @ApiOperation({ summary: 'Update a project' })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: ProjectDto })
  @ApiConflictResponse({ description: 'The organization has a project of this name' })
  update(@Param('id', IdPipe) id: number, @Body() body: UpdateProjectRequest): Promise<ProjectDto> {
    return this.projects.update(id, body);
  }

  @Post(':id/identity-secret')
  @Action('act:update-project', of('project', 'params.id', 'Editor'))
  @ApiOperation({
    summary: 'Create an identity secret',
    description:
      'Identity proofs are created with this secret. Proofs made with an earlier one become invalid.',
  })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiCreatedResponse({ type: IdentitySecretDto })
  makeIdentitySecret(@Param('id', IdPipe) id: number): Promise<IdentitySecretDto> {
    return this.projects.makeIdentitySecret(id);
  }

  @Get('user/:userId/org/:orgId')
  @Action('act:get-projects-by-user-and-org', inOrganization('params.orgId'))
  @ApiOperation({
    summary: 'List projects of a member',
    description: 'Projects of the organization that the member may enter.',
  })
  @ApiParam({ name: 'userId', type: 'integer' })
  @ApiParam({ name: 'orgId', type: 'integer' })
  @ApiOkResponse({ type: [MemberProjectDto] })
  listOfUser(
    @Param('userId', IdPipe) userId: number,
    @Param('orgId', IdPipe) orgId: number,
  ): Promise<MemberProjectDto[]> {
    return this.projects.listOfUser(userId, orgId);
  }

  @Get(':projectId/users')
  @Action('act:get-project-users', of('project', 'params.projectId', 'Viewer'))
  @ApiOperation({
    summary: 'List members of a project',
    description: 'Each with email and permission. Super members are listed only if they were added.',
  })
  @ApiParam({ name: 'projectId', type: 'integer' })
  @ApiOkResponse({ type: [ProjectMemberDto] })
  listMembers(
    @Param('projectId', IdPipe) projectId: number,
    @CurrentMembership() membership: Membership,
  ): Promise<ProjectMemberDto[]> {
    return this.members.list(projectId, membership);
  }

  @Post(':projectId/users')
  @Action('act:assign-user-to-project', of('project', 'params.projectId', 'Owner'))
  @ApiOperation({ summary: 'Add a member to a project' })
  @ApiParam({ name: 'projectId', type: 'integer' })
  @ApiCreatedResponse({ type: ProjectUserDto })
  @ApiConflictResponse({ description: 'Assigned already' })
  assign(
    @Param('projectId', IdPipe) projectId: number,
    @Body() body: AssignUserRequest,
    @CurrentMembership() membership: Membership,
  ): Promise<ProjectUserDto> {
    return this.members.assign(projectId, body, membership);
  }

  @Patch(':projectId/users/:userId')
  @Action('act:update-project-user', of('project', 'params.projectId', 'Owner'))
  @ApiOperation({ summary: 'Change the permission of a project member' })
  @ApiParam({ name: 'projectId', type: 'integer' })
  @ApiParam({ name: 'userId', type: 'integer' })
  @ApiOkResponse({ type: ProjectUserLinkDto })
  updateMember(
    @Param('projectId', IdPipe) projectId: number,
    @Param('userId', IdPipe) userId: number,
    @Body() body: UpdateProjectUserRequest,
    @CurrentMembership() membership: Membership,
    @CurrentCaller() caller: Caller,
  ): Promise<ProjectUserLinkDto> {
    return this.members.update({ projectId, userId }, body, authorOf(membership, caller));
  }

  @Delete(':projectId/users/:userId')
  @Action('act:remove-user-from-project', of('project', 'params.projectId', 'Owner'))
  @ApiOperation({ summary: 'Remove a member from a project' })
  @ApiParam({ name: 'projectId', type: 'integer' })
  @ApiParam({ name: 'userId', type: 'integer' })
  @ApiOkResponse({ type: ProjectUserDto })
  removeMember(
    @Param('projectId', IdPipe) projectId: number,
    @Param('userId', IdPipe) userId: number,
    @Query() { takeOverKeys }: RemoveProjectUserQuery,
    @CurrentMembership() membership: Membership,
    @CurrentCaller() caller: Caller,
  ): Promise<ProjectUserDto> {
    const author = authorOf(membership, caller);
    return this.members.remove({ projectId, userId }, takeOverKeys ?? [], author);
  }
}

const authorOf = (membership: Membership, { userId }: Caller) => ({
  organizationId: membership.organizationId,
  taker: { ...membership, userId },
});
