import type { PageDefinition } from '../../page.js';
import { planner } from '../../texts/planner.js';

export const plannerPages: readonly PageDefinition[] = [
  {
    path: 'planner',
    scope: 'project',
    title: planner.title,
    needs: 'act:get-experiments',
    menu: { href: '/planner' },
    load: async () => (await import('./planner-page.js')).PlannerPage,
  },
];
