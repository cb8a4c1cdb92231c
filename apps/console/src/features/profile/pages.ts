import type { PageDefinition } from '../../page.js';

export const profilePages: readonly PageDefinition[] = [];
