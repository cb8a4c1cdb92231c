import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseUrl } from '#libs/targeting';
import { Config, type LogLevel } from './config.js';
import {
  flag,
  host,
  integer,
  multipleOf,
  oneOf,
  origins,
  orWord,
  port,
  secret,
  secrets,
  secretsBetweenBlanks,
  text,
  trustedProxies,
  webAddress,
} from './readers.js';
import { readDatabase } from './databases.js';
import { readExports } from './exports.js';
import { readRedis } from './redis.js';
import { retention } from './retention.js';
import { isSettingGiven } from './secret-files.js';
import type { Environment } from './environment.js';
import { SettingReader } from './setting-reader.js';
import { readSignUp } from './sign-up.js';
import { readSmtp } from './smtp.js';
import { readStorage } from './storage.js';
import { readTracesUrl } from './traces.js';

/** Every setting that is wrong, one sentence each. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'ConfigError';
  }
}

const logLevels = oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent');

/** A console that is being developed beside a product on the same machine; nobody else's pages by themselves. */
function originsBeside(publicUrl: string | undefined): string[] {
  const { hostname = '' } = parseUrl(publicUrl?.trim() || 'http://localhost') ?? {};
  const isOwnMachine = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
  return isOwnMachine ? ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://localhost:3030'] : [];
}

/**
 * Reads and checks the settings of a process.
 *
 * @param environment `readEnvironment()`, to which the one-command set-up adds what it makes itself
 * @throws ConfigError naming every fault at once
 */
export function loadConfig(environment: Environment): Config {
  const settings = new SettingReader(environment);
  settings.refuseDoubles();
  const config: Config = {
    ...requireDatabase(settings),
    databasePoolSize: settings.read(['DB_POOL_SIZE'], integer(2, 1000), 10),
    secretKey: settings.required(['SECRET_KEY'], secret(32)),
    previousSecretKeys: Object.freeze(settings.read(['SECRET_KEY_PREVIOUS'], secretsBetweenBlanks(32), [])),
    algorithm: settings.read(['ALGORITHM'], oneOf('HS256', 'HS384', 'HS512'), 'HS256'),
    accessTokenMinutes: settings.read(['ACCESS_TOKEN_EXPIRE_MINUTES'], integer(1, 525_600), 60),
    refreshTokenMinutes: settings.read(['REFRESH_TOKEN_EXPIRE_MINUTES'], integer(1, 525_600), 70),
    sessionDays: settings.read(['SESSION_LIFETIME_DAYS'], integer(1, 3_650), 30),
    sessionIdleMinutes: settings.read(['SESSION_IDLE_MINUTES'], integer(1, 525_600), 525_600),
    passwordMinLength: settings.read(['PASSWORD_MIN_CHAR', 'PASSWORD_MAX_CHAR'], integer(4, 72), 8),
    oneTimePasswordSeconds: settings.read(['OTP_EXPIRY_DURATION'], integer(1, 86_400), 180),
    verifyWithPassword: settings.read(['VERIFY_WITH_PASSWORD'], flag, false),
    authRateLimit: settings.read(['AUTH_RATE_LIMIT'], integer(0, 1_000_000), 10),
    ...readPublicLimits(settings),
    smtp: readSmtp(settings),
    mailSender: settings.read(['SMTP_SENDER', 'SENDER'], text, 'ABTestingTool <no-reply@localhost>'),
    storage: readStorage(settings),
    ...readAddresses(settings),
    trustProxy: settings.read(['TRUST_PROXY'], trustedProxies, false),
    readsConnections: settings.read(['CONNECTION_READER'], flag, true),
    hash: Object.freeze({
      hashSeed: settings.read(['HASH_SEED'], integer(0, 4_294_967_295), 0),
      maxTrafficVal: settings.read(['MAX_TRAFFIC_VAL'], multipleOf(10_000, 1_000_000_000), 10_000),
      hmacSalt: settings.exact('HMAC_SALT'),
    }),
    apiTokens: Object.freeze(settings.read(['API_TOKEN'], secrets(16), [])),
    apiTokenProjectId: settings.optional(['API_TOKEN_PROJECT_ID'], integer(1, 2_147_483_647)),
    redis: readRedis(settings),
    cacheTtlSeconds: settings.read(['CACHE_TTL'], integer(1, 2_592_000), 60),
    cacheMaxSize: settings.optional(['CACHE_MAX_SIZE'], integer(1, 1_000_000)),
    cacheMaxMib: settings.read(['CACHE_MAX_MIB'], integer(1, 1_000_000), 256),
    visitorMemory:
      2 ** Math.ceil(Math.log2(settings.read(['VISITOR_MEMORY'], integer(1024, 268_435_456), 524_288))),
    ...retention(settings),
    exports: readExports(settings),
    securityLogAddressDays: settings.read(['SECURITY_LOG_ADDRESS_DAYS'], integer(1, 36_500), 90),
    corsOrigins: settings.read(['CORS_ORIGINS'], origins, originsBeside(environment['PUBLIC_URL'])),
    tracesUrl: readTracesUrl(settings),
    allowNewerSchema: settings.read(['ALLOW_NEWER_SCHEMA'], flag, false),
    shutdownDelaySeconds: settings.optional(['SHUTDOWN_DELAY'], integer(0, 600)),
    logLevel: settings.read<LogLevel>(['LOG_LEVEL'], logLevels, 'info'),
    dataDir: readDataDir(environment),
  };
  if (settings.faults.length > 0) throw new ConfigError(settings.faults);
  return Object.freeze(config);
}

