/** Files of projects in object storage. */
export { storageKey } from './storage-key.js';
