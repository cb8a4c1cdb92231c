import type { ExportSettings } from './exports.js';
import type { RedisSettings } from './redis.js';
import type { SignUpSettings } from './sign-up.js';
import type { SmtpSettings } from './smtp.js';
import type { StorageSettings } from './storage.js';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** Settings that decide every bucket; changing one would move visitors. */
export interface HashSettings {
  readonly hashSeed: number;
  /** A multiple of 10000. */
  readonly maxTrafficVal: number;
  readonly hmacSalt?: string;
}

/**
 * All settings of a process: read once from the environment, checked together, frozen, injected.
 * `.env.example` describes each.
 */
export abstract class Config {
  /** Of the server itself, for all that needs a connection of its own: announcements, locks, migrations. */
  abstract readonly databaseUrl: string;
  /** Of a pooler that gives a connection for a transaction only; absent without one. */
  abstract readonly databasePoolerUrl: string | undefined;
  /** Of a streaming replica on which results are read; absent without one. */
  abstract readonly databaseReplicaUrl: string | undefined;
  /** Connections of one pool; at least 2. */
  abstract readonly databasePoolSize: number;
  abstract readonly secretKey: string;
  /** Keys from before: what was signed or encrypted with them is still taken, nothing new is. */
  abstract readonly previousSecretKeys: readonly string[];
  abstract readonly algorithm: 'HS256' | 'HS384' | 'HS512';
  abstract readonly accessTokenMinutes: number;
  abstract readonly refreshTokenMinutes: number;
  /** After so many days a session ends, however it was used. */
  abstract readonly sessionDays: number;
  /** After so many minutes without a request a session ends. */
  abstract readonly sessionIdleMinutes: number;
  abstract readonly passwordMinLength: number;
  abstract readonly oneTimePasswordSeconds: number;
  /** Whether an account is verified only together with its password, never by a code alone. */
  abstract readonly verifyWithPassword: boolean;
  /** Tries a minute and address on login, code and registration routes; 0 means no limit. */
  abstract readonly authRateLimit: number;
  /** Calls without a secret key a minute and address; 0 means no limit. */
  abstract readonly publicRateLimit: number;
  /** Events of such calls a minute and address; 0 means no limit. */
  abstract readonly publicEventLimit: number;
  /** The largest absolute value that an event of such a call may have. */
  abstract readonly publicValueLimit: number;
  /** Events a minute and secret key; 0 means no limit. */
  abstract readonly keyEventLimit: number;
  /** Event streams that one address may have open; 0 means no limit. */
  abstract readonly streamAddressLimit: number;
  /** Event streams of one process; 0 means that none are offered. */
  abstract readonly streamLimit: number;
  /** From how many new visitors a minute and address on a project's results carry a warning; 0 means never. */
  abstract readonly anomalyVisitorLimit: number;
  /** The same for events. */
  abstract readonly anomalyEventLimit: number;
  /** Absent when mail goes to `<dataDir>/outbox`. */
  abstract readonly smtp: SmtpSettings | undefined;
  abstract readonly mailSender: string;
  /** Absent when files go to `<dataDir>/storage`. */
  abstract readonly storage: StorageSettings | undefined;
  abstract readonly host: string;
  abstract readonly adminPort: number;
  abstract readonly decisionPort: number;
  /** How many processes answer visitors on one machine; `auto` for as many as it has room for. */
  abstract readonly decisionProcesses: number | 'auto';
  /** Where the worker answers questions about its health. */
  abstract readonly workerPort: number;
  /** Where metrics for Prometheus are served; port 0 takes a free one. */
  abstract readonly metricsHost: string;
  abstract readonly metricsPort: number;
  abstract readonly signUp: SignUpSettings;
  /** Where people reach the product; used in mails and in the tag to copy. */
  abstract readonly publicUrl: string;
  abstract readonly trustProxy: false | number | string[];
  /** Whether usual requests are read from the bytes of their connections, in front of Node's HTTP server. */
  abstract readonly readsConnections: boolean;
  abstract readonly hash: HashSettings;
  /** Secret tokens of the integration API that are no rows of `api_key`. */
  abstract readonly apiTokens: readonly string[];
  /** The project of `apiTokens`; may be absent while there is only one. */
  abstract readonly apiTokenProjectId: number | undefined;
  /** Absent when one process counts, caches and announces by itself. */
  abstract readonly redis: RedisSettings | undefined;
  /** How long a datafile stays in Redis after the last process that serves it has renewed it. */
  abstract readonly cacheTtlSeconds: number;
  /** How many datafiles one process holds; absent for as many as fit. */
  abstract readonly cacheMaxSize: number | undefined;
  /** How much memory they may take, in MiB. */
  abstract readonly cacheMaxMib: number;
  /** How many answers and recorded variations one process remembers; a power of two. */
  abstract readonly visitorMemory: number;
  /** How long raw events are kept; absent for ever. Totals outlive them. */
  abstract readonly eventRetentionDays: number | undefined;
  /** How long rows of end users are kept after an experiment's end, at least 90; absent for ever. Totals outlive them. */
  abstract readonly userRowRetentionDays: number | undefined;
  /** Absent when exposures and events are not exported. */
  abstract readonly exports: ExportSettings | undefined;
  /** How long log-in entries of security logs keep the caller's address. */
  abstract readonly securityLogAddressDays: number;
  abstract readonly corsOrigins: readonly string[];
  /** Where spans are posted to, path included; absent when traces are off. */
  abstract readonly tracesUrl: string | undefined;
  /** Whether a schema of a newer version is no reason not to start. */
  abstract readonly allowNewerSchema: boolean;
  /** How long a process serves on after SIGTERM; absent for what suits the program. */
  abstract readonly shutdownDelaySeconds: number | undefined;
  abstract readonly logLevel: LogLevel;
  /** Where the one-command set-up keeps its database, secret and outgoing mail. */
  abstract readonly dataDir: string;
}
