import { queryOptions } from '@tanstack/react-query';
import { api, done } from '../api/client.js';
import type { Session } from '../session/session.js';

const freshMs = 60_000;

/** The member's menu in an organization. */
export const menuRead = (orgId: number, userId: number) =>
  queryOptions({
    queryKey: ['menu', orgId, userId],
    queryFn: () =>
      done(
        api.GET('/menu-templates/tree', {
          params: { query: { userId: String(userId), orgId: String(orgId) } },
        }),
      ),
    staleTime: freshMs,
  });

/** All organizations that are open to the user. */
export const organizationsRead = (session: Pick<Session, 'userId' | 'accessToken'> | undefined) =>
  queryOptions({
    queryKey: ['organizations', session?.userId, session?.accessToken],
    queryFn: () => done(api.GET('/users/me/organizations')),
    staleTime: freshMs,
  });

/** The member's projects in an organization, with what they may do in each. */
export const projectsRead = (orgId: number, userId: number) =>
  queryOptions({
    queryKey: ['projects', 'mine', orgId, userId],
    queryFn: () =>
      done(
        api.GET('/projects/user/{userId}/org/{orgId}', {
          params: { path: { userId, orgId } },
        }),
      ),
  });
