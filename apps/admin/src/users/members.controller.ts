import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
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
  inOrganizationOfDomain,
  ofOrganization,
  RateLimited,
  type Caller,
  type Membership,
} from '#libs/guards';
import { IdPipe, ListRequest, type Page } from '#libs/http';
import type { InvitedDto } from './invitation.dto.js';
import { InvitationsService } from './invitations.service.js';
import {
  AddUserRequest,
  MemberDto,
  MemberPageDto,
  OrganizationOfUserDto,
  UpdatedMemberDto,
  UpdateMemberRequest,
} from './member.dto.js';
import { MemberChangesService } from './member-changes.service.js';
import { MembersService } from './members.service.js';
import { UserDto } from './user.dto.js';

@ApiTags('Users')
@Controller()
export class MembersController {
  constructor(
    private readonly members: MembersService,
    private readonly changes: MemberChangesService,
    private readonly invitations: InvitationsService,
  ) {}

  @Post('users/organizations')
  @Action('act:add-organization', inOrganizationOfDomain('body.domain'))
  @RateLimited('add-organization')
  @ApiOperation({
    summary: 'Invite a member to an organization',
    description:
      'With or without an account they get an invitation, and belong to the organization once they accept it. The answer is the same for both.',
  })
  @ApiCreatedResponse({ type: OrganizationOfUserDto })
  @ApiConflictResponse({ description: 'A member already, or somebody who asked to be' })
  add(
    @Body() body: AddUserRequest,
    @CurrentMembership() membership: Membership,
  ): Promise<OrganizationOfUserDto> {
    return this.invitations.invite(body, membership);
  }

  @Post('users/all')
  @HttpCode(200)
  @Action('act:get-users', inOrganization('body.orgId'))
  @ApiOperation({ summary: 'List members, join requests and invitations' })
  @ApiOkResponse({ type: MemberPageDto })
  list(@Body() body: ListRequest): Promise<Page<MemberDto | InvitedDto>> {
    return this.members.list(body);
  }

  @Get('users/:id')
  @Action('act:get-user', ofOrganization('user', 'params.id'))
  @ApiOperation({
    summary: 'Get a member by user id',
    description: 'The caller and the member share an organization.',
  })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: UserDto })
  get(
    @Param('id', IdPipe) id: number,
    @CurrentMembership() { organizationId }: Membership,
  ): Promise<UserDto> {
    return this.members.getUser(organizationId, id);
  }

  @Patch('users/:userId/organization/:orgId')
  @Action('act:update-user', inOrganization('params.orgId'))
  @ApiOperation({ summary: 'Approve, disable or update a member' })
  @ApiParam({ name: 'userId', type: 'integer' })
  @ApiParam({ name: 'orgId', type: 'integer' })
  @ApiOkResponse({ type: UpdatedMemberDto })
  @ApiConflictResponse({ description: 'It would be the last enabled super member' })
  update(
    @Param('userId', IdPipe) userId: number,
    @Param('orgId', IdPipe) orgId: number,
    @Body() body: UpdateMemberRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<UpdatedMemberDto> {
    return this.changes.update(orgId, userId, body, caller);
  }

  @Get([':userId/orgs/:orgId/details', 'users/:userId/orgs/:orgId/details'])
  @Action('act:get-user-org-details', inOrganization('params.orgId'))
  @ApiOperation({ summary: 'Get a member of an organization' })
  @ApiParam({ name: 'userId', type: 'integer' })
  @ApiParam({ name: 'orgId', type: 'integer' })
  @ApiOkResponse({ type: MemberDto })
  getDetails(
    @Param('userId', IdPipe) userId: number,
    @Param('orgId', IdPipe) orgId: number,
  ): Promise<MemberDto> {
    return this.members.getMember(orgId, userId);
  }
}
