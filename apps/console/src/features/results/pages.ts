import type { PageDefinition } from '../../page.js';

export const resultsPages: readonly PageDefinition[] = [];
