import type { Config } from './config.js';
import type { Environment } from './environment.js';
import { ConfigError, readDataDir } from './load-config.js';
import { retention } from './retention.js';
import { readRedis } from './redis.js';
import { SettingReader } from './setting-reader.js';
import { readStorage } from './storage.js';

/**
 * REDIS_URL and what belongs to it, for programs that need nothing else; undefined when it is not set.
 *
 * @throws ConfigError when it is given wrongly
 */
export const readRedisSettings = (environment: Environment): Config['redis'] =>
  readPart(environment, readRedis);

/**
 * Where files are kept, for programs that need nothing else.
 *
 * @throws ConfigError when it is given wrongly
 */
export const readStoragePlace = (environment: Environment): Pick<Config, 'storage' | 'dataDir'> =>
  readPart(environment, (settings) => ({
    storage: readStorage(settings),
    dataDir: readDataDir(environment),
  }));

/**
 * How long rows are kept, for programs that need nothing else.
 *
 * @throws ConfigError when it is given wrongly
 */
export const readRetention = (
  environment: Environment,
): Pick<Config, 'eventRetentionDays' | 'userRowRetentionDays'> => readPart(environment, retention);

function readPart<T>(environment: Environment, read: (settings: SettingReader) => T): T {
  const settings = new SettingReader(environment);
  const part = read(settings);
  if (settings.faults.length > 0) throw new ConfigError(settings.faults);
  return part;
}
