import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { Config } from '#libs/config';
import { GuardsModule } from '#libs/guards';
import { MailModule } from '#libs/mail';
import { AccountMails } from './mailbox/account-mails.js';
import { AccountSweep } from './mailbox/account-sweep.js';
import { AccountsService } from './mailbox/accounts.service.js';
import { AuthController } from './login/auth.controller.js';
import { AuthService } from './login/auth.service.js';
import { DeviceMemory } from './login/device-memory.js';
import { FailureLimits } from './login/failure-limits.service.js';
import { MailboxProofs } from './mailbox/mailbox-proofs.service.js';
import { MailedLinksService } from './mailbox/mailed-links.service.js';
import { OneTimePasswordsService } from './mailbox/one-time-passwords.service.js';
import { OrganizationAccessQueries } from './login/organization-access.queries.js';
import { PasswordsService } from './passwords/passwords.service.js';
import { SecurityNotices } from './mailbox/security-notices.js';
import { SessionsService } from './login/sessions.service.js';
import { TokensService } from './login/tokens.service.js';

@Module({
  imports: [
    GuardsModule,
    MailModule,
    JwtModule.registerAsync({
      inject: [Config],
      useFactory: ({ secretKey, algorithm }: Config) => ({
        secret: secretKey,
        signOptions: { algorithm },
        verifyOptions: { algorithms: [algorithm] },
      }),
    }),
  ],
  controllers: [AuthController],
  providers: [
    AccountMails,
    AccountSweep,
    AccountsService,
    AuthService,
    DeviceMemory,
    FailureLimits,
    MailboxProofs,
    MailedLinksService,
    OneTimePasswordsService,
    OrganizationAccessQueries,
    PasswordsService,
    SecurityNotices,
    SessionsService,
    TokensService,
  ],
  exports: [
    AccountSweep,
    AccountsService,
    AuthService,
    DeviceMemory,
    FailureLimits,
    MailboxProofs,
    OneTimePasswordsService,
    PasswordsService,
    SecurityNotices,
    SessionsService,
  ],
})
export class AuthModule {}
