import { Button, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, done, type Schema } from '../../api/client.js';
import { queryClient } from '../../api/query-client.js';
import { confirmed } from '../../components/confirm.js';
import { EmptyState } from '../../components/empty-state.js';
import { FormDialog } from '../../components/form/form-dialog.js';
import { useApiForm } from '../../components/form/use-api-form.js';
import { Icon } from '../../components/icon.js';
import { ListTable, type Column } from '../../components/list/list-table.js';
import { useListView } from '../../components/list/use-list-view.js';
import { useList } from '../../components/list/use-list.js';
import { Page } from '../../components/page.js';
import { RowMenu, type RowAction } from '../../components/row-menu.js';
import { sayDone, sayFailed } from '../../components/toasts.js';
import { useCan } from '../../place/use-can.js';
import { usePlace } from '../../place/use-place.js';
import { common } from '../../texts/common.js';
import { roles } from '../../texts/people.js';

type Role = Schema<'RoleDto'>;

/** The roles of the organization. */
export function RolesPage() {
  const { orgId } = usePlace();
  const can = useCan();
  const view = useListView();
  const body = { orgId, page: view.page, rows: view.rows };
  const query = useList<Role>(['roles', body], () => done(api.POST('/roles/all', { body })));
  const [edited, setEdited] = useState<Role | 'new'>();
  const create = can('act:create-role') && (
    <Button leftSection={<Icon name="plus" />} onClick={() => setEdited('new')}>
      {roles.create}
    </Button>
  );
  return (
    <Page title={roles.title} about={roles.about} actions={create}>
      <ListTable
        label={roles.title}
        columns={columnsOf(setEdited)}
        query={query}
        view={view}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon="shield" {...roles.empty}>
            {create}
          </EmptyState>
        }
      />
      {edited && (
        <RoleDialog role={edited === 'new' ? undefined : edited} close={() => setEdited(undefined)} />
      )}
    </Page>
  );
}

function columnsOf(edit: (role: Role) => void): Column<Role>[] {
  return [
    {
      key: 'name',
      title: roles.columns.name,
      cell: ({ name }) => (
        <Text size="sm" fw={550}>
          {name}
        </Text>
      ),
    },
    {
      key: 'menu',
      title: roles.columns.menu,
      isTitleHidden: true,
      width: 56,
      align: 'right',
      cell: (role) => <RoleMenu role={role} edit={edit} />,
    },
  ];
}

function RoleMenu({ role, edit }: { role: Role; edit: (role: Role) => void }) {
  const can = useCan();
  const remove = async () => {
    if (!(await confirmed({ ...roles.deleteIt(role.name), isDestructive: true }))) return;
    await done(api.DELETE('/roles/{id}', { params: { path: { id: role.id } } }));
    await refresh();
    sayDone(roles.deleted(role.name));
  };
  const actions: RowAction[] = [
    ...(can('act:update-role') ? [{ label: roles.rename, icon: 'pencil', onClick: () => edit(role) }] : []),
    ...(can('act:delete-role')
      ? [
          {
            label: roles.delete,
            icon: 'trash',
            isDestructive: true,
            onClick: () => remove().catch(sayFailed),
          },
        ]
      : []),
  ];
  return <RowMenu label={roles.stepsOf(role.name)} actions={actions} />;
}

function RoleDialog({ role, close }: { role: Role | undefined; close: () => void }) {
  const { orgId } = usePlace();
  const state = useApiForm({
    initialValues: { name: role?.name ?? '' },
    validate: { name: (value) => (value.trim() ? null : roles.nameNeeded) },
    send: ({ name }) =>
      role
        ? done(api.PATCH('/roles/{id}', { params: { path: { id: role.id } }, body: { name: name.trim() } }))
        : done(api.POST('/roles', { body: { orgId, name: name.trim() } })),
    onDone: async ({ name }) => {
      await refresh();
      sayDone(role ? roles.renamed(name) : roles.created(name));
      close();
    },
  });
  return (
    <FormDialog title={role ? roles.rename : roles.create} submit={common.save} state={state} close={close}>
      <TextInput
        label={roles.name}
        placeholder={roles.nameExample}
        required
        data-autofocus
        {...state.form.getInputProps('name')}
      />
    </FormDialog>
  );
}

const refresh = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['roles'] });
