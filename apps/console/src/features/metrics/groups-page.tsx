import { Anchor, Badge, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { api, done, type Schema } from '../../api/client.js';
import { confirmed } from '../../components/confirm.js';
import { EmptyState } from '../../components/empty-state.js';
import { Icon } from '../../components/icon.js';
import { ListTable, type Column } from '../../components/list/list-table.js';
import { useListView } from '../../components/list/use-list-view.js';
import { Page } from '../../components/page.js';
import { RowMenu, type RowAction } from '../../components/row-menu.js';
import { Time } from '../../components/times.js';
import { sayDone, sayFailed } from '../../components/toasts.js';
import { useCan } from '../../place/use-can.js';
import { metrics } from '../../texts/metrics.js';
import { GroupDialog } from './group-dialog.js';
import { LibraryTabs } from './library-tabs.js';
import { refreshGroups, useMetricGroups } from './metric-queries.js';

const texts = metrics.groups;

export type MetricGroup = Schema<'MetricGroupDto'>;

/** Named, ordered sets of metrics. */
export function MetricGroupsPage() {
  const view = useListView({ rows: 1000 });
  const query = useMetricGroups();
  const [dialog, setDialog] = useState<{ group?: MetricGroup }>();
  const can = useCan();
  const create = can('act:create-metric-group') && (
    <Button leftSection={<Icon name="plus" />} onClick={() => setDialog({})}>
      {texts.create}
    </Button>
  );
  const edit = can('act:update-metric-group') ? (group: MetricGroup) => setDialog({ group }) : undefined;
  return (
    <Page title={metrics.title} about={texts.about} actions={create}>
      <LibraryTabs value="groups" />
      <ListTable
        label={metrics.tabs.groups}
        columns={columnsWith(edit)}
        query={query}
        view={view}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon="list" {...texts.empty}>
            {create}
          </EmptyState>
        }
      />
      {dialog && <GroupDialog {...dialog} close={() => setDialog(undefined)} />}
    </Page>
  );
}

type Edit = ((group: MetricGroup) => void) | undefined;

const columnsWith = (edit: Edit): Column<MetricGroup>[] => [
  {
    key: 'name',
    title: texts.columns.name,
    cell: (group) => (
      <>
        <Group gap={6}>
          {edit ? (
            <Anchor component="button" type="button" size="sm" fw={550} onClick={() => edit(group)}>
              {group.name}
            </Anchor>
          ) : (
            <Text size="sm" fw={550}>
              {group.name}
            </Text>
          )}
          {group.isDefault && <Badge color="indigo">{texts.defaultBadge}</Badge>}
        </Group>
        <Text size="xs" c="dimmed" lineClamp={1}>
          {group.description}
        </Text>
      </>
    ),
  },
  {
    key: 'metrics',
    title: texts.columns.metrics,
    cell: ({ metrics: items }) => (
      <>
        <Text size="sm">{texts.count(items.length)}</Text>
        <Text size="xs" c="dimmed" lineClamp={2} maw={420}>
          {items.map(({ name }) => name).join(', ')}
        </Text>
      </>
    ),
  },
  {
    key: 'updatedAt',
    title: texts.columns.updatedAt,
    isWideOnly: true,
    width: 140,
    cell: ({ updatedAt }) => <Time value={updatedAt} />,
  },
  {
    key: 'menu',
    title: texts.columns.menu,
    isTitleHidden: true,
    width: 56,
    align: 'right',
    cell: (group) => <GroupMenu group={group} edit={edit} />,
  },
];

function GroupMenu({ group, edit }: { group: MetricGroup; edit: Edit }) {
  const can = useCan();
  const actions: RowAction[] = [
    ...(edit ? [{ label: texts.edit, icon: 'pencil', onClick: () => edit(group) }] : []),
    ...(can('act:delete-metric-group')
      ? [{ label: texts.remove_, icon: 'trash', isDestructive: true, onClick: () => remove(group) }]
      : []),
  ];
  return <RowMenu label={metrics.actionsOf(group.name)} actions={actions} />;
}

async function remove({ id, name }: MetricGroup): Promise<void> {
  if (!(await confirmed({ ...texts.confirmRemove(name), isDestructive: true }))) return;
  try {
    await done(api.DELETE('/metric-groups/{id}', { params: { path: { id } } }));
    await refreshGroups();
    sayDone(texts.removed(name));
  } catch (error) {
    sayFailed(error);
  }
}
