import { Anchor, Button, Text } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { EmptyState } from '../../components/empty-state.js';
import { Icon } from '../../components/icon.js';
import { ListTable, type Column } from '../../components/list/list-table.js';
import { useListView } from '../../components/list/use-list-view.js';
import { Page } from '../../components/page.js';
import { RowMenu } from '../../components/row-menu.js';
import { useCan } from '../../place/use-can.js';
import { usePlace } from '../../place/use-place.js';
import { projects as texts } from '../../texts/projects.js';
import { CreateProjectDialog } from './create-project-dialog.js';
import { useProjectList, type Project } from './project-queries.js';

/** The projects of the organization that are open to the member. */
export function ProjectsPage() {
  const [isCreating, setCreating] = useState(false);
  const view = useListView();
  const query = useProjectList(view);
  const columns = useColumns();
  const create = useCan()('act:create-project') && (
    <Button leftSection={<Icon name="plus" />} onClick={() => setCreating(true)}>
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
          <EmptyState icon="folder" {...texts.empty}>
            {create}
          </EmptyState>
        }
      />
      {isCreating && <CreateProjectDialog close={() => setCreating(false)} />}
    </Page>
  );
}

function useColumns(): Column<Project>[] {
  const { toOrganization } = usePlace();
  const titles = texts.columns;
  return [
    {
      key: 'name',
      title: titles.name,
      cell: ({ id, name, description }) => (
        <>
          <Anchor component={Link} to={toOrganization(`projects/${id}`)} fw={550} size="sm">
            {name}
          </Anchor>
          <Text size="xs" c="dimmed" lineClamp={1}>
            {description}
          </Text>
        </>
      ),
    },
    {
      key: 'origins',
      title: titles.origins,
      isWideOnly: true,
      cell: ({ allowedOrigins }) => (
        <Text size="sm" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
          {allowedOrigins.join(', ') || texts.anyOrigin}
        </Text>
      ),
    },
    {
      key: 'holdout',
      title: titles.holdout,
      align: 'right',
      cell: ({ holdoutPercent }) => (holdoutPercent ? texts.percent(holdoutPercent) : texts.noHoldout),
    },
    {
      key: 'menu',
      title: titles.menu,
      isTitleHidden: true,
      width: 56,
      align: 'right',
      cell: (project) => <ProjectMenu project={project} />,
    },
  ];
}

function ProjectMenu({ project: { id, name } }: { project: Project }) {
  const can = useCan();
  const navigate = useNavigate();
  const { orgId, toOrganization } = usePlace();
  const actions = [
    {
      label: texts.steps.settings,
      icon: 'cog',
      onClick: () => navigate(toOrganization(`projects/${id}`)),
    },
    ...(can('act:get-experiments')
      ? [
          {
            label: texts.steps.experiments,
            icon: 'arrow-right',
            onClick: () => navigate(`/o/${orgId}/p/${id}/experiments`),
          },
        ]
      : []),
  ];
  return <RowMenu label={texts.steps.of(name)} actions={actions} />;
}
