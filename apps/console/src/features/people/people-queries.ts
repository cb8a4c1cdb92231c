import { useQuery } from '@tanstack/react-query';
import { api, done, type Schema } from '../../api/client.js';
import { type Invited, type Member } from '../../api/people.js';
import { queryClient } from '../../api/query-client.js';
import { useList } from '../../components/list/use-list.js';
import type { ListView } from '../../components/list/use-list-view.js';
import type { MenuEntry } from '../../place/menu-tree.js';
import { useCan } from '../../place/use-can.js';
import { usePlace } from '../../place/use-place.js';

export type { Invited, Member };
/** Who a row of the list is about. */
export type Person = Member | Invited;
export type MemberChange = Schema<'UpdateMemberRequest'>;

/** More roles and templates than anybody chooses from. */
const all = { page: 1, rows: 1000 };

export function usePeople({ page, rows }: ListView) {
  const { orgId } = usePlace();
  const body = { orgId, page, rows };
  return useList<Person>(['people', body], () => done(api.POST('/users/all', { body })));
}

export function useRoles() {
  const { orgId } = usePlace();
  const can = useCan();
  return useQuery({
    queryKey: ['roles', 'all', orgId],
    queryFn: () => done(api.POST('/roles/all', { body: { orgId, ...all } })),
    enabled: can('act:get-roles'),
  });
}

export function useTemplates() {
  const { orgId } = usePlace();
  const can = useCan();
  return useQuery({
    queryKey: ['templates', 'all', orgId],
    queryFn: () => done(api.POST('/menu-templates/all', { body: { orgId, ...all } })),
    enabled: can('act:get-menu-templates'),
  });
}

/** The keys that a member owns in the organization, which stop or do less with them. */
export const keysOf = (orgId: number, userId: number) =>
  done(api.GET('/users/{userId}/organization/{orgId}/api-keys', { params: { path: { userId, orgId } } }));

export function useKeysOf(userId: number) {
  const { orgId } = usePlace();
  return useQuery({ queryKey: ['people', 'keys', orgId, userId], queryFn: () => keysOf(orgId, userId) });
}

/** Changes a member of the organization; a change of the own link shows in the menu at once. */
export async function changeMember(orgId: number, userId: number, body: MemberChange): Promise<void> {
  await done(
    api.PATCH('/users/{userId}/organization/{orgId}', { params: { path: { userId, orgId } }, body }),
  );
  await refreshPeople();
}

/** Takes an invitation back; its mail leads nowhere then. */
export async function withdrawInvitation(orgId: number, { invitationId: id }: Invited): Promise<void> {
  await done(api.DELETE('/organizations/{orgId}/invitations/{id}', { params: { path: { orgId, id } } }));
  await refreshPeople();
}

export async function refreshPeople(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['people'] });
  await queryClient.invalidateQueries({ queryKey: ['menu'] });
}

export const treeOf = (template: { tree: string } | undefined): MenuEntry[] =>
  template ? (JSON.parse(template.tree) as MenuEntry[]) : [];

export const nameOf = ({ firstName, lastName, email }: Member): string =>
  [firstName, lastName].filter(Boolean).join(' ') || email;
