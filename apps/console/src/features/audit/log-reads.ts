import { queryOptions } from '@tanstack/react-query';
import { api, done, type Schema } from '../../api/client.js';
import { isDay } from '../../components/days.js';
import type { ListPart } from '../../components/list/list-part.js';

type AuditEntry = Schema<'AuditEntryDto'>;
type SecurityEntry = Schema<'SecurityEntryDto'>;

/** What the logs show first, and by what they can be narrowed. */
export const auditOptions = { filters: ['entity', 'userId', 'from', 'to'], rows: 25 } as const;
export const securityOptions = { filters: ['kind', 'userId', 'from', 'to'], rows: 25 } as const;

export type AuditPart = ListPart<(typeof auditOptions.filters)[number]>;
export type SecurityPart = ListPart<(typeof securityOptions.filters)[number]>;

/** The first instant of a day where the reader is. */
const startOf = (day: string): string => new Date(`${day}T00:00:00`).toISOString();

/** The last one. */
const endOf = (day: string): string => new Date(`${day}T23:59:59.999`).toISOString();

/** What an address says is no day is left out. */
const spanOf = ({ from = '', to = '' }: { from?: string; to?: string }) => ({
  ...(isDay(from) && { from: startOf(from) }),
  ...(isDay(to) && { to: endOf(to) }),
});

/** Changes of the organization, the latest first. */
export function auditRead(orgId: number, { page, rows, filters }: AuditPart) {
  const { entity, userId } = filters;
  const body: Schema<'ListAuditRequest'> = {
    ...{ orgId, page, rows, sort: '-id' },
    ...(entity && { entity: entity as AuditEntry['entity'] }),
    ...(userId && { userId: Number(userId) }),
    ...spanOf(filters),
  };
  return queryOptions({
    queryKey: ['audit', body],
    queryFn: () => done(api.POST('/audit/all', { body })),
  });
}

/** Security events of the organization, the latest first. */
export function securityRead(orgId: number, { page, rows, filters }: SecurityPart) {
  const { kind, userId } = filters;
  const body: Schema<'ListSecurityLogRequest'> = {
    ...{ page, rows, sort: '-id' },
    ...(kind && { kind: kind as SecurityEntry['kind'] }),
    ...(userId && { userId: Number(userId) }),
    ...spanOf(filters),
  };
  return queryOptions({
    queryKey: ['security-log', orgId, body],
    queryFn: () =>
      done(api.POST('/organizations/{orgId}/security-log/all', { params: { path: { orgId } }, body })),
  });
}