/** With a direct address, that of all settings is one of a pooler. */
function requireDatabase(settings: SettingReader): NonNullable<ReturnType<typeof readDatabase>> {
  const before = settings.faults.length;
  const database = readDatabase(settings);
  if (database) return database;
  if (settings.faults.length === before) settings.faults.push('DB_URL is missing.');
  return { databaseUrl: '', databasePoolerUrl: undefined, databaseReplicaUrl: undefined };
}

/**
 * Where the database is, for programs that need nothing else; undefined when no setting names one.
 *
 * @throws ConfigError when one does, but wrongly
 */
export function readDatabaseUrl(environment: Environment): string | undefined {
  const settings = new SettingReader(environment);
  const database = readDatabase(settings);
  if (settings.faults.length > 0) throw new ConfigError(settings.faults);
  return database?.databaseUrl;
}

/**
 * ALLOW_NEWER_SCHEMA, for programs that need little else.
 *
 * @throws ConfigError when it is given wrongly
 */
export function readAllowNewerSchema(environment: Environment): boolean {
  const settings = new SettingReader(environment);
  const allowed = settings.read(['ALLOW_NEWER_SCHEMA'], flag, false);
  if (settings.faults.length > 0) throw new ConfigError(settings.faults);
  return allowed;
}

/**
 * SECRET_KEY and SECRET_KEY_PREVIOUS, for programs that need nothing else; without SECRET_KEY the secret of the
 * one-command set-up in this folder.
 *
 * @throws ConfigError when there is none, or one is given wrongly
 */
export function readSecretKeys(environment: Environment): Pick<Config, 'secretKey' | 'previousSecretKeys'> {
  const own = isSettingGiven(environment, 'SECRET_KEY') ? {} : readOwnSecret(environment);
  const settings = new SettingReader({ ...environment, ...own });
  const keys = {
    secretKey: settings.required(['SECRET_KEY'], secret(32)),
    previousSecretKeys: settings.read(['SECRET_KEY_PREVIOUS'], secretsBetweenBlanks(32), []),
  };
  if (settings.faults.length > 0) throw new ConfigError(settings.faults);
  return keys;
}

function readOwnSecret(environment: Environment): Environment {
  const path = join(readDataDir(environment), 'secret-key');
  return existsSync(path) ? { SECRET_KEY: readFileSync(path, 'utf8') } : {};
}

/** The folder of the one-command set-up, known before all other settings. */
export function readDataDir(environment: Environment): string {
  return resolve(environment['DATA_DIR']?.trim() || 'data');
}

/** What bounds calls that anybody can make, and the events of keys. */
function readPublicLimits(
  settings: SettingReader,
): Pick<
  Config,
  | 'publicRateLimit'
  | 'publicEventLimit'
  | 'publicValueLimit'
  | 'keyEventLimit'
  | 'streamAddressLimit'
  | 'streamLimit'
  | 'anomalyVisitorLimit'
  | 'anomalyEventLimit'
> {
  const limit = integer(0, 100_000_000);
  return {
    publicRateLimit: settings.read(['PUBLIC_RATE_LIMIT'], limit, 600),
    publicEventLimit: settings.read(['PUBLIC_EVENT_LIMIT'], limit, 6_000),
    publicValueLimit: settings.read(['PUBLIC_VALUE_LIMIT'], integer(1, 1e15), 1e9),
    keyEventLimit: settings.read(['KEY_EVENT_LIMIT'], limit, 0),
    streamAddressLimit: settings.read(['STREAM_ADDRESS_LIMIT'], integer(0, 1_000_000), 20),
    streamLimit: settings.read(['STREAM_LIMIT'], integer(0, 1_000_000), 5_000),
    anomalyVisitorLimit: settings.read(['ANOMALY_VISITOR_LIMIT'], limit, 120),
    anomalyEventLimit: settings.read(['ANOMALY_EVENT_LIMIT'], limit, 1_200),
  };
}

/**
 * PORT is the listening port unless HOST names a mail server, whose port it then is. Who may sign up follows from the
 * addresses unless it is set.
 */
function readAddresses(
  settings: SettingReader,
): Pick<
  Config,
  | 'host'
  | 'adminPort'
  | 'decisionPort'
  | 'decisionProcesses'
  | 'workerPort'
  | 'metricsHost'
  | 'metricsPort'
  | 'publicUrl'
  | 'signUp'
> {
  const portIsForMail = settings.optional(['HOST'], host) !== undefined;
  const generic = portIsForMail ? [] : ['PORT'];
  const adminPort = settings.read(['ADMIN_PORT', ...generic], port, 8000);
  const addresses = {
    host: settings.read(['BIND_ADDRESS'], host, 'localhost'),
    adminPort,
    decisionPort: settings.read(['DECISION_PORT', ...generic], port, 8001),
    decisionProcesses: settings.read(['DECISION_PROCESSES'], orWord('auto', integer(1, 256)), 1),
    workerPort: settings.read(['WORKER_PORT', ...generic], port, 8002),
    metricsHost: settings.read(['METRICS_ADDRESS'], host, '127.0.0.1'),
    metricsPort: settings.read(['METRICS_PORT'], port, 9464),
    publicUrl: settings.read(['PUBLIC_URL'], webAddress, `http://localhost:${adminPort}`),
  };
  return { ...addresses, signUp: readSignUp(settings, addresses) };
}
