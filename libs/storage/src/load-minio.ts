import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The package of the client, loaded when files are to be in S3 storage: it has as many files as some of our apps. */
export const loadMinio = (): typeof import('minio') => require('minio') as typeof import('minio');
