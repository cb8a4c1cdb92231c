import type { PageDefinition } from '../../page.js';

export const projectsPages: readonly PageDefinition[] = [];
