import { Module } from '@nestjs/common';
import { MailModule } from '#libs/mail';
import { AuthModule } from '../auth/auth.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { AccountDeletionService } from './account-deletion.service.js';
import { AccountExportService } from './account-export.service.js';
import { AccountsController } from './accounts.controller.js';
import { CodesService } from './codes.service.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsService } from './invitations.service.js';
import { MemberChangesService } from './member-changes.service.js';
import { MembersController } from './members.controller.js';
import { MembersService } from './members.service.js';
import { OwnInvitationsService } from './own-invitations.service.js';
import { OwnOrganizationsQueries } from './own-organizations.queries.js';
import { OwnSessionsController } from './own-sessions.controller.js';
import { OwnSessionsService } from './own-sessions.service.js';
import { PasswordChangesService } from './password-changes.service.js';
import { ProfileController } from './profile.controller.js';
import { ProfileService } from './profile.service.js';
import { RegistrationService } from './registration.service.js';
import { VerificationService } from './verification.service.js';

@Module({
  imports: [AuthModule, MailModule, OrganizationsModule],
  controllers: [
    AccountsController,
    OwnSessionsController,
    ProfileController,
    InvitationsController,
    MembersController,
  ],
  providers: [
    AccountDeletionService,
    AccountExportService,
    CodesService,
    InvitationsService,
    MemberChangesService,
    MembersService,
    OwnInvitationsService,
    OwnOrganizationsQueries,
    OwnSessionsService,
    PasswordChangesService,
    ProfileService,
    RegistrationService,
    VerificationService,
  ],
})
export class UsersModule {}
