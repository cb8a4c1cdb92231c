import type { RouteObject } from 'react-router';

/** The pages before one is in, each loaded when it is first needed. */
export const accountRoutes: RouteObject[] = [
  { path: '/login', lazy: async () => ({ Component: (await import('./login-page.js')).LoginPage }) },
  { path: '/sign-up', lazy: async () => ({ Component: (await import('./sign-up-page.js')).SignUpPage }) },
  { path: '/verify', lazy: async () => ({ Component: (await import('./verify-page.js')).VerifyPage }) },
  {
    path: '/forgot-password',
    lazy: async () => ({ Component: (await import('./forgot-password-page.js')).ForgotPasswordPage }),
  },
  {
    path: '/reset-password',
    lazy: async () => ({ Component: (await import('./reset-password-page.js')).ResetPasswordPage }),
  },
  {
    path: '/invitations',
    lazy: async () => ({ Component: (await import('./invitations-page.js')).InvitationsPage }),
  },
  { path: '/join', lazy: async () => ({ Component: (await import('./join-page.js')).JoinPage }) },
];
