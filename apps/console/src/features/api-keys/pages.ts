import type { PageDefinition } from '../../page.js';
import { apiKeys } from '../../texts/api-keys.js';

export const apiKeysPages: readonly PageDefinition[] = [
  {
    path: 'api-keys',
    scope: 'project',
    title: apiKeys.title,
    needs: 'act:get-api-keys',
    menu: { href: '/api-key' },
    section: 'project',
    load: async () => (await import('./api-keys-page.js')).ApiKeysPage,
  },
];
