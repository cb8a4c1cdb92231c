import type { PageDefinition } from '../../page.js';

export const auditPages: readonly PageDefinition[] = [];
