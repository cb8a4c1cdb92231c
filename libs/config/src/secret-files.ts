import { readFileSync } from 'node:fs';
import type { Environment } from './environment.js';

/** Settings that hold a secret, or an address with a password in it: each may stand in a file that `<NAME>_FILE` names. */
export const secretSettings: ReadonlySet<string> = new Set([
  'DB_URL',
  'DATABASE_URL',
  'DB_DIRECT_URL',
  'DB_REPLICA_URL',
  'DB_USER',
  'DB_PASSWORD',
  'SECRET_KEY',
  'SECRET_KEY_PREVIOUS',
  'API_TOKEN',
  'HMAC_SALT',
  'REDIS_URL',
  'REDIS_USER',
  'REDIS_PASSWORD',
  'SMTP_UNAME',
  'UNAME',
  'SMTP_PASSWORD',
  'PASSWORD',
  'STORAGE_ACCESS_KEY',
  'STORAGE_SECRET_KEY',
  'OTEL_EXPORTER_OTLP_HEADERS',
  'OTEL_EXPORTER_OTLP_TRACES_HEADERS',
]);

/** Secrets that a library reads from the environment of the process by itself. */
export const secretsOfOthers = ['OTEL_EXPORTER_OTLP_HEADERS', 'OTEL_EXPORTER_OTLP_TRACES_HEADERS'] as const;

const isGiven = (value: string | undefined): value is string => {
  const text = value?.trim() ?? '';
  return text !== '' && text !== 'null';
};

/** Whether a setting is given, by itself or by a file. */
export function isSettingGiven(environment: Environment, name: string): boolean {
  return isGiven(environment[name]) || (secretSettings.has(name) && isGiven(environment[`${name}_FILE`]));
}

/** A sentence for each secret that is given both ways. */
export const doublyGiven = (environment: Environment): string[] =>
  [...secretSettings]
    .filter((name) => isGiven(environment[name]) && isGiven(environment[`${name}_FILE`]))
    .map(bothSet);

const bothSet = (name: string): string => `${name} and ${name}_FILE are both set; keep one of them.`;

/**
 * The text of a setting, without the line break that ends its file; undefined when it is not given.
 *
 * @throws Error with the sentence that says what is wrong
 */
export function readSettingText(environment: Environment, name: string): string | undefined {
  const text = environment[name];
  if (!secretSettings.has(name)) return text;
  const path = environment[`${name}_FILE`];
  if (!isGiven(path)) return text;
  if (isGiven(text)) throw new Error(bothSet(name));
  const content = readFile(path.trim(), name).replace(/\r?\n$/, '');
  if (content.trim() === '') throw new Error(`${name}_FILE names an empty file.`);
  return content;
}

function readFile(path: string, name: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(
      `${name}_FILE names a file that cannot be read (${(error as NodeJS.ErrnoException).code}).`,
      { cause: error },
    );
  }
}
