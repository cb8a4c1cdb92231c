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
  abstract readonly databaseUrl: string;
  abstract readonly databasePoolSize: number;
  abstract readonly secretKey: string;
  abstract readonly algorithm: 'HS256' | 'HS384' | 'HS512';
  abstract readonly accessTokenMinutes: number;
  abstract readonly refreshTokenMinutes: number;
  abstract readonly passwordMinLength: number;
  abstract readonly oneTimePasswordSeconds: number;
  /** Tries a minute and address on login, code and registration routes; 0 means no limit. */
  abstract readonly authRateLimit: number;
  /** Decision and tracking requests a minute and address; 0 means no limit. */
  abstract readonly publicRateLimit: number;
  /** Absent when mail goes to `<dataDir>/outbox`. */
  abstract readonly smtp: SmtpSettings | undefined;
  abstract readonly mailSender: string;
  /** Absent when files go to `<dataDir>/storage`. */
  abstract readonly storage: StorageSettings | undefined;
  abstract readonly host: string;
  abstract readonly adminPort: number;
  abstract readonly decisionPort: number;
  /** Where people reach the product; used in mails and in the tag to copy. */
  abstract readonly publicUrl: string;
  abstract readonly trustProxy: false | number | string[];
  abstract readonly hash: HashSettings;
  /** How many datafiles one process holds. */
  abstract readonly cacheMaxSize: number;
  /** How long raw events are kept; absent for ever. Totals outlive them. */
  abstract readonly eventRetentionDays: number | undefined;
  abstract readonly corsOrigins: readonly string[];
  abstract readonly logLevel: LogLevel;
  /** Where the one-command set-up keeps its database, secret and outgoing mail. */
  abstract readonly dataDir: string;
}
