/** `@abtestingtool/node`: decisions in process. What it exports is described in published-types.ts. */
export { AbTestingClient } from './client.js';
export { AbTestingProvider } from './provider.js';
