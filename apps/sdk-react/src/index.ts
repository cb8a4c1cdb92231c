/** `@abtestingtool/react`. What it exports is described in published-types.ts. */
export { fetchDecisions } from './fetch-decisions.js';
export { AbTestingProvider, useClient, useValue, useVariation } from './provider.js';
