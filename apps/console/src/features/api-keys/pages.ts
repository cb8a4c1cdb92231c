import type { PageDefinition } from '../../page.js';

export const apiKeysPages: readonly PageDefinition[] = [];
