import type { PageDefinition } from '../../page.js';

export const endUsersPages: readonly PageDefinition[] = [];
