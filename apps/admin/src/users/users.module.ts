import { Module } from '@nestjs/common';
import { MailModule } from '#libs/mail';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsService } from './invitations.service.js';
import { MemberChangesService } from './member-changes.service.js';
import { MembersController } from './members.controller.js';
import { MembersService } from './members.service.js';
import { OwnInvitationsService } from './own-invitations.service.js';

/** The members of organizations, and the invitations by which people become members. */
@Module({
  imports: [MailModule],
  controllers: [InvitationsController, MembersController],
  providers: [InvitationsService, MemberChangesService, MembersService, OwnInvitationsService],
  exports: [InvitationsService],
})
export class UsersModule {}
