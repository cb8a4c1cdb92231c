import type { PageDefinition } from '../../page.js';

export const plannerPages: readonly PageDefinition[] = [];
