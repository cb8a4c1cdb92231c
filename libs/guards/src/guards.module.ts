import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { RedisConnection } from '#libs/redis';
import { ActionGuard } from './action.guard.js';
import { JwtStrategy } from './jwt.strategy.js';
import { LoginGuard } from './login.guard.js';
import { MembershipQueries } from './membership.queries.js';
import { RateLimitGuard } from './rate-limit.guard.js';
import { MemoryRateLimits, RateLimits } from './rate-limits.js';
import { RedisRateLimits } from './redis-rate-limits.js';

/** Puts login, action and rate limit guard before every controller of the application that imports it. */
@Module({
  imports: [PassportModule],
  providers: [
    JwtStrategy,
    MembershipQueries,
    { provide: RateLimits, inject: [RedisConnection], useFactory: chooseRateLimits },
    { provide: APP_GUARD, useClass: LoginGuard },
    { provide: APP_GUARD, useClass: ActionGuard },
    { provide: APP_GUARD, useClass: RateLimitGuard },
  ],
})
export class GuardsModule {}

function chooseRateLimits(redis: RedisConnection | undefined): RateLimits {
  const ofProcess = new MemoryRateLimits();
  return redis ? new RedisRateLimits(redis, ofProcess) : ofProcess;
}
