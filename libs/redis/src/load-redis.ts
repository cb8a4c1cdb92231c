import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * The package of the client, loaded when the first connection is opened: it is a quarter of all files that an app would load,
 * and most installations have no Redis.
 */
export const loadRedis = (): typeof import('redis') => require('redis') as typeof import('redis');
