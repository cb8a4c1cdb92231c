import { setTimeout as sleep } from 'node:timers/promises';
import { readEnvironment, readRedisSettings } from '#libs/config';
import { runProgram, StartFailure } from '#libs/processes';
import { EventStreams } from '#libs/ingestion';
import { RedisConnection } from '#libs/redis';
import { drained } from './drained.js';

/**
 * `abtestingtool streams drain`: returns once no event waits in Redis, with code 1 when nothing has moved for a minute.
 * Workers do the moving; without REDIS_URL nothing ever waits.
 */
await runProgram(async () => {
  const settings = readRedisSettings(readEnvironment());
  if (settings === undefined) return console.log('REDIS_URL is not set: nothing waits.');
  const redis = new RedisConnection({ settings, name: 'abtestingtool-drain' });
  try {
    await redis.start(10_000);
    if (!redis.isUp) throw new StartFailure('Redis does not answer.');
    const streams = new EventStreams(redis, 'none');
    await drained({
      read: async () => (await streams.lag(Date.now())).entries,
      pause: () => sleep(200),
      patience: 300,
      print: (line) => console.log(line),
    });
  } finally {
    redis.close();
  }
});
