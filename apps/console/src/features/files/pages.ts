import type { PageDefinition } from '../../page.js';

export const filesPages: readonly PageDefinition[] = [];
