import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RevisionPublisher } from '#libs/datafiles';
import { RedisConnection } from '#libs/redis';

/** Publishes in Redis, when there is one, every change that this app commits. */
@Injectable()
export class ChangePublishing implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(RedisConnection) private readonly redis: RedisConnection | undefined,
  ) {}

  onModuleInit(): void {
    if (this.redis) new RevisionPublisher(this.redis).watch(this.dataSource);
  }
}
