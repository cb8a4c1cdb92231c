import { Anchor, Badge, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { EmptyState } from '../../components/empty-state.js';
import { Icon } from '../../components/icon.js';
import { ListTable, type Column } from '../../components/list/list-table.js';
import { useListView } from '../../components/list/use-list-view.js';
import { Page } from '../../components/page.js';
import { StatusBadge } from '../../components/status-badge.js';
import { Time } from '../../components/times.js';
import { useCan } from '../../place/use-can.js';
import { usePlace } from '../../place/use-place.js';
import { common } from '../../texts/common.js';
import { experiments, typeNames } from '../../texts/experiments.js';
import { CreateDialog } from './create-dialog.js';
import { ExperimentFilters } from './experiment-filters.js';
import { ExperimentMenu } from './experiment-menu.js';
import { useExperiments, type ListedExperiment, type ExperimentsView } from './experiment-queries.js';

/** The experiments of a project. */
export function ExperimentsPage() {
  const view = useListView({ sort: '-updatedAt', filters: ['status', 'type', 'tag'] });
  const query = useExperiments(view);
  const columns = useColumns(view);
  const can = useCan();
  const [isCreating, { open, close }] = useDisclosure(useSearchParams()[0].has('create'));
  const create = can('act:create-experiment') && (
    <Button leftSection={<Icon name="plus" />} onClick={open}>
      {experiments.create}
    </Button>
  );
  return (
    <Page title={experiments.title} about={experiments.about} actions={create}>
      <ExperimentFilters view={view} />
      <ListTable
        label={experiments.title}
        columns={columns}
        query={query}
        view={view}
        rowKey={({ id }) => id}
        empty={<Empty view={view} create={create} />}
      />
      {isCreating && <CreateDialog close={close} />}
    </Page>
  );
}

function useColumns(view: ExperimentsView): Column<ListedExperiment>[] {
  const { toProject } = usePlace();
  const titles = experiments.columns;
  return [
    {
      key: 'title',
      title: titles.title,
      isSortable: true,
      cell: ({ id, title, key }) => (
        <>
          <Anchor component={Link} to={toProject(`experiments/${id}`)} fw={550} size="sm">
            {title}
          </Anchor>
          <Text size="xs" c="dimmed" ff="monospace">
            {key}
          </Text>
        </>
      ),
    },
    {
      key: 'status',
      title: titles.status,
      isSortable: true,
      width: 130,
      cell: (row) => <StatusBadge {...row} />,
    },
    {
      key: 'type',
      title: titles.type,
      isSortable: true,
      isWideOnly: true,
      cell: ({ type }) => typeNames[type],
    },
    {
      key: 'tags',
      title: titles.tags,
      isWideOnly: true,
      cell: ({ tags }) => <Tags tags={tags} view={view} />,
    },
    {
      key: 'startedAt',
      title: titles.startedAt,
      isSortable: true,
      isWideOnly: true,
      cell: ({ startedAt }) =>
        startedAt ? (
          <Time value={startedAt} />
        ) : (
          <Text c="dimmed" size="sm">
            {experiments.notStarted}
          </Text>
        ),
    },
    {
      key: 'updatedAt',
      title: titles.updatedAt,
      isSortable: true,
      isWideOnly: true,
      cell: ({ updatedAt }) => <Time value={updatedAt} />,
    },
    {
      key: 'menu',
      title: titles.menu,
      isTitleHidden: true,
      width: 56,
      align: 'right',
      cell: (row) => <ExperimentMenu experiment={row} />,
    },
  ];
}

function Tags({ tags, view }: { tags: readonly string[]; view: ExperimentsView }) {
  return (
    <Group gap={4}>
      {tags.map((tag) => (
        <Badge
          key={tag}
          component="button"
          color="gray"
          style={{ cursor: 'pointer' }}
          onClick={() => view.set({ tag })}
        >
          {tag}
        </Badge>
      ))}
    </Group>
  );
}

function Empty({ view, create }: { view: ExperimentsView; create: ReactNode }) {
  if (view.isNarrowed) {
    return (
      <EmptyState icon="search" {...experiments.nothingFound}>
        <Button variant="default" onClick={view.reset}>
          {common.resetFilters}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="bolt" {...(create ? experiments.empty : experiments.emptyReader)}>
      {create}
    </EmptyState>
  );
}
