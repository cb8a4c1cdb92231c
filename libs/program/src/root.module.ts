import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConfigModule, type Config } from '#libs/config';
import { dataSourceOptions } from '#libs/entities';
import { JobsModule } from '#libs/jobs';
import { MonitoringModule } from '#libs/monitoring';
import { Siblings } from '#libs/processes';
import { RedisModule } from '#libs/redis';
import { SecurityModule } from '#libs/security';
import { DatabaseRequirement, DatabaseStart } from './database-start.js';
import { EdgesModule } from './edges.module.js';
import { SiblingsModule } from './siblings.module.js';

export interface RootOptions {
  /** Whether the program is of use before the database was there, given what is in Redis. */
  readonly databaseIsOptional?: boolean;
  /** Its name in traces, after `abtesting-`. */
  readonly program?: string;
  /** Names of the migrations of this version, where a start is to refuse a schema of a newer one. */
  readonly knownMigrations?: readonly string[];
  /** The other processes that serve the same port; none when left out. */
  readonly siblings?: Siblings;
}

/** What every program stands on: its settings, the database, Redis if there is one, and the edges of HTTP. */
@Module({})
export class RootModule {
  static of(
    config: Config,
    features: readonly (Type | DynamicModule)[],
    {
      databaseIsOptional = false,
      program = 'app',
      knownMigrations,
      siblings = Siblings.none(),
    }: RootOptions = {},
  ): DynamicModule {
    const { databaseUrl, databasePoolSize } = config;
    return {
      module: RootModule,
      imports: [
        ConfigModule.of(config),
        SiblingsModule.of(siblings),
        RedisModule,
        TypeOrmModule.forRoot({
          ...dataSourceOptions(databaseUrl, databasePoolSize),
          retryDelay: 1_000,
          manualInitialization: databaseIsOptional,
        }),
        MonitoringModule.of(program),
        SecurityModule,
        JobsModule,
        EdgesModule.forApp(),
        ...features,
      ],
      providers: [
        DatabaseStart,
        { provide: DatabaseRequirement, useValue: { isOptional: databaseIsOptional, knownMigrations } },
      ],
    };
  }
}
