import { Button, Group as Row, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { api, done } from '../../../api/client.js';
import { confirmed } from '../../../components/confirm.js';
import { EmptyState } from '../../../components/empty-state.js';
import { Icon } from '../../../components/icon.js';
import { ListTable, type Column } from '../../../components/list/list-table.js';
import { useListView } from '../../../components/list/use-list-view.js';
import { Page } from '../../../components/page.js';
import { RowMenu } from '../../../components/row-menu.js';
import { Time } from '../../../components/times.js';
import { sayDone, sayFailed } from '../../../components/toasts.js';
import { useCan } from '../../../place/use-can.js';
import { groups as texts } from '../../../texts/groups.js';
import { CreateGroupDialog } from './create-group-dialog.js';
import { refreshGroups, useExperimentChoices, useGroupList, type Group } from './group-queries.js';

/** The mutually exclusive groups of a project. */
export function GroupsPage() {
  const view = useListView();
  const query = useGroupList(view);
  const [isCreating, { open, close }] = useDisclosure(false);
  const create = useCan()('act:create-group') && (
    <Button leftSection={<Icon name="plus" />} onClick={open}>
      {texts.create}
    </Button>
  );
  return (
    <Page title={texts.title} about={texts.about} actions={create}>
      <ListTable
        label={texts.title}
        columns={columns}
        query={query}
        view={view}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon="clone" {...texts.empty}>
            {create}
          </EmptyState>
        }
      />
      {isCreating && <CreateGroupDialog close={close} />}
    </Page>
  );
}

const columns: Column<Group>[] = [
  {
    key: 'name',
    title: texts.columns.name,
    cell: ({ name }) => (
      <Text size="sm" fw={550}>
        {name}
      </Text>
    ),
  },
  { key: 'slots', title: texts.columns.slots, cell: (group) => <Slots group={group} /> },
  {
    key: 'createdAt',
    title: texts.columns.createdAt,
    isWideOnly: true,
    cell: ({ createdAt }) => <Time value={createdAt} />,
  },
  {
    key: 'menu',
    title: texts.columns.menu,
    isTitleHidden: true,
    width: 56,
    align: 'right',
    cell: (group) => <GroupMenu group={group} />,
  },
];

function Slots({ group: { slots } }: { group: Group }) {
  const { data: experiments = [] } = useExperimentChoices();
  const taken = slots.reduce((sum, { percent }) => sum + Math.round(percent * 100), 0);
  const titleOf = (id: number) => experiments.find((one) => one.id === id)?.title ?? texts.unknown(id);
  return (
    <Stack gap={2}>
      {slots.map(({ experimentId, percent }) => (
        <Text key={experimentId} size="sm">
          {texts.slot(titleOf(experimentId), percent)}
        </Text>
      ))}
      <Row>
        <Text size="sm" c="dimmed">
          {texts.free((10_000 - taken) / 100)}
        </Text>
      </Row>
    </Stack>
  );
}

function GroupMenu({ group: { id, name } }: { group: Group }) {
  const can = useCan();
  if (!can('act:delete-group')) return null;
  const actions = [
    { label: texts.dissolve, icon: 'trash', isDestructive: true, onClick: () => dissolve(id, name) },
  ];
  return <RowMenu label={texts.steps(name)} actions={actions} />;
}

async function dissolve(id: number, name: string): Promise<void> {
  if (!(await confirmed({ ...texts.confirmDissolve(name), isDestructive: true }))) return;
  try {
    await done(api.DELETE('/groups/{id}', { params: { path: { id } } }));
    await refreshGroups();
    sayDone(texts.dissolved(name));
  } catch (error) {
    sayFailed(error);
  }
}
