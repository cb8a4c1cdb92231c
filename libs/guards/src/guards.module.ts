import { Logger, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { DataSource } from 'typeorm';
import { Config } from '#libs/config';
import { RecurringFault } from '#libs/monitoring';
import { Siblings } from '#libs/processes';
import { RedisConnection } from '#libs/redis';
import { RefusalWatch, SecurityLog } from '#libs/security';
import { ActionGuard } from './action.guard.js';
import { ApiKeyGuard } from './api-keys/api-key.guard.js';
import { ApiKeys } from './api-keys/api-keys.js';
import { recordNewNetworks } from './api-keys/record-new-network.js';
import { JwtStrategy } from './jwt.strategy.js';
import { KnownPlaces } from './known-places.js';
import { LoginGuard } from './login.guard.js';
import { MembershipQueries } from './membership.queries.js';
import { RateLimitGuard } from './rate-limit.guard.js';
import { MemoryRateLimits, RateLimits, SiblingRateLimits } from './rate-limits.js';
import { RedisRateLimits } from './redis-rate-limits.js';

/** Puts API-key, login, action and rate limit guard before every controller of the application that imports it. */
@Module({
  imports: [PassportModule],
  providers: [
    JwtStrategy,
    KnownPlaces,
    MembershipQueries,
    { provide: ApiKeys, inject: [Config, DataSource, SecurityLog, RefusalWatch], useFactory: createApiKeys },
    { provide: APP_GUARD, useClass: ApiKeyGuard },
    { provide: RateLimits, inject: [RedisConnection, Siblings], useFactory: chooseRateLimits },
    { provide: APP_GUARD, useClass: LoginGuard },
    { provide: APP_GUARD, useClass: ActionGuard },
    { provide: APP_GUARD, useClass: RateLimitGuard },
  ],
  exports: [ApiKeys, JwtStrategy, KnownPlaces],
})
export class GuardsModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly keys: ApiKeys,
    private readonly log: SecurityLog,
  ) {}

  onApplicationBootstrap(): void {
    this.keys.start();
  }

  /** What the last uses of keys tell is stored too, as the database closes before the security log stops. */
  async onApplicationShutdown(): Promise<void> {
    await this.keys.stop();
    await this.log.flush();
  }
}

function createApiKeys(
  { apiTokens, apiTokenProjectId }: Config,
  dataSource: DataSource,
  log: SecurityLog,
  refusals: RefusalWatch,
): ApiKeys {
  const unknown = new RecurringFault(new Logger('api keys'), 'API keys cannot be looked up right now');
  return new ApiKeys({
    database: dataSource,
    tokens: apiTokens,
    tokenProjectId: apiTokenProjectId,
    onNewNetwork: recordNewNetworks(log),
    onRefused: (apiKeyId) => refusals.note({ apiKeyId }),
    onError: (error) => unknown.tell(error),
  });
}

function chooseRateLimits(redis: RedisConnection | undefined, siblings: Siblings): RateLimits {
  const ofMachine = siblings.areThere ? new SiblingRateLimits(siblings) : new MemoryRateLimits();
  return redis ? new RedisRateLimits(redis, ofMachine) : ofMachine;
}
