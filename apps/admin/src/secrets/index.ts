/** Secrets at rest. */
export { reencryptSecrets } from './reencrypt-secrets.js';
