import { Badge, Box, Button, Group, Paper, Text, Title, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { EmptyState } from '../../components/empty-state.js';
import { Icon } from '../../components/icon.js';
import { ListTable, type Column } from '../../components/list/list-table.js';
import { useListView } from '../../components/list/use-list-view.js';
import { Page } from '../../components/page.js';
import { useCan } from '../../place/use-can.js';
import { usePlace } from '../../place/use-place.js';
import { people } from '../../texts/people.js';
import { InviteDialog } from './invite-dialog.js';
import { MemberDialog } from './member-dialog.js';
import { MemberMenu } from './member-menu.js';
import { nameOf, useMembers, type Member } from './people-queries.js';

type Open = { kind: 'invite' } | { kind: 'edit' | 'let-in'; member: Member } | undefined;

/** The members of the organization; those who wait come first. */
export function PeoplePage() {
  const view = useListView({ rows: 50 });
  const query = useMembers(view);
  const can = useCan();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const invite = can('act:add-organization') && (
    <Button leftSection={<Icon name="user-plus" />} onClick={() => setOpen({ kind: 'invite' })}>
      {people.invite}
    </Button>
  );
  const waiting = query.data?.items.filter(({ disabled, verified }) => disabled && verified) ?? [];
  return (
    <Page title={people.title} about={people.about} actions={invite}>
      {can('act:update-user') && waiting.length > 0 && (
        <Waiting members={waiting} letIn={(member) => setOpen({ kind: 'let-in', member })} />
      )}
      <ListTable
        label={people.title}
        columns={useColumns((kind, member) => setOpen({ kind, member }))}
        query={query}
        view={view}
        rowKey={({ id }) => id}
        empty={<EmptyState icon="users" {...people.empty} />}
      />
      {open?.kind === 'invite' && <InviteDialog close={close} members={query.data?.items ?? []} />}
      {(open?.kind === 'edit' || open?.kind === 'let-in') && (
        <MemberDialog member={open.member} letsIn={open.kind === 'let-in'} close={close} />
      )}
    </Page>
  );
}

function Waiting({ members, letIn }: { members: readonly Member[]; letIn: (member: Member) => void }) {
  return (
    <Paper p="md" component="section" aria-label={people.requests.title}>
      <Title order={2} fz="md">
        {people.requests.title}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {people.requests.text}
      </Text>
      {members.map((member) => (
        <Group key={member.id} justify="space-between" py={6} gap="sm">
          <Person member={member} />
          <Button
            size="xs"
            aria-label={people.requests.approve(nameOf(member))}
            onClick={() => letIn(member)}
          >
            {people.requests.button}
          </Button>
        </Group>
      ))}
    </Paper>
  );
}

function Person({ member }: { member: Member }) {
  const { session } = usePlace();
  return (
    <Box miw={0}>
      <Text size="sm" fw={550}>
        {nameOf(member)}
        {member.id === session.userId && (
          <Text component="span" size="xs" c="dimmed">
            {` (${people.you})`}
          </Text>
        )}
      </Text>
      {nameOf(member) !== member.email && (
        <Text size="xs" c="dimmed">
          {member.email}
        </Text>
      )}
    </Box>
  );
}

function State({ disabled, verified, super: isSuper }: Member) {
  if (!verified) return <Badge color="gray">{people.states.unverified}</Badge>;
  if (disabled) {
    return (
      <Badge color="yellow" leftSection={<Icon name="clock" />}>
        {people.states.waiting}
      </Badge>
    );
  }
  if (!isSuper) {
    return (
      <Badge color="teal" leftSection={<Icon name="check" />}>
        {people.states.active}
      </Badge>
    );
  }
  return (
    <Tooltip label={people.superHint}>
      <Badge color="indigo" leftSection={<Icon name="star" />}>
        {people.states.super}
      </Badge>
    </Tooltip>
  );
}

function useColumns(open: (kind: 'edit' | 'let-in', member: Member) => void): Column<Member>[] {
  const titles = people.columns;
  return [
    { key: 'name', title: titles.name, cell: (member) => <Person member={member} /> },
    { key: 'state', title: titles.state, cell: State },
    { key: 'role', title: titles.role, isWideOnly: true, cell: ({ roleName }) => roleName ?? people.none },
    {
      key: 'template',
      title: titles.template,
      isWideOnly: true,
      cell: ({ menuTemplateName }) => menuTemplateName ?? people.none,
    },
    {
      key: 'menu',
      title: titles.menu,
      isTitleHidden: true,
      width: 56,
      align: 'right',
      cell: (member) => <MemberMenu member={member} open={open} />,
    },
  ];
}
