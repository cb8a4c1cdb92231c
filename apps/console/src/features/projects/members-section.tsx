import { Badge, Box, Button, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { EmptyState } from '../../components/empty-state.js';
import { Icon } from '../../components/icon.js';
import { ListTable, type Column } from '../../components/list/list-table.js';
import { useListView } from '../../components/list/use-list-view.js';
import { useCan } from '../../place/use-can.js';
import { usePlace } from '../../place/use-place.js';
import { projects } from '../../texts/projects.js';
import { AddMemberDialog, PermissionDialog } from './member-dialogs.js';
import { ProjectMemberMenu } from './project-member-menu.js';
import { nameOf, useProjectMembers, type ProjectMember } from './project-queries.js';

const texts = projects.members;
/** The API answers them all at once. */
const most = 10_000;

/** Who is in the project; Owners say who, and with which permission. */
export function MembersSection({ projectId }: { projectId: number }) {
  const query = useProjectMembers(projectId);
  const [open, setOpen] = useState<'add' | ProjectMember>();
  const view = useListView({ rows: most });
  const close = () => setOpen(undefined);
  return (
    <Box>
      <Group justify="space-between" align="flex-start" gap="sm" mb="sm">
        <Box flex={1} miw={220}>
          <Title order={2}>{texts.title}</Title>
          <Text c="dimmed" size="sm">
            {texts.about}
          </Text>
        </Box>
        {query.data && <AddButton projectId={projectId} onClick={() => setOpen('add')} />}
      </Group>
      <ListTable
        label={texts.title}
        columns={columnsOf({ projectId, change: setOpen })}
        query={query}
        view={view}
        rowKey={({ userId }) => userId}
        empty={<EmptyState icon="users" order={3} {...texts.empty} />}
      />
      {open === 'add' && (
        <AddMemberDialog projectId={projectId} members={query.data?.items ?? []} close={close} />
      )}
      {typeof open === 'object' && <PermissionDialog projectId={projectId} member={open} close={close} />}
    </Box>
  );
}

/** Choosing somebody takes the list of people too. */
function AddButton({ projectId, onClick }: { projectId: number; onClick: () => void }) {
  const can = useCan(projectId);
  if (!can('act:assign-user-to-project') || !can('act:get-users')) return null;
  return (
    <Button variant="default" leftSection={<Icon name="user-plus" />} onClick={onClick}>
      {texts.add}
    </Button>
  );
}

interface ColumnOptions {
  projectId: number;
  change: (member: ProjectMember) => void;
}

function columnsOf({ projectId, change }: ColumnOptions): Column<ProjectMember>[] {
  return [
    { key: 'name', title: texts.columns.name, cell: (member) => <Person member={member} /> },
    { key: 'permission', title: texts.columns.permission, cell: PermissionCell },
    {
      key: 'menu',
      title: texts.columns.menu,
      isTitleHidden: true,
      width: 56,
      align: 'right',
      cell: (member) => (
        <ProjectMemberMenu projectId={projectId} member={member} change={() => change(member)} />
      ),
    },
  ];
}

function Person({ member }: { member: ProjectMember }) {
  const { session } = usePlace();
  const name = nameOf(member);
  return (
    <Box miw={0} style={{ overflowWrap: 'anywhere' }}>
      <Text size="sm" fw={550}>
        {name}
        {member.userId === session.userId && (
          <Text component="span" size="xs" c="dimmed">
            {` (${texts.you})`}
          </Text>
        )}
      </Text>
      {name !== member.email && (
        <Text size="xs" c="dimmed">
          {member.email}
        </Text>
      )}
    </Box>
  );
}

function PermissionCell({ permissionType, disabled, super: isSuper }: ProjectMember) {
  return (
    <Group gap={6}>
      <Text size="sm">{texts.permissions[permissionType]}</Text>
      {isSuper && (
        <Badge color="indigo" leftSection={<Icon name="star" />}>
          {texts.super}
        </Badge>
      )}
      {disabled && !isSuper && (
        <Badge color="gray" leftSection={<Icon name="lock" />}>
          {texts.closed}
        </Badge>
      )}
    </Group>
  );
}
