import { existsSync } from 'node:fs';
import type { Environment } from './setting-reader.js';

/** The environment of the process, with what a file `.env` adds to it; a variable that is set wins. */
export function readEnvironment(): Environment {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}
