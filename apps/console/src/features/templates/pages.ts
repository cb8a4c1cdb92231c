import type { PageDefinition } from '../../page.js';

export const templatesPages: readonly PageDefinition[] = [];
