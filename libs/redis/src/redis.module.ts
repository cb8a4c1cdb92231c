import { Global, Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '#libs/config';
import { RedisConnection } from './redis-connection.js';

/** Gives every provider the `RedisConnection` of the process; undefined when REDIS_URL names none. */
@Global()
@Module({
  providers: [{ provide: RedisConnection, inject: [Config], useFactory: connect }],
  exports: [RedisConnection],
})
export class RedisModule implements OnApplicationShutdown {
  constructor(@Inject(RedisConnection) private readonly redis: RedisConnection | undefined) {}

  onApplicationShutdown(): void {
    this.redis?.close();
  }
}

async function connect({ redis: settings }: Config): Promise<RedisConnection | undefined> {
  if (settings === undefined) return undefined;
  const logger = new Logger('redis');
  const connection = new RedisConnection({
    settings,
    name: 'abtestingtool',
    onLost: (error) => logger.warn(`Redis is unavailable; continuing without it: ${error.message}`),
    onBack: () => logger.warn('Redis is back.'),
  });
  await connection.start();
  return connection;
}
