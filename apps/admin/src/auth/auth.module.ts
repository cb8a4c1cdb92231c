import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { Config } from '#libs/config';
import { GuardsModule } from '#libs/guards';
import { MailModule } from '#libs/mail';
import { AccountMails } from './account-mails.js';
import { AccountSweep } from './account-sweep.js';
import { AccountsService } from './accounts.service.js';
import { AuthController } from './auth.controller.js';
import { AuthService } from './auth.service.js';
import { DeviceMemory } from './device-memory.js';
import { FailureLimits } from './failure-limits.service.js';
import { MailboxProofs } from './mailbox-proofs.service.js';
import { MailedLinksService } from './mailed-links.service.js';
import { OneTimePasswordsService } from './one-time-passwords.service.js';
import { OrganizationAccessQueries } from './organization-access.queries.js';
import { PasswordsService } from './passwords.service.js';
import { SecurityNotices } from './security-notices.js';
import { SessionsService } from './sessions.service.js';
import { TokensService } from './tokens.service.js';

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
