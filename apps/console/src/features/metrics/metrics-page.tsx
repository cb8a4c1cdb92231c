import { Anchor, Badge, Button, Group, Select, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { dayText } from '../../components/days.js';
import { EmptyState } from '../../components/empty-state.js';
import { Icon } from '../../components/icon.js';
import { ListTable, type Column } from '../../components/list/list-table.js';
import { NothingFound } from '../../components/list/nothing-found.js';
import { SearchBox } from '../../components/list/search-box.js';
import { useListView } from '../../components/list/use-list-view.js';
import { definitionSentence } from '../../components/metrics/definition-words.js';
import { shownKind } from '../../components/metrics/metric-traits.js';
import { valueOf } from '../../components/numbers.js';
import { NarrowOnly } from '../../components/narrow-only.js';
import { OwnerCell } from '../../components/owner-cell.js';
import { OwnerFilter } from '../../components/owner-select.js';
import { Page } from '../../components/page.js';
import { RowMenu, type RowAction } from '../../components/row-menu.js';
import { Time } from '../../components/times.js';
import { useCan } from '../../place/use-can.js';
import { usePlace } from '../../place/use-place.js';
import { metrics as texts } from '../../texts/metrics.js';
import { KindBadge, VerifiedBadge } from './kind-badge.js';
import { LibraryTabs } from './library-tabs.js';
import { listOptions } from './list-reads.js';
import { archive, restore, verify } from './metric-steps.js';
import { useMetricList, type MetricsView, type SharedMetric } from './metric-queries.js';

/** The metric library of a project. */
export function MetricsPage() {
  const view = useListView(listOptions);
  const query = useMetricList(view);
  const columns = useColumns(view);
  const { toProject } = usePlace();
  const create = useCan()('act:create-shared-metric') && (
    <Button component={Link} to={toProject('metrics/new')} leftSection={<Icon name="plus" />}>
      {texts.create}
    </Button>
  );
  return (
    <Page title={texts.title} about={texts.about} actions={create}>
      <LibraryTabs value="metrics" />
      <Filters view={view} />
      <ListTable
        label={texts.title}
        columns={columns}
        query={query}
        view={view}
        rowKey={({ id }) => id}
        empty={<Empty view={view} create={create} />}
      />
    </Page>
  );
}

const choices = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

function Filters({ view }: { view: MetricsView }) {
  const { kind, tag, owner, state } = view.filters;
  return (
    <Group gap="sm">
      <SearchBox label={texts.search} value={view.q} onSearch={(q) => view.set({ q })} />
      <Select
        aria-label={texts.filters.kind}
        placeholder={texts.filters.allKinds}
        data={choices(texts.kinds)}
        value={kind ?? null}
        onChange={(value) => view.set({ kind: value })}
        clearable
        w={{ base: '100%', xs: 160 }}
      />
      <Select
        aria-label={texts.filters.state}
        data={choices(texts.filters.states)}
        value={state ?? ''}
        onChange={(value) => view.set({ state: value })}
        allowDeselect={false}
        w={{ base: '100%', xs: 160 }}
      />
      <OwnerFilter value={owner} onChange={(id) => view.set({ owner: id })} />
      {tag && (
        <Button
          variant="light"
          rightSection={<Icon name="times" />}
          aria-label={texts.tagFilter(tag)}
          onClick={() => view.set({ tag: null })}
        >
          {tag}
        </Button>
      )}
    </Group>
  );
}

function Empty({ view, create }: { view: MetricsView; create: ReactNode }) {
  if (view.isNarrowed) {
    return <NothingFound {...texts.nothingFound} view={view} />;
  }
  return (
    <EmptyState icon="chart-bar" {...(create ? texts.empty : texts.emptyReader)}>
      {create}
    </EmptyState>
  );
}

function useColumns(view: MetricsView): Column<SharedMetric>[] {
  const { toProject } = usePlace();
  const titles = texts.columns;
  return [
    {
      key: 'name',
      title: titles.name,
      cell: (metric) => (
        <>
          <Group gap={6}>
            <Anchor
              component={Link}
              to={toProject(`metrics/${metric.id}`)}
              fw={550}
              size="sm"
              style={{ overflowWrap: 'anywhere' }}
            >
              {metric.name}
            </Anchor>
            {metric.verified && <VerifiedBadge />}
            {metric.archivedAt && <Badge color="gray">{texts.archived}</Badge>}
          </Group>
          <Text size="xs" c="dimmed" lineClamp={2} maw={520} style={{ overflowWrap: 'anywhere' }}>
            {definitionSentence(metric)}
          </Text>
          <NarrowOnly>
            <NarrowFacts metric={metric} />
          </NarrowOnly>
        </>
      ),
    },
    {
      key: 'kind',
      title: titles.kind,
      isWideOnly: true,
      width: 150,
      cell: ({ kind }) => <KindBadge kind={kind} />,
    },
    {
      key: 'tags',
      title: titles.tags,
      isWideOnly: true,
      width: 140,
      cell: ({ tags }) => <Tags tags={tags} view={view} />,
    },
    {
      key: 'owner',
      title: titles.owner,
      isWideOnly: true,
      cell: ({ ownerEmail }) => <OwnerCell email={ownerEmail} />,
    },
    {
      key: 'lastValue',
      title: titles.lastValue,
      isWideOnly: true,
      width: 110,
      align: 'right',
      cell: (metric) => <LastValue metric={metric} />,
    },
    {
      key: 'experiments',
      title: titles.experiments,
      isWideOnly: true,
      width: 110,
      align: 'right',
      cell: ({ experiments }) => experiments.toLocaleString(),
    },
    {
      key: 'updatedAt',
      title: titles.updatedAt,
      isWideOnly: true,
      width: 130,
      cell: ({ updatedAt }) => <Time value={updatedAt} />,
    },
    {
      key: 'menu',
      title: titles.menu,
      isTitleHidden: true,
      width: 56,
      align: 'right',
      cell: (metric) => <MetricMenu metric={metric} />,
    },
  ];
}

/** What the columns of wide screens say. */
function NarrowFacts({ metric: { kind, lastValue, experiments } }: { metric: SharedMetric }) {
  return (
    <Text size="xs" mt={2}>
      {lastValue && (
        <>
          <b>{valueOf(lastValue.value, shownKind(kind))}</b> {texts.lastValue.narrow} ·{' '}
        </>
      )}
      {texts.usedBy(experiments)}
    </Text>
  );
}

/** Over the last 30 days; nothing until it has been worked out. */
function LastValue({ metric: { kind, lastValue } }: { metric: SharedMetric }) {
  if (!lastValue)
    return (
      <Text size="sm" c="dimmed" title={texts.lastValue.pending}>
        –
      </Text>
    );
  const { value, users, from } = lastValue;
  return (
    <Text size="sm" title={texts.lastValue.of(users, dayText(from))}>
      {valueOf(value, shownKind(kind))}
    </Text>
  );
}

function Tags({ tags, view }: { tags: readonly string[]; view: MetricsView }) {
  return (
    <Group gap={4}>
      {tags.map((tag) => (
        <Badge
          key={tag}
          component="button"
          color="gray"
          style={{ cursor: 'pointer', border: 0 }}
          onClick={() => view.set({ tag })}
        >
          {tag}
        </Badge>
      ))}
    </Group>
  );
}

function MetricMenu({ metric }: { metric: SharedMetric }) {
  const { id, name, verified, archivedAt } = metric;
  const can = useCan();
  const navigate = useNavigate();
  const { toProject } = usePlace();
  const actions: RowAction[] = [
    { label: texts.open, icon: 'arrow-right', onClick: () => navigate(toProject(`metrics/${id}`)) },
  ];
  if (can('act:update-shared-metric') && !archivedAt)
    actions.push({
      label: texts.edit,
      icon: 'pencil',
      onClick: () => navigate(toProject(`metrics/${id}/edit`)),
    });
  if (can('act:verify-shared-metric') && !archivedAt)
    actions.push({
      label: verified ? texts.page.unverify : texts.page.verify,
      icon: 'verified',
      onClick: () => verify(metric, !verified),
    });
  if (archivedAt && can('act:update-shared-metric'))
    actions.push({ label: texts.page.restore, icon: 'undo', onClick: () => restore(metric) });
  if (!archivedAt && can('act:archive-shared-metric'))
    actions.push({
      label: texts.page.archive,
      icon: 'box',
      onClick: () => archive(metric),
      isDestructive: true,
    });
  return <RowMenu label={texts.actionsOf(name)} actions={actions} />;
}
