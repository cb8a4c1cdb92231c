import type { PageDefinition } from '../../page.js';

export const segmentsPages: readonly PageDefinition[] = [];
