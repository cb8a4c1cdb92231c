import { existsSync } from 'node:fs';
import { ConfigError } from './load-config.js';
import { isSettingGiven, readSettingText, secretsOfOthers } from './secret-files.js';
import type { Environment } from './environment.js';

/**
 * The environment of the process, with what a file `.env` adds to it; a variable that is set wins. Secrets in files
 * that a library reads by itself are put where it looks for them.
 *
 * @throws ConfigError when such a file cannot be read
 */
export function readEnvironment(): Environment {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const files = secretsOfOthers.filter((name) => isSettingGiven({ ...process.env, [name]: undefined }, name));
  try {
    for (const name of files) {
      process.env[name] = readSettingText(process.env, name);
      delete process.env[`${name}_FILE`];
    }
  } catch (fault) {
    throw new ConfigError([(fault as Error).message]);
  }
  return process.env;
}
