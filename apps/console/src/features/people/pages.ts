import type { PageDefinition } from '../../page.js';

export const peoplePages: readonly PageDefinition[] = [];
