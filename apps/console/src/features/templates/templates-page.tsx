import { Anchor, Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from 'react-router';
import { api, done, type Schema } from '../../api/client.js';
import { EmptyState } from '../../components/empty-state.js';
import { Icon } from '../../components/icon.js';
import { ListTable, type Column } from '../../components/list/list-table.js';
import { useListView } from '../../components/list/use-list-view.js';
import { useList } from '../../components/list/use-list.js';
import { Page } from '../../components/page.js';
import { actionsOf, shownLabel, type MenuEntry } from '../../place/menu-tree.js';
import { useCan } from '../../place/use-can.js';
import { usePlace } from '../../place/use-place.js';
import { people, templates } from '../../texts/people.js';
import { CreateTemplate } from './create-template.js';
import { flatten } from './tree-edits.js';

type Template = Schema<'MenuTemplateDto'>;

/** The menu templates of the organization. */
export function TemplatesPage() {
  const { orgId } = usePlace();
  const can = useCan();
  const view = useListView();
  const body = { orgId, page: view.page, rows: view.rows };
  const query = useList<Template>(['templates', body], () => done(api.POST('/menu-templates/all', { body })));
  const [isCreating, { open, close }] = useDisclosure(false);
  const create = can('act:create-menu-template') && (
    <Button leftSection={<Icon name="plus" />} onClick={open}>
      {templates.create}
    </Button>
  );
  return (
    <Page title={templates.title} about={templates.about} actions={create}>
      <ListTable
        label={templates.title}
        columns={useColumns()}
        query={query}
        view={view}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon="list" {...templates.empty}>
            {create}
          </EmptyState>
        }
      />
      {isCreating && <CreateTemplate known={query.data?.items ?? []} close={close} />}
    </Page>
  );
}

const treeOf = ({ tree }: Template): MenuEntry[] => JSON.parse(tree) as MenuEntry[];

function useColumns(): Column<Template>[] {
  const { toOrganization } = usePlace();
  const titles = templates.columns;
  return [
    {
      key: 'name',
      title: titles.name,
      width: '24%',
      cell: ({ id, name }) => (
        <Anchor component={Link} to={toOrganization(`menu-templates/${id}`)} fw={550} size="sm">
          {name}
        </Anchor>
      ),
    },
    {
      key: 'actions',
      title: titles.actions,
      width: 130,
      cell: (template) => people.preview.countOf(actionsOf(treeOf(template)).size),
    },
    {
      key: 'entries',
      title: titles.entries,
      isWideOnly: true,
      cell: (template) =>
        flatten(treeOf(template))
          .map(({ entry }) => shownLabel(entry))
          .join(', '),
    },
  ];
}
