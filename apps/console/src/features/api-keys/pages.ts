import type { PageDefinition } from '../../page.js';
import { pageTitles } from '../../texts/page-titles.js';

export const apiKeysPages: readonly PageDefinition[] = [
  {
    path: 'api-keys',
    scope: 'project',
    title: pageTitles.apiKeys,
    needs: 'act:get-api-keys',
    menu: { href: '/api-key' },
    section: 'project',
    load: async () => (await import('./api-keys-page.js')).ApiKeysPage,
  },
];
