import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { Action, AnyLogin, CurrentCaller, inOrganization, type Caller } from '#libs/guards';
import { IdPipe, type Page } from '#libs/http';
import { InvitationDto, InvitationPageDto, InvitedDto, ListInvitationsRequest } from './invitation.dto.js';
import { InvitationsService } from './invitations.service.js';
import { OwnInvitationsService } from './own-invitations.service.js';

/** Invitations: accepted or declined by whom they are for, withdrawn by whom they are from. */
@ApiTags('Users')
@Controller()
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly own: OwnInvitationsService,
  ) {}

  @Post('users/me/invitations/all')
  @HttpCode(200)
  @AnyLogin()
  @ApiOperation({ summary: 'List your invitations' })
  @ApiBody({ type: ListInvitationsRequest, required: false })
  @ApiOkResponse({ type: InvitationPageDto })
  list(@Body() body: ListInvitationsRequest, @CurrentCaller() caller: Caller): Promise<Page<InvitationDto>> {
    return this.own.list(body, caller);
  }

  @Post('users/me/invitations/:id/accept')
  @HttpCode(200)
  @AnyLogin()
  @ApiOperation({ summary: 'Accept an invitation' })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: InvitationDto, description: 'You are a member; the next access token names it' })
  @ApiNotFoundResponse({ description: 'Lapsed, withdrawn, or for somebody else' })
  @ApiConflictResponse({ description: 'A member already' })
  accept(@Param('id', IdPipe) id: number, @CurrentCaller() caller: Caller): Promise<InvitationDto> {
    return this.own.accept(id, caller);
  }

  @Post('users/me/invitations/:id/decline')
  @HttpCode(200)
  @AnyLogin()
  @ApiOperation({ summary: 'Decline an invitation' })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: InvitationDto })
  @ApiNotFoundResponse({ description: 'Lapsed, withdrawn, or for somebody else' })
  decline(@Param('id', IdPipe) id: number, @CurrentCaller() caller: Caller): Promise<InvitationDto> {
    return this.own.decline(id, caller);
  }

  @Delete('organizations/:orgId/invitations/:id')
  @Action('act:add-organization', inOrganization('params.orgId'))
  @ApiOperation({ summary: 'Withdraw an invitation' })
  @ApiParam({ name: 'orgId', type: 'integer' })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: InvitedDto })
  @ApiNotFoundResponse({ description: 'No such invitation of the organization' })
  withdraw(@Param('orgId', IdPipe) orgId: number, @Param('id', IdPipe) id: number): Promise<InvitedDto> {
    return this.invitations.withdraw(orgId, id);
  }
}
