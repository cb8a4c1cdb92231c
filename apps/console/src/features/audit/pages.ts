import type { PageDefinition } from '../../page.js';
import { audit } from '../../texts/audit.js';
import { securityLog } from '../../texts/security-log.js';

export const auditPages: readonly PageDefinition[] = [
  {
    path: 'audit',
    scope: 'organization',
    title: audit.title,
    needs: 'act:get-audit-log',
    menu: { href: '/audit' },
    section: 'organization',
    load: async () => (await import('./audit-page.js')).AuditPage,
  },
  {
    path: 'security-log',
    scope: 'organization',
    title: securityLog.title,
    needs: 'act:get-security-log',
    menu: { href: '/security-log' },
    section: 'organization',
    load: async () => (await import('./security-log-page.js')).SecurityLogPage,
  },
];
