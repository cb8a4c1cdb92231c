import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { RedisConnection } from '#libs/redis';
import { DependencyWatch } from './dependency-watch.js';
import { Draining } from './draining.js';
import { HealthDetails } from './health-details.js';
import { HealthRoutes, ReadinessProbes } from './health.routes.js';
import { ProblemFilter, createValidationPipe } from '#libs/http';

/** The edges every app has: validated bodies, problem details, health. Needs a `DataSource` and a `RedisModule` in reach. */
@Module({})
export class EdgesModule {
  static forApp(): DynamicModule {
    return {
      module: EdgesModule,
      global: true,
      providers: [
        Draining,
        DependencyWatch,
        HealthDetails,
        HealthRoutes,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: createValidationPipe },
        { provide: ReadinessProbes, inject: [DataSource, RedisConnection], useFactory: probesOf },
      ],
      exports: [Draining, HealthDetails, ReadinessProbes],
    };
  }
}

function probesOf(dataSource: DataSource, redis: RedisConnection | undefined): ReadinessProbes {
  const probes = new ReadinessProbes();
  probes.add({ name: 'database', check: () => dataSource.query('SELECT 1') });
  if (redis) probes.add({ name: 'redis', check: () => redis.send('ping', 'PING'), dispensable: true });
  return probes;
}
