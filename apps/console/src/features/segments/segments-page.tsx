import { Anchor, Button, Text } from '@mantine/core';
import { Link, useNavigate } from 'react-router';
import { api, done } from '../../api/client.js';
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
import { usePlace } from '../../place/use-place.js';
import { segments as texts } from '../../texts/segments.js';
import { formOf } from '../../components/targeting/rule-rows.js';
import { sentenceOfRules } from '../../components/targeting/rule-sentence.js';
import { refreshSegments, useSegmentList, type Segment } from './segment-queries.js';

/** The segments of a project. */
export function SegmentsPage() {
  const view = useListView();
  const query = useSegmentList(view);
  const columns = useColumns();
  const { toProject } = usePlace();
  const create = useCan()('act:create-segment') && (
    <Button component={Link} to={toProject('segments/new')} leftSection={<Icon name="plus" />}>
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
          <EmptyState icon="filter" {...texts.empty}>
            {create}
          </EmptyState>
        }
      />
    </Page>
  );
}

function useColumns(): Column<Segment>[] {
  const { toProject } = usePlace();
  const titles = texts.columns;
  return [
    {
      key: 'name',
      title: titles.name,
      cell: ({ id, name, description }) => (
        <>
          <Anchor component={Link} to={toProject(`segments/${id}`)} fw={550} size="sm">
            {name}
          </Anchor>
          <Text size="xs" c="dimmed" lineClamp={1}>
            {description}
          </Text>
        </>
      ),
    },
    {
      key: 'rules',
      title: titles.rules,
      cell: (segment) => (
        <Text size="sm" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
          {sayWho(segment)}
        </Text>
      ),
    },
    {
      key: 'createdAt',
      title: titles.createdAt,
      isWideOnly: true,
      cell: ({ createdAt }) => <Time value={createdAt} />,
    },
    {
      key: 'menu',
      title: titles.menu,
      isTitleHidden: true,
      width: 56,
      align: 'right',
      cell: (segment) => <SegmentMenu segment={segment} />,
    },
  ];
}

function sayWho({ rules }: Segment): string {
  if (rules === null) return texts.assignedOnly;
  const form = formOf(rules);
  if (!form) return texts.byJson;
  return form.rows.length === 0 ? texts.everyone : sentenceOfRules(form);
}

function SegmentMenu({ segment: { id, name } }: { segment: Segment }) {
  const can = useCan();
  const navigate = useNavigate();
  const { toProject } = usePlace();
  const actions: RowAction[] = [
    { label: texts.open, icon: 'arrow-right', onClick: () => navigate(toProject(`segments/${id}`)) },
  ];
  if (can('act:delete-segment')) {
    actions.push({
      label: texts.remove,
      icon: 'trash',
      onClick: () => remove(id, name),
      isDestructive: true,
    });
  }
  return <RowMenu label={texts.steps(name)} actions={actions} />;
}

async function remove(id: number, name: string): Promise<void> {
  if (!(await confirmed({ ...texts.confirmRemove(name), isDestructive: true }))) return;
  try {
    await done(api.DELETE('/segments/{id}', { params: { path: { id } } }));
    await refreshSegments();
    sayDone(texts.removed(name));
  } catch (error) {
    sayFailed(error);
  }
}
