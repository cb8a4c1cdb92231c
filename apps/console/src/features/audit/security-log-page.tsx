import { Box, Group, Select, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Schema } from '../../api/client.js';
import { DaySpan } from '../../components/day-span.js';
import { EmptyState } from '../../components/empty-state.js';
import { ListTable, type Column } from '../../components/list/list-table.js';
import { NothingFound } from '../../components/list/nothing-found.js';
import { useListView, type ListView } from '../../components/list/use-list-view.js';
import { Page } from '../../components/page.js';
import { useMembers } from '../../components/use-members.js';
import { Time } from '../../components/times.js';
import { usePlace } from '../../place/use-place.js';
import { securityEventNames, securityLog, securityReasons } from '../../texts/security-log.js';
import { securityRead, securityOptions, type SecurityPart } from './log-reads.js';

type Entry = Schema<'SecurityEntryDto'>;
type LogView = ListView<keyof SecurityPart['filters']>;

/** The security events of the organization. */
export function SecurityLogPage() {
  const view = useListView(securityOptions);
  const query = useEntries(view);
  const empty = view.isNarrowed ? (
    <NothingFound {...securityLog.nothingFound} view={view} />
  ) : (
    <EmptyState icon="shield" {...securityLog.empty} />
  );
  return (
    <Page title={securityLog.title} about={securityLog.about}>
      <Filters view={view} />
      <ListTable
        label={securityLog.title}
        columns={columns}
        query={query}
        view={view}
        rowKey={({ id }) => id}
        empty={empty}
      />
    </Page>
  );
}

function useEntries(view: LogView) {
  const { orgId } = usePlace();
  return useQuery({ ...securityRead(orgId, view), placeholderData: keepPreviousData });
}

function Filters({ view }: { view: LogView }) {
  const { kind, userId, from, to } = view.filters;
  const texts = securityLog.filters;
  const people = useMembers();
  return (
    <Group gap="sm" align="flex-end">
      <Select
        label={texts.kind}
        placeholder={texts.anyKind}
        data={Object.entries(securityEventNames).map(([value, label]) => ({ value, label }))}
        value={kind ?? null}
        onChange={(value) => view.set({ kind: value })}
        clearable
        searchable
        w={{ base: '100%', xs: 280 }}
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
  { key: 'at', title: securityLog.columns.at, width: 150, cell: ({ at }) => <Time value={at} /> },
  { key: 'event', title: securityLog.columns.event, cell: What },
  { key: 'who', title: securityLog.columns.who, isWideOnly: true, width: 240, cell: whoOf },
  { key: 'from', title: securityLog.columns.from, isWideOnly: true, width: 200, cell: placeOf },
];

function whoOf({ userEmail, apiKeyId }: Entry): string {
  return apiKeyId === null ? userEmail : securityLog.key(apiKeyId);
}

/** Without a network although it came about several times, it came from several. */
function placeOf({ address, network, times }: Entry): string {
  return address ?? network ?? (times > 1 ? securityLog.several : '');
}

function What(entry: Entry) {
  const { kind, reason, times } = entry;
  return (
    <Box>
      <Text size="sm" fw={550}>
        {securityEventNames[kind] ?? kind}
      </Text>
      <Text size="xs" c="dimmed">
        {[reason && (securityReasons[reason] ?? reason), times > 1 && securityLog.times(times)]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      <Text size="xs" c="dimmed" hiddenFrom="sm">
        {[whoOf(entry), placeOf(entry)].filter(Boolean).join(' · ')}
      </Text>
    </Box>
  );
}
