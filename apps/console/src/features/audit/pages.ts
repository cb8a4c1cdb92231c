import type { PageDefinition } from '../../page.js';
import { audit } from '../../texts/audit.js';

export const auditPages: readonly PageDefinition[] = [
  {
    path: 'audit',
    scope: 'organization',
    title: audit.title,
    needs: 'act:get-audit-log',
    menu: { href: '/audit' },
    load: async () => (await import('./audit-page.js')).AuditPage,
  },
];
