import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConfigModule, type Config } from '#libs/config';
import { dataSourceOptions } from '#libs/entities';
import { MonitoringModule } from '#libs/monitoring';
import { RedisModule } from '#libs/redis';
import { HashSettingsGuard } from './hash-settings.js';
import { HttpModule } from './http.module.js';

/** What every program stands on: its settings, the database, Redis if there is one, and the edges of HTTP. */
@Module({})
export class RootModule {
  static of(config: Config, features: readonly (Type | DynamicModule)[]): DynamicModule {
    const { databaseUrl, databasePoolSize } = config;
    return {
      module: RootModule,
      imports: [
        ConfigModule.of(config),
        RedisModule,
        TypeOrmModule.forRoot({ ...dataSourceOptions(databaseUrl, databasePoolSize), retryDelay: 1_000 }),
        MonitoringModule,
        HttpModule.forApp(),
        ...features,
      ],
      providers: [HashSettingsGuard],
    };
  }
}
