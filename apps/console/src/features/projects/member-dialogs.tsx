import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, done } from '../../api/client.js';
import type { ProjectPermission } from '../../api/needed-permissions.js';
import { membersOf } from '../../api/people.js';
import { FormDialog } from '../../components/form/form-dialog.js';
import { useApiForm } from '../../components/form/use-api-form.js';
import { sayDone } from '../../components/toasts.js';
import { usePlace } from '../../place/use-place.js';
import { common } from '../../texts/common.js';
import { projects } from '../../texts/projects.js';
import { PermissionField } from './permission-field.js';
import { KeyChoice, useKeysInProject } from '../../components/keep-keys.js';
import { nameOf, refreshMembers, useChangeMember, type ProjectMember } from './project-queries.js';

const texts = projects.members;
/** More colleagues than anybody chooses from. */
const all = { page: 1, rows: 1000 };

interface AddMemberDialogProps {
  projectId: number;
  members: readonly ProjectMember[];
  close: () => void;
}

/** Lets a member of the organization into the project. */
export function AddMemberDialog({ projectId, members, close }: AddMemberDialogProps) {
  const people = usePeopleBut(members);
  const state = useApiForm<{ userId: string | null; permissionType: ProjectPermission }>({
    initialValues: { userId: null, permissionType: 'Editor' },
    validate: { userId: (value) => (value ? null : texts.personNeeded) },
    send: ({ userId, permissionType }) =>
      done(
        api.POST('/projects/{projectId}/users', {
          params: { path: { projectId } },
          body: { userId: Number(userId), permissionType },
        }),
      ),
    onDone: async (_, { userId }) => {
      await refreshMembers();
      sayDone(texts.added(people?.find(({ value }) => value === userId)?.label ?? ''));
      close();
    },
  });
  return (
    <FormDialog title={texts.add} submit={texts.addSubmit} state={state} close={close}>
      <Select
        label={texts.person}
        description={people?.length === 0 ? texts.nobodyLeft : texts.personHint}
        data={people ?? []}
        searchable
        required
        data-autofocus
        {...state.form.getInputProps('userId')}
      />
      <PermissionField form={state.form} />
    </FormDialog>
  );
}

/** Whom one can add, as choices. */
function usePeopleBut(members: readonly ProjectMember[]) {
  const { orgId } = usePlace();
  const { data } = useQuery({
    queryKey: ['people', 'all', orgId],
    queryFn: () => done(api.POST('/users/all', { body: { orgId, ...all } })),
  });
  const inside = new Set(members.map(({ userId }) => userId));
  return (
    data &&
    membersOf(data.items)
      .filter(({ id, disabled }) => !disabled && !inside.has(id))
      .map((person) => ({ value: String(person.id), label: choiceOf(person) }))
  );
}

/** With the address, since names need not be unique. */
function choiceOf(person: Parameters<typeof nameOf>[0]): string {
  const name = nameOf(person);
  return name === person.email ? name : `${name} (${person.email})`;
}

interface PermissionDialogProps {
  projectId: number;
  member: ProjectMember;
  close: () => void;
}

export function PermissionDialog({ projectId, member, close }: PermissionDialogProps) {
  const change = useChangeMember(projectId);
  const name = nameOf(member);
  const keys = useKeysInProject(projectId, member.userId);
  const state = useApiForm({
    initialValues: { permissionType: member.permissionType, takeOverKeys: [] as string[] },
    send: ({ permissionType, takeOverKeys }) =>
      change(member, { permissionType, takeOverKeys: takeOverKeys.map(Number) }),
    onDone: (_, { permissionType }) => {
      sayDone(texts.changed(name, texts.permissions[permissionType]));
      close();
    },
  });
  return (
    <FormDialog title={texts.change(name)} submit={common.save} state={state} close={close}>
      <PermissionField form={state.form} />
      {state.form.isDirty('permissionType') && keys.length > 0 && (
        <KeyChoice keys={keys} {...state.form.getInputProps('takeOverKeys')} />
      )}
    </FormDialog>
  );
}
