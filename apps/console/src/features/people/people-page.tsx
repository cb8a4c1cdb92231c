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
import { membersOf } from '../../api/people.js';
import { MemberDialog } from './member-dialog.js';
import { MemberMenu } from './member-menu.js';
import { InvitationMenu } from './invitation-menu.js';
import { nameOf, usePeople, type Member, type Person } from './people-queries.js';

type Open = { kind: 'invite' } | { kind: 'edit' | 'let-in'; member: Member } | undefined;

/** The members of the organization and who is invited; those who wait come first. */
export function PeoplePage() {
  const view = useListView({ rows: 50 });
  const query = usePeople(view);
  const can = useCan();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const invite = can('act:add-organization') && (
    <Button leftSection={<Icon name="user-plus" />} onClick={() => setOpen({ kind: 'invite' })}>
      {people.invite}
    </Button>
  );
  const members = membersOf(query.data?.items ?? []);
  const waiting = members.filter(({ disabled, verified }) => disabled && verified);
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
        rowKey={(person) => (person.status === 'invited' ? `invitation ${person.invitationId}` : person.id)}
        empty={<EmptyState icon="users" {...people.empty} />}
      />
      {open?.kind === 'invite' && <InviteDialog close={close} members={members} />}
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
          <Name person={member} />
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

function Name({ person }: { person: Person }) {
  const { session } = usePlace();
  if (person.status === 'invited') {
    return (
      <Text size="sm" fw={550}>
        {person.email}
      </Text>
    );
  }
  return (
    <Box miw={0}>
      <Text size="sm" fw={550}>
        {nameOf(person)}
        {person.id === session.userId && (
          <Text component="span" size="xs" c="dimmed">
            {` (${people.you})`}
          </Text>
        )}
      </Text>
      {nameOf(person) !== person.email && (
        <Text size="xs" c="dimmed">
          {person.email}
        </Text>
      )}
    </Box>
  );
}

const states = {
  invited: { color: 'blue', icon: 'envelope' },
  unverified: { color: 'gray', icon: 'clock' },
  requested: { color: 'yellow', icon: 'clock' },
  disabled: { color: 'gray', icon: 'ban' },
  active: { color: 'teal', icon: 'check' },
  super: { color: 'indigo', icon: 'star' },
} as const;

function stateOf(person: Person): keyof typeof states {
  if (person.status === 'invited') return 'invited';
  if (!person.verified) return 'unverified';
  if (person.status === 'requested') return 'requested';
  if (person.disabled) return 'disabled';
  return person.super ? 'super' : 'active';
}

function State(person: Person) {
  const state = stateOf(person);
  const { color, icon } = states[state];
  const badge = (
    <Badge color={color} miw="max-content" leftSection={<Icon name={icon} />}>
      {people.states[state]}
    </Badge>
  );
  return state === 'super' ? <Tooltip label={people.superHint}>{badge}</Tooltip> : badge;
}

function useColumns(open: (kind: 'edit' | 'let-in', member: Member) => void): Column<Person>[] {
  const titles = people.columns;
  return [
    { key: 'name', title: titles.name, cell: (person) => <Name person={person} /> },
    { key: 'state', title: titles.state, cell: State },
    {
      key: 'role',
      title: titles.role,
      isWideOnly: true,
      cell: (person) => (person.status === 'invited' ? '' : (person.roleName ?? people.none)),
    },
    {
      key: 'template',
      title: titles.template,
      isWideOnly: true,
      cell: (person) => (person.status === 'invited' ? '' : (person.menuTemplateName ?? people.none)),
    },
    {
      key: 'menu',
      title: titles.menu,
      isTitleHidden: true,
      width: 56,
      align: 'right',
      cell: (person) =>
        person.status === 'invited' ? (
          <InvitationMenu invited={person} />
        ) : (
          <MemberMenu member={person} open={open} />
        ),
    },
  ];
}
