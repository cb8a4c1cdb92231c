import { useQuery } from '@tanstack/react-query';
import { api, done, type Schema } from '../../api/client.js';
import { queryClient } from '../../api/query-client.js';
import { useList } from '../../components/list/use-list.js';
import type { ListView } from '../../components/list/use-list-view.js';
import { useCan } from '../../place/use-can.js';
import { usePlace } from '../../place/use-place.js';
import { refreshSession } from '../../session/session.js';

export type Project = Schema<'ProjectDto'>;

export function useProjectList({ page, rows }: ListView) {
  const { orgId } = usePlace();
  const body = { orgId, page, rows };
  return useList<Project>(['projects', 'list', body], () => done(api.POST('/projects/all', { body })));
}

/** One project; null where none of this id is open to the member. */
export function useProject(projectId: number) {
  const { orgId } = usePlace();
  return useQuery({
    queryKey: ['projects', 'one', orgId, projectId],
    queryFn: async () => {
      const body = { orgId, projectId, page: 1, rows: 1 };
      const { items } = await done(api.POST('/projects/all', { body }));
      return items[0] ?? null;
    },
  });
}

/** After a change of projects: the token names them too. */
export async function refreshProjects(): Promise<void> {
  await refreshSession();
  await queryClient.invalidateQueries({ queryKey: ['projects'] });
}

export type ProjectMember = Schema<'ProjectMemberDto'>;

/** Who was let into a project; asked for only by those who may read it. */
export function useProjectMembers(projectId: number) {
  const can = useCan();
  return useQuery({
    queryKey: ['projects', 'members', projectId],
    queryFn: async () => {
      const items = await done(api.GET('/projects/{projectId}/users', { params: { path: { projectId } } }));
      return { items, total: items.length };
    },
    enabled: can('act:get-project-users'),
  });
}

export const nameOf = ({
  firstName,
  lastName,
  email,
}: Pick<ProjectMember, 'firstName' | 'lastName' | 'email'>) =>
  [firstName, lastName].filter(Boolean).join(' ') || email;

export const refreshMembers = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ['projects', 'members'] });

/** Reads again what the change of a member shows in; with the session, where it was oneself. */
export function useAfterMemberChange(): (member: ProjectMember) => Promise<void> {
  const { session } = usePlace();
  return ({ userId }) => (userId === session.userId ? refreshProjects() : refreshMembers());
}

/** Changes the permission of a member, or closes and opens the project to them. */
export function useChangeMember(projectId: number) {
  const after = useAfterMemberChange();
  return async (member: ProjectMember, body: Schema<'UpdateProjectUserRequest'>): Promise<void> => {
    const path = { projectId, userId: member.userId };
    await done(api.PATCH('/projects/{projectId}/users/{userId}', { params: { path }, body }));
    await after(member);
  };
}
