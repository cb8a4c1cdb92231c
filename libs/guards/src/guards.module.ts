import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { ActionGuard } from './action.guard.js';
import { JwtStrategy } from './jwt.strategy.js';
import { LoginGuard } from './login.guard.js';
import { MembershipQueries } from './membership.queries.js';

/** Puts login and action guard before every controller of the application that imports it. */
@Module({
  imports: [PassportModule],
  providers: [
    JwtStrategy,
    MembershipQueries,
    { provide: APP_GUARD, useClass: LoginGuard },
    { provide: APP_GUARD, useClass: ActionGuard },
  ],
})
export class GuardsModule {}
