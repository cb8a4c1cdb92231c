import { queryClient } from '../../api/query-client.js';
import { listPartOf } from '../../components/list/list-part.js';
import type { PageDefinition } from '../../page.js';
import { pageTitles } from '../../texts/page-titles.js';
import { auditOptions, auditRead, securityOptions, securityRead } from './log-reads.js';

export const auditPages: readonly PageDefinition[] = [
  {
    path: 'audit',
    scope: 'organization',
    title: pageTitles.audit,
    needs: 'act:get-audit-log',
    menu: { href: '/audit' },
    section: 'organization',
    load: async () => (await import('./audit-page.js')).AuditPage,
    begin: ({ orgId, search }) =>
      queryClient.prefetchQuery(auditRead(orgId, listPartOf(search, auditOptions))),
  },
  {
    path: 'security-log',
    scope: 'organization',
    title: pageTitles.securityLog,
    needs: 'act:get-security-log',
    menu: { href: '/security-log' },
    section: 'organization',
    load: async () => (await import('./security-log-page.js')).SecurityLogPage,
    begin: ({ orgId, search }) =>
      queryClient.prefetchQuery(securityRead(orgId, listPartOf(search, securityOptions))),
  },
];
