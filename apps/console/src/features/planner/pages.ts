import type { PageDefinition } from '../../page.js';
import { pageTitles } from '../../texts/page-titles.js';

export const plannerPages: readonly PageDefinition[] = [
  {
    path: 'planner',
    scope: 'project',
    title: pageTitles.planner,
    needs: 'act:get-experiments',
    menu: { href: '/planner' },
    load: async () => (await import('./planner-page.js')).PlannerPage,
  },
];
