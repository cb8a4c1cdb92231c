import { createBrowserRouter, type RouteObject } from 'react-router';
import { accountRoutes } from './features/account/routes.js';
import type { PageDefinition } from './page.js';
import { pages } from './pages.js';
import { CrashPage, NotFoundPage } from './shell/error-pages.js';
import { GuardedPage } from './shell/guarded-page.js';
import { Shell } from './shell/shell.js';
import { Start } from './shell/start.js';

const scopes = { organization: '/o/:orgId/', project: '/o/:orgId/p/:projectId/' };

function routeOf(page: PageDefinition): RouteObject {
  return {
    path: scopes[page.scope] + page.path,
    lazy: async () => {
      const Content = await page.load();
      return {
        Component: () => (
          <GuardedPage page={page}>
            <Content />
          </GuardedPage>
        ),
      };
    },
  };
}

/** The addresses of the console, below /console. */
export const router = createBrowserRouter(
  [
    {
      ErrorBoundary: CrashPage,
      HydrateFallback: () => null,
      children: [
        ...accountRoutes,
        { path: '/', Component: Start },
        { path: '/o/:orgId', Component: Start },
        { path: '/o/:orgId/p/:projectId', Component: Start },
        {
          Component: Shell,
          children: [
            {
              ErrorBoundary: CrashPage,
              children: [...pages.map(routeOf), { path: '*', Component: NotFoundPage }],
            },
          ],
        },
      ],
    },
  ],
  { basename: '/console' },
);
