/** Redis, one server or a cluster, for anyone who can do without it for a while. */
export {
  type Argument,
  RedisAwayError,
  RedisConnection,
  type RedisConnectionOptions,
} from './redis-connection.js';
export { RedisModule } from './redis.module.js';
export { RedisScript } from './redis-script.js';
