import type { PageDefinition } from '../../page.js';

export const livePages: readonly PageDefinition[] = [];
