import type { PageDefinition } from '../../page.js';
import { pageTitles } from '../../texts/page-titles.js';

export const filesPages: readonly PageDefinition[] = [
  {
    path: 'files',
    scope: 'project',
    title: pageTitles.files,
    needs: 'act:get-project-file',
    menu: { href: '/file' },
    section: 'project',
    load: async () => (await import('./files-page.js')).FilesPage,
  },
];
