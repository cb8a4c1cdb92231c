import { Anchor, Badge, Button, Checkbox, Group, Select, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { EmptyState } from '../../../components/empty-state.js';
import { Icon } from '../../../components/icon.js';
import { ListTable, type Column } from '../../../components/list/list-table.js';
import { NothingFound } from '../../../components/list/nothing-found.js';
import { SearchBox } from '../../../components/list/search-box.js';
import { useListView } from '../../../components/list/use-list-view.js';
import { count } from '../../../components/numbers.js';
import { NarrowOnly } from '../../../components/narrow-only.js';
import { OwnerOf } from '../../../components/owner-cell.js';
import { OwnerFilter } from '../../../components/owner-select.js';
import { Page } from '../../../components/page.js';
import { Time } from '../../../components/times.js';
import { useCan } from '../../../place/use-can.js';
import { usePlace } from '../../../place/use-place.js';
import { common } from '../../../texts/common.js';
import { statusNames } from '../../../texts/experiments.js';
import { flags, valueTypeNames } from '../../../texts/flags.js';
import { ExperimentMenu } from '../experiment-menu.js';
import { useExperiments, type ExperimentsView, type ListedExperiment } from '../experiment-queries.js';
import { listOptions, ofFlags } from '../list-reads.js';
import { CreateFlagDialog } from './create-flag-dialog.js';
import { FlagSwitch } from './flag-switch.js';
import { servedWords } from './served-words.js';

/** The feature flags of a project. */
export function FlagsPage() {
  const view = useListView(listOptions);
  const query = useExperiments(ofFlags(view));
  const columns = useColumns(view);
  const can = useCan();
  const [isCreating, { open, close }] = useDisclosure(useSearchParams()[0].has('create'));
  const create = can('act:create-experiment') && (
    <Button leftSection={<Icon name="plus" />} onClick={open}>
      {flags.create}
    </Button>
  );
  return (
    <Page title={flags.title} about={flags.about} actions={create}>
      <Filters view={view} />
      <ListTable
        label={flags.title}
        columns={columns}
        query={query}
        view={view}
        rowKey={({ id }) => id}
        empty={<Empty view={view} create={create} />}
      />
      {isCreating && <CreateFlagDialog close={close} />}
    </Page>
  );
}

function Filters({ view }: { view: ExperimentsView }) {
  const { status, tag, owner, stale } = view.filters;
  return (
    <Group gap="sm">
      <SearchBox label={flags.search} value={view.q} onSearch={(q) => view.set({ q })} />
      <Select
        aria-label={flags.filters.status}
        placeholder={flags.filters.allStatuses}
        data={Object.entries(stateNames).map(([value, label]) => ({ value, label }))}
        value={status ?? null}
        onChange={(value) => view.set({ status: value })}
        clearable
        w={{ base: '100%', xs: 180 }}
      />
      <OwnerFilter value={owner} onChange={(id) => view.set({ owner: id })} />
      <Checkbox
        label={flags.filters.stale}
        checked={stale !== undefined}
        onChange={({ currentTarget }) => view.set({ stale: currentTarget.checked ? 'true' : null })}
      />
      {tag && (
        <Button
          variant="light"
          rightSection={<Icon name="times" />}
          aria-label={flags.filters.tag(tag)}
          onClick={() => view.set({ tag: null })}
        >
          {tag}
        </Button>
      )}
    </Group>
  );
}

/** A running flag is on, and a paused one off. */
const stateNames = { ...statusNames, Active: flags.states.on, Paused: flags.states.off };

function useColumns(view: ExperimentsView): Column<ListedExperiment>[] {
  const { toProject } = usePlace();
  const titles = flags.columns;
  return [
    {
      key: 'title',
      title: titles.title,
      isSortable: true,
      cell: (flag) => {
        const { id, title, key, tags, stale } = flag;
        return (
          <>
            <Anchor component={Link} to={toProject(`flags/${id}`)} fw={550} size="sm">
              {title}
            </Anchor>
            <Group gap={6}>
              <Text size="xs" c="dimmed" ff="monospace">
                {key}
              </Text>
              {tags.map((tag) => (
                <Badge
                  key={tag}
                  size="sm"
                  component="button"
                  color="gray"
                  style={{ cursor: 'pointer' }}
                  onClick={() => view.set({ tag })}
                >
                  {tag}
                </Badge>
              ))}
            </Group>
            {stale && (
              <Text size="xs" c="dimmed">
                {flags.stale[stale.reason]} <Time value={stale.since} />
              </Text>
            )}
            <NarrowOnly>
              {' '}
              <Text size="xs" mt={2} style={{ overflowWrap: 'anywhere' }}>
                {servedWords(flag)}
              </Text>
            </NarrowOnly>
          </>
        );
      },
    },
    {
      key: 'status',
      title: titles.state,
      isSortable: true,
      width: 150,
      cell: (flag) => <FlagSwitch flag={flag} offServes={flags.controlValue} />,
    },
    {
      key: 'serves',
      title: titles.serves,
      isWideOnly: true,
      cell: (flag) => (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {servedWords(flag)}
        </Text>
      ),
    },
    {
      key: 'rules',
      title: titles.rules,
      align: 'right',
      width: 80,
      isWideOnly: true,
      cell: ({ ruleCount = 0 }) => count(ruleCount),
    },
    {
      key: 'valueType',
      title: titles.valueType,
      isWideOnly: true,
      cell: ({ valueType }) => valueTypeNames[valueType],
    },
    {
      key: 'owner',
      title: common.owner.label,
      isWideOnly: true,
      cell: ({ ownerId }) => <OwnerOf ownerId={ownerId} />,
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
      cell: (flag) => <ExperimentMenu experiment={flag} />,
    },
  ];
}

function Empty({ view, create }: { view: ExperimentsView; create: ReactNode }) {
  if (view.isNarrowed) {
    return <NothingFound {...flags.nothingFound} view={view} />;
  }
  return (
    <EmptyState icon="flag" {...(create ? flags.empty : flags.emptyReader)}>
      {create}
    </EmptyState>
  );
}
