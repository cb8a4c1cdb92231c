import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { Config } from '#libs/config';
import { AuthController } from './auth.controller.js';
import { AuthService } from './auth.service.js';
import { OneTimePasswordsService } from './one-time-passwords.service.js';
import { OrganizationAccessQueries } from './organization-access.queries.js';
import { TokensService } from './tokens.service.js';

@Module({
  imports: [
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
  providers: [AuthService, OneTimePasswordsService, OrganizationAccessQueries, TokensService],
  exports: [OneTimePasswordsService],
})
export class AuthModule {}
