import type { PageDefinition } from '../../page.js';

export const homePages: readonly PageDefinition[] = [];
