import { Anchor, Badge, Button, Checkbox, Group, Skeleton, Text, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { NothingFound } from '../../components/list/nothing-found.js';
import { count, signedPercent } from '../../components/numbers.js';
import { EmptyState } from '../../components/empty-state.js';
import { Icon } from '../../components/icon.js';
import { ListTable, type Column } from '../../components/list/list-table.js';
import { useListView } from '../../components/list/use-list-view.js';
import { NarrowOnly } from '../../components/narrow-only.js';
import { OwnerOf } from '../../components/owner-cell.js';
import { Page } from '../../components/page.js';
import { StatusBadge } from '../../components/status-badge.js';
import { Time } from '../../components/times.js';
import { useCan } from '../../place/use-can.js';
import { usePlace } from '../../place/use-place.js';
import { experiments, typeNames } from '../../texts/experiments.js';
import { home } from '../../texts/home.js';
import { BulkActions } from './bulk-actions.js';
import { CreateDialog } from './create-dialog.js';
import { ExperimentFilters } from './experiment-filters.js';
import { ExperimentMenu } from './experiment-menu.js';
import {
  useExperiments,
  type ListedExperiment,
  type ExperimentsView,
  useOutcomes,
  type Outcome,
} from './experiment-queries.js';
import { listOptions } from './list-reads.js';

/** The experiments of a project. */
export function ExperimentsPage() {
  const view = useListView(listOptions);
  const query = useExperiments(view);
  const can = useCan();
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const shown = query.data?.items ?? [];
  const outcomes = useOutcomes(startedOf(shown));
  const canArchive = can('act:update-experiment');
  const columns = [
    ...(canArchive ? [selectColumn(selected, setSelected)] : []),
    ...useColumns(view, outcomes),
  ];
  const [isCreating, { open, close }] = useDisclosure(useSearchParams()[0].has('create'));
  const create = can('act:create-experiment') && (
    <Button leftSection={<Icon name="plus" />} onClick={open}>
      {experiments.create}
    </Button>
  );
  return (
    <Page title={experiments.title} about={experiments.about} actions={create}>
      <ExperimentFilters view={view} />
      <BulkActions
        selected={shown.filter(({ id }) => selected.has(id))}
        clear={() => setSelected(new Set())}
      />
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

const mostOutcomes = 50;

const startedOf = (experiments: readonly ListedExperiment[]): number[] =>
  experiments.flatMap(({ id, startedAt }) => (startedAt ? [id] : [])).slice(0, mostOutcomes);

function toggled(ids: ReadonlySet<number>, id: number): ReadonlySet<number> {
  const after = new Set(ids);
  if (!after.delete(id)) after.add(id);
  return after;
}

function selectColumn(
  selected: ReadonlySet<number>,
  setSelected: (ids: ReadonlySet<number>) => void,
): Column<ListedExperiment> {
  return {
    key: 'select',
    title: experiments.bulk.select,
    isTitleHidden: true,
    width: 44,
    cell: ({ id, title }) => (
      <Checkbox
        aria-label={experiments.bulk.selectOne(title)}
        checked={selected.has(id)}
        onChange={() => setSelected(toggled(selected, id))}
      />
    ),
  };
}

function useColumns(
  view: ExperimentsView,
  outcomes: ReadonlyMap<number, Outcome> | undefined,
): Column<ListedExperiment>[] {
  const { toProject } = usePlace();
  const titles = experiments.columns;
  return [
    {
      key: 'title',
      title: titles.title,
      isSortable: true,
      cell: ({ id, title, key, startedAt }) => (
        <>
          <Anchor
            component={Link}
            to={toProject(`experiments/${id}`)}
            fw={550}
            size="sm"
            style={{ overflowWrap: 'anywhere' }}
          >
            {title}
          </Anchor>
          <Text size="xs" c="dimmed" ff="monospace">
            {key}
          </Text>
          <NarrowOnly>
            <NarrowOutcome outcome={outcomes?.get(id)} isPending={!outcomes && startedAt !== null} />
          </NarrowOnly>
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
      key: 'visitors',
      title: titles.visitors,
      align: 'right',
      isWideOnly: true,
      width: 100,
      cell: ({ id, startedAt }) =>
        !outcomes && startedAt ? (
          <Skeleton height={14} width={44} ml="auto" />
        ) : (
          visitorsOf(outcomes?.get(id))
        ),
    },
    {
      key: 'lift',
      title: titles.lift,
      isWideOnly: true,
      width: 130,
      cell: ({ id, startedAt }) =>
        !outcomes && startedAt ? <Skeleton height={14} width={70} /> : <Lift outcome={outcomes?.get(id)} />,
    },
    {
      key: 'owner',
      title: titles.owner,
      isWideOnly: true,
      cell: ({ ownerId }) => <OwnerOf ownerId={ownerId} />,
    },
    {
      key: 'tags',
      title: titles.tags,
      isWideOnly: true,
      width: 140,
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

const visitorsOf = (outcome: Outcome | undefined): string => (outcome ? count(outcome.users) : '');

/** What the columns of wide screens say of it. */
function NarrowOutcome({ outcome, isPending }: { outcome: Outcome | undefined; isPending: boolean }) {
  if (isPending) return <Skeleton height={12} width={90} mt={4} />;
  if (!outcome) return null;
  const { users, headline } = outcome;
  const lift = headline?.lift ?? null;
  return (
    <Text size="xs" mt={2}>
      {home.visitors(count(users))}
      {lift !== null && <> · {signedPercent(lift)}</>}
    </Text>
  );
}

/** The largest lift on the first primary metric, with its interval; nothing where nothing is compared. */
function Lift({ outcome }: { outcome: Outcome | undefined }) {
  const { lift, interval, metric, variantName } = outcome?.headline ?? {};
  if (lift === null || lift === undefined) return null;
  return (
    <Tooltip label={home.lift(variantName ?? '', metric ?? '')}>
      <span style={{ whiteSpace: 'nowrap' }}>
        {signedPercent(lift)}
        {interval && (
          <Text size="xs" c="dimmed">
            {home.range(signedPercent(interval.lower), signedPercent(interval.upper))}
          </Text>
        )}
      </span>
    </Tooltip>
  );
}

function Tags({ tags, view }: { tags: readonly string[]; view: ExperimentsView }) {
  return (
    <Group gap={4}>
      {tags.map((tag) => (
        <Badge
          key={tag}
          component="button"
          color="gray"
          miw="max-content"
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
    return <NothingFound {...experiments.nothingFound} view={view} />;
  }
  return (
    <EmptyState icon="bolt" {...(create ? experiments.empty : experiments.emptyReader)}>
      {create}
    </EmptyState>
  );
}
