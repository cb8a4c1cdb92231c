import { Anchor, Badge, Group } from '@mantine/core';
import { Link } from 'react-router';
import { api, done, type Schema } from '../../api/client.js';
import { EmptyState } from '../../components/empty-state.js';
import { ListTable, type Column } from '../../components/list/list-table.js';
import { NothingFound } from '../../components/list/nothing-found.js';
import { SearchBox } from '../../components/list/search-box.js';
import { useList } from '../../components/list/use-list.js';
import { useListView, type ListView } from '../../components/list/use-list-view.js';
import { Page } from '../../components/page.js';
import { Time } from '../../components/times.js';
import { usePlace, useProjectId } from '../../place/use-place.js';
import { endUsers as texts } from '../../texts/end-users.js';

type EndUser = Schema<'EndUserProfileDto'>;

/** The end users of a project that something is stored about. */
export function EndUsersPage() {
  const view = useListView();
  const query = useEndUsers(view);
  const columns = useColumns();
  const { toProject } = usePlace();
  return (
    <Page title={texts.title} about={texts.about}>
      <Group gap="sm">
        <SearchBox label={texts.search} value={view.q} onSearch={(q) => view.set({ q })} />
        {view.q && (
          <Anchor component={Link} to={toProject(`end-users/${encodeURIComponent(view.q)}`)} size="sm">
            {texts.open}: {view.q}
          </Anchor>
        )}
      </Group>
      <ListTable
        label={texts.title}
        columns={columns}
        query={query}
        view={view}
        rowKey={({ id }) => id}
        empty={<Empty view={view} />}
      />
    </Page>
  );
}

function useEndUsers({ page, rows, q }: ListView) {
  const { orgId } = usePlace();
  const projectId = useProjectId();
  const body = { orgId, projectId, page, rows, ...(q && { q }) };
  return useList<EndUser>(['end-users', 'list', body], () => done(api.POST('/end-users/all', { body })));
}

function Empty({ view }: { view: ListView }) {
  if (!view.isNarrowed) return <EmptyState icon="id-card" {...texts.empty} />;
  return <NothingFound {...texts.nothingFound} view={view} />;
}

function useColumns(): Column<EndUser>[] {
  const { toProject } = usePlace();
  const titles = texts.columns;
  return [
    {
      key: 'id',
      title: titles.id,
      cell: ({ id }) => (
        <Anchor
          component={Link}
          to={toProject(`end-users/${encodeURIComponent(id)}`)}
          fw={550}
          size="sm"
          style={{ overflowWrap: 'anywhere' }}
        >
          {id}
        </Anchor>
      ),
    },
    {
      key: 'name',
      title: titles.name,
      cell: ({ firstName, lastName, isPremium }) => (
        <Group gap="xs">
          {firstName} {lastName} {isPremium && <Badge>{texts.premium}</Badge>}
        </Group>
      ),
    },
    { key: 'email', title: titles.email, isWideOnly: true, cell: ({ email }) => email },
    { key: 'country', title: titles.country, isWideOnly: true, cell: ({ countryCode }) => countryCode },
    {
      key: 'updatedAt',
      title: titles.updatedAt,
      isWideOnly: true,
      cell: ({ updatedAt }) => <Time value={updatedAt} />,
    },
  ];
}
