import type { PageDefinition } from '../../page.js';
import { pageTitles } from '../../texts/page-titles.js';

export const templatesPages: readonly PageDefinition[] = [
  {
    path: 'menu-templates',
    scope: 'organization',
    title: pageTitles.templates,
    needs: 'act:get-menu-templates',
    menu: { href: '/menu-template' },
    section: 'organization',
    load: async () => (await import('./templates-page.js')).TemplatesPage,
  },
  {
    path: 'menu-templates/:templateId',
    scope: 'organization',
    title: pageTitles.templates,
    needs: 'act:get-menu-template',
    load: async () => (await import('./template-page.js')).TemplatePage,
  },
];
