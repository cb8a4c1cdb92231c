/** The settings of a process; the only reader of the environment. */
export { productVersion } from './version.js';
export { Config, type HashSettings, type LogLevel } from './config.js';
export { ConfigModule } from './config.module.js';
export { readEnvironment } from './environment-file.js';
export {
  ConfigError,
  loadConfig,
  readAllowNewerSchema,
  readDatabaseUrl,
  readDataDir,
  readSecretKeys,
} from './load-config.js';
export { readRedisSettings, readRetention, readStoragePlace } from './partial-settings.js';
export { findDatabaseUrl, forgetOwnDatabase, noteOwnDatabase } from './own-database.js';
export { type ExportSettings } from './exports.js';
export { type RedisNode, type RedisSettings } from './redis.js';
export { isSettingGiven } from './secret-files.js';
export { type Environment } from './environment.js';
export { type SmtpSettings } from './smtp.js';
export { type StorageSettings } from './storage.js';
export { type SignUpMode, type SignUpSettings } from './sign-up.js';
