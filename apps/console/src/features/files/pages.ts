import type { PageDefinition } from '../../page.js';
import { files } from '../../texts/files.js';

export const filesPages: readonly PageDefinition[] = [
  {
    path: 'files',
    scope: 'project',
    title: files.title,
    needs: 'act:get-project-file',
    menu: { href: '/file' },
    section: 'project',
    load: async () => (await import('./files-page.js')).FilesPage,
  },
];
