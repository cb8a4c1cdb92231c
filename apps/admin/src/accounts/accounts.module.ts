import { Module } from '@nestjs/common';
import { GuardsModule } from '#libs/guards';
import { MailModule } from '#libs/mail';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { UsersModule } from '../users/users.module.js';
import { AccountsController } from './accounts.controller.js';
import { AuthModule } from './auth.module.js';
import { CodesService } from './mailbox/codes.service.js';
import { RegistrationService } from './mailbox/registration.service.js';
import { VerificationService } from './mailbox/verification.service.js';
import { AccountDeletionService } from './own/account-deletion.service.js';
import { AccountExportService } from './own/account-export.service.js';
import { OwnOrganizationsQueries } from './own/own-organizations.queries.js';
import { OwnSessionsController } from './own/own-sessions.controller.js';
import { OwnSessionsService } from './own/own-sessions.service.js';
import { ProfileController } from './own/profile.controller.js';
import { ProfileService } from './own/profile.service.js';
import { PasswordChangesService } from './passwords/password-changes.service.js';

/** The life of an account, from sign-up to deletion, and what people see and change of their own. */
@Module({
  imports: [AuthModule, GuardsModule, MailModule, OrganizationsModule, UsersModule],
  controllers: [AccountsController, OwnSessionsController, ProfileController],
  providers: [
    AccountDeletionService,
    AccountExportService,
    CodesService,
    OwnOrganizationsQueries,
    OwnSessionsService,
    PasswordChangesService,
    ProfileService,
    RegistrationService,
    VerificationService,
  ],
})
export class AccountsModule {}
