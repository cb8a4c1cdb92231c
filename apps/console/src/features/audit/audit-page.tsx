import { Anchor, Box, Group, Select, Table, Text, UnstyledButton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Schema } from '../../api/client.js';
import { DaySpan } from '../../components/day-span.js';
import { EmptyState } from '../../components/empty-state.js';
import { Icon } from '../../components/icon.js';
import { ListTable, type Column } from '../../components/list/list-table.js';
import { NothingFound } from '../../components/list/nothing-found.js';
import { useListView, type ListView } from '../../components/list/use-list-view.js';
import { Page } from '../../components/page.js';
import { useMembers } from '../../components/use-members.js';
import { Time } from '../../components/times.js';
import { usePlace } from '../../place/use-place.js';
import { audit, entityNames } from '../../texts/audit.js';
import classes from './audit.module.css';
import { useAddressOf } from './address-of.js';
import { changesBetween, verbOf, wordsOf } from './changes.js';
import { auditRead, auditOptions, type AuditPart } from './log-reads.js';

type Entry = Schema<'AuditEntryDto'>;
type AuditView = ListView<keyof AuditPart['filters']>;

/** Who changed what in the organization. */
export function AuditPage() {
  const view = useListView(auditOptions);
  const query = useEntries(view);
  const empty = view.isNarrowed ? (
    <NothingFound {...audit.nothingFound} view={view} />
  ) : (
    <EmptyState icon="history" {...audit.empty} />
  );
  return (
    <Page title={audit.title} about={audit.about}>
      <Filters view={view} />
      <ListTable
        label={audit.title}
        columns={columns}
        query={query}
        view={view}
        rowKey={({ id }) => id}
        empty={empty}
      />
    </Page>
  );
}

function useEntries(view: AuditView) {
  const { orgId } = usePlace();
  return useQuery({ ...auditRead(orgId, view), placeholderData: keepPreviousData });
}

function Filters({ view }: { view: AuditView }) {
  const { entity, userId, from, to } = view.filters;
  const texts = audit.filters;
  const people = useMembers();
  return (
    <Group gap="sm" align="flex-end">
      <Select
        label={texts.entity}
        placeholder={texts.anyEntity}
        data={Object.entries(entityNames).map(([value, label]) => ({ value, label }))}
        value={entity ?? null}
        onChange={(value) => view.set({ entity: value })}
        clearable
        searchable
        w={{ base: '100%', xs: 220 }}
      />
      {people.length > 0 && (
        <Select
          label={texts.user}
          placeholder={texts.anyUser}
          data={people}
          value={userId ?? null}
          onChange={(value) => view.set({ userId: value })}
          clearable
          searchable
          w={{ base: '100%', xs: 240 }}
        />
      )}
      <DaySpan from={from ?? ''} to={to ?? ''} labels={texts} set={view.set} />
    </Group>
  );
}

const columns: Column<Entry>[] = [
  { key: 'at', title: audit.columns.at, width: 150, cell: ({ at }) => <Time value={at} /> },
  { key: 'who', title: audit.columns.who, isWideOnly: true, width: 240, cell: Who },
  { key: 'what', title: audit.columns.what, cell: (entry) => <What entry={entry} /> },
];

function Who({ userEmail, apiKeyId, action }: Entry) {
  if (action === 'system') return audit.system;
  return (
    <Text size="sm">
      {userEmail || (apiKeyId === null ? audit.nobody : '')} {apiKeyId !== null && audit.byKey(apiKeyId)}
    </Text>
  );
}

function What({ entry }: { entry: Entry }) {
  const [isOpen, setOpen] = useState(false);
  const { before, after, entity, entityId } = entry;
  const changes = changesBetween(before, after);
  const title = entry.title ?? (entityId === null ? '' : String(entityId));
  const shown = audit.show(changes.map(({ field }) => wordsOf(field)));
  const verb = verbOf(before, after);
  const what = `${entityNames[entity]} ${title} ${audit.verbs[verb]}`;
  const address = useAddressOf(entry);
  const part = entity !== 'experiment' ? entry.experiment?.title : undefined;
  return (
    <Box>
      <Text size="sm">
        {entityNames[entity]}{' '}
        {address && verb !== 'deleted' ? (
          <Anchor component={Link} to={address} size="sm" fw={550}>
            {title}
          </Anchor>
        ) : (
          <Text component="span" size="sm" fw={550}>
            {title}
          </Text>
        )}{' '}
        {part !== undefined && audit.partOf(part)} {audit.verbs[verb]}
      </Text>
      <Text size="xs" c="dimmed" hiddenFrom="sm">
        {entry.userEmail}
      </Text>
      {changes.length > 0 && (
        <UnstyledButton
          aria-expanded={isOpen}
          aria-label={audit.showOf(shown, what)}
          onClick={() => setOpen(!isOpen)}
        >
          <Text size="xs" c="var(--mantine-color-anchor)" component="span">
            <Icon name={isOpen ? 'angle-down' : 'angle-right'} /> {shown}
          </Text>
        </UnstyledButton>
      )}
      {isOpen && <Diff entry={entry} />}
    </Box>
  );
}

/** What was there in a struck line, what is there in its place beside it. */
function Diff({ entry: { before, after } }: { entry: Entry }) {
  return (
    <Table verticalSpacing={4} mt={6} className={classes.diff}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{audit.field}</Table.Th>
          <Table.Th>{audit.before}</Table.Th>
          <Table.Th>{audit.after}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changesBetween(before, after).map((change) => (
          <Table.Tr key={change.field}>
            <Table.Td>{wordsOf(change.field)}</Table.Td>
            <Table.Td>{change.before === null ? <Nothing /> : <del>{change.before}</del>}</Table.Td>
            <Table.Td>{change.after === null ? <Nothing /> : <ins>{change.after}</ins>}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Nothing() {
  return (
    <Text component="span" size="xs" c="dimmed">
      {audit.nothing}
    </Text>
  );
}
