import { Badge, Button, Code, Text, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { api, done, type Schema } from '../../api/client.js';
import { queryClient } from '../../api/query-client.js';
import { confirmed } from '../../components/confirm.js';
import { EmptyState } from '../../components/empty-state.js';
import { Icon } from '../../components/icon.js';
import { ListTable, type Column } from '../../components/list/list-table.js';
import { useListView } from '../../components/list/use-list-view.js';
import { useList } from '../../components/list/use-list.js';
import { Page } from '../../components/page.js';
import { RowMenu } from '../../components/row-menu.js';
import { Time } from '../../components/times.js';
import { sayDone, sayFailed } from '../../components/toasts.js';
import { useCan } from '../../place/use-can.js';
import { useProjectId } from '../../place/use-place.js';
import { apiKeys as texts } from '../../texts/api-keys.js';
import { CreateKeyDialog } from './create-key-dialog.js';
import { CreatedKey } from './created-key.js';
import { KeyMaker, ScopeList } from './scope-list.js';

export type ApiKey = Schema<'ApiKeyDto'>;

const most = 1000;

/** The API keys of a project. */
export function ApiKeysPage() {
  const projectId = useProjectId();
  const [isCreating, setCreating] = useState(false);
  const [made, setMade] = useState<ApiKey>();
  const view = useListView({ rows: most });
  const query = useList<ApiKey>(['api-keys', projectId], async () => {
    const items = await done(
      api.GET('/api/auth/keys', { params: { query: { project_id: projectId, limit: most } } }),
    );
    return { items, total: items.length };
  });
  const create = useCan()('act:create-api-key') && (
    <Button leftSection={<Icon name="plus" />} onClick={() => setCreating(true)}>
      {texts.create}
    </Button>
  );
  return (
    <Page title={texts.title} about={texts.about} actions={create}>
      {made && <CreatedKey made={made} close={() => setMade(undefined)} />}
      <ListTable
        label={texts.title}
        columns={columns}
        query={query}
        view={view}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon="key" {...texts.empty}>
            {create}
          </EmptyState>
        }
      />
      {isCreating && (
        <CreateKeyDialog
          close={() => setCreating(false)}
          onMade={async (key) => {
            setMade(key);
            setCreating(false);
            await refresh();
          }}
        />
      )}
    </Page>
  );
}

const refresh = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['api-keys'] });

const columns: Column<ApiKey>[] = [
  {
    key: 'name',
    title: texts.columns.name,
    cell: ({ name, is_active: isActive, stopped_at: stoppedAt }) => (
      <>
        <Text size="sm" fw={550} style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Text>
        {!isActive && (
          <Tooltip label={texts.stoppedHint} disabled={stoppedAt === null}>
            <Badge color="gray">{texts.revoked}</Badge>
          </Tooltip>
        )}
      </>
    ),
  },
  {
    key: 'key',
    title: texts.columns.key,
    isWideOnly: true,
    cell: ({ key }) => <Code>{key}</Code>,
  },
  { key: 'kind', title: texts.columns.kind, cell: ({ kind }) => texts.kinds[kind] },
  { key: 'scopes', title: texts.columns.scopes, cell: (key) => <ScopeList {...key} /> },
  { key: 'maker', title: texts.columns.maker, isWideOnly: true, cell: (key) => <KeyMaker {...key} /> },
  {
    key: 'lastUsed',
    title: texts.columns.lastUsed,
    cell: ({ last_used_at: at, last_used_from: from }) =>
      at ? (
        <>
          <Time value={at} />
          {from && (
            <Text size="xs" c="dimmed">
              {texts.usedFrom(from)}
            </Text>
          )}
        </>
      ) : (
        texts.notYet
      ),
  },
  {
    key: 'expires',
    title: texts.columns.expires,
    isWideOnly: true,
    cell: ({ expires_at: at }) => (at ? <Time value={at} /> : texts.never),
  },
  {
    key: 'menu',
    title: texts.columns.menu,
    isTitleHidden: true,
    width: 56,
    align: 'right',
    cell: (key) => <KeyMenu apiKey={key} />,
  },
];

function KeyMenu({ apiKey: { id, name, is_active: isActive, stopped_at: stoppedAt } }: { apiKey: ApiKey }) {
  const can = useCan();
  if (!(isActive || stoppedAt) || !can('act:delete-api-key')) return null;
  const actions = [
    { label: texts.revoke, icon: 'ban', isDestructive: true, onClick: () => revoke(id, name) },
  ];
  return <RowMenu label={texts.steps(name)} actions={actions} />;
}

async function revoke(id: number, name: string): Promise<void> {
  if (!(await confirmed({ ...texts.confirmRevoke(name), isDestructive: true }))) return;
  try {
    await done(api.DELETE('/api/auth/keys/{id}', { params: { path: { id } } }));
    await refresh();
    sayDone(texts.isRevoked(name));
  } catch (error) {
    sayFailed(error);
  }
}
