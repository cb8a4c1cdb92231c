import { Box, Paper, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Schema } from '../../api/client.js';
import { EmptyState } from '../../components/empty-state.js';
import { NarrowOnly } from '../../components/narrow-only.js';
import { ClockTime } from '../../components/times.js';
import { live } from '../../texts/live.js';
import type { Names } from './use-names.js';

type Event = Schema<'LiveEventDto'>;
type Exposure = Schema<'LiveExposureDto'>;

interface Column<Row> {
  title: string;
  cell: (row: Row) => ReactNode;
  /** Left out on narrow screens. */
  isWideOnly?: boolean;
}

const titles = live.columns;

/** The last events, newest first. */
export function EventList(props: { events: readonly Event[] | undefined; names: Names; q: string }) {
  const { events, names, q } = props;
  const experimentOf = ({ experimentId }: Event) =>
    experimentId === null ? live.every : names.experiment(experimentId);
  const columns: Column<Event>[] = [
    {
      title: titles.type,
      cell: (event) => (
        <>
          <EventType {...event} />
          <NarrowLine parts={[experimentOf(event), event.value]} />
        </>
      ),
    },
    { title: titles.experiment, isWideOnly: true, cell: experimentOf },
    { title: titles.user, cell: ({ endUserId }) => <Code text={endUserId ?? live.unknown} /> },
    { title: titles.value, isWideOnly: true, cell: ({ value }) => value ?? '' },
    { title: titles.at, cell: ({ occurredAt }) => <ClockTime value={occurredAt} /> },
  ];
  return (
    <LiveList
      title={live.events}
      rows={events}
      columns={columns}
      rowKey={({ id }) => id}
      fits={(event) => has(q, [event.type, event.metric ?? '', event.endUserId ?? '', experimentOf(event)])}
      empty={<EmptyState icon="eye" {...live.noEvents} />}
    />
  );
}

function EventType({ type, metric, notCounted }: Event) {
  return (
    <>
      <Text size="sm" fw={550} children={type} />
      {metric !== null && <Text size="xs" c="dimmed" lineClamp={1} title={metric} children={metric} />}
      {notCounted && <Text size="xs" c="dimmed" children={live.notCounted[notCounted]} />}
    </>
  );
}

/** What the columns say that narrow screens have no room for. */
function NarrowLine({ parts }: { parts: readonly (string | number | null | undefined)[] }) {
  const said = parts.filter((part) => part !== null && part !== undefined && part !== '');
  return (
    <NarrowOnly>
      <Text size="xs" c="dimmed">
        {said.join(' · ')}
      </Text>
    </NarrowOnly>
  );
}

/** The last exposures, newest first. */
export function ExposureList(props: { exposures: readonly Exposure[] | undefined; names: Names; q: string }) {
  const { exposures, names, q } = props;
  const columns: Column<Exposure>[] = [
    {
      title: titles.variation,
      cell: ({ variationId, experimentId }) => (
        <>
          {names.variation(variationId)}
          <NarrowLine parts={[names.experiment(experimentId)]} />
        </>
      ),
    },
    {
      title: titles.experiment,
      isWideOnly: true,
      cell: ({ experimentId }) => names.experiment(experimentId),
    },
    { title: titles.user, cell: ({ endUserId }) => <Code text={endUserId} /> },
    { title: titles.at, cell: ({ assignedAt }) => <ClockTime value={assignedAt} /> },
  ];
  return (
    <LiveList
      title={live.exposures}
      about={live.exposuresAbout}
      rows={exposures}
      columns={columns}
      rowKey={({ experimentId, endUserId }) => `${experimentId} ${endUserId}`}
      fits={(one) =>
        has(q, [one.endUserId, names.variation(one.variationId), names.experiment(one.experimentId)])
      }
      empty={<EmptyState icon="users" {...live.noExposures} />}
    />
  );
}

const has = (q: string, texts: readonly string[]): boolean =>
  texts.some((text) => text.toLowerCase().includes(q.toLowerCase()));

function Code({ text }: { text: string }) {
  return (
    <Text size="xs" ff="monospace" maw={{ base: 110, sm: 160 }} truncate title={text}>
      {text}
    </Text>
  );
}

interface LiveListProps<Row> {
  title: string;
  about?: string;
  rows: readonly Row[] | undefined;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string | number;
  fits: (row: Row) => boolean;
  empty: ReactNode;
}

function LiveList<Row>(props: LiveListProps<Row>) {
  const { title, about, rows } = props;
  return (
    <Paper component="section" aria-label={title} p="md">
      <Stack gap="sm">
        <Box>
          <Title order={2}>{title}</Title>
          {about && (
            <Text size="sm" c="dimmed">
              {about}
            </Text>
          )}
        </Box>
        {rows ? <LiveRows {...props} rows={rows} /> : <Skeleton height={420} aria-busy="true" />}
      </Stack>
    </Paper>
  );
}

const wideOnly = ({ isWideOnly }: { isWideOnly?: boolean }): string | undefined =>
  isWideOnly ? 'wide-only' : undefined;

function LiveRows<Row>(props: LiveListProps<Row> & { rows: readonly Row[] }) {
  const { title, rows, columns, rowKey, fits, empty } = props;
  const shown = rows.filter(fits);
  if (rows.length === 0) return empty;
  if (shown.length === 0) return <EmptyState icon="search" {...live.nothingFits} />;
  return (
    <Box
      role="region"
      aria-label={`${title}: ${live.counted(shown.length)}`}
      tabIndex={0}
      mah={620}
      style={{ overflow: 'auto' }}
    >
      <Table verticalSpacing={6} horizontalSpacing="sm" stickyHeader>
        <Table.Caption>{live.counted(shown.length)}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column.title} className={wideOnly(column)}>
                <Text component="span" size="xs" fw={600} c="dimmed">
                  {column.title}
                </Text>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((row) => (
            <Table.Tr key={rowKey(row)}>
              {columns.map((column) => (
                <Table.Td key={column.title} className={wideOnly(column)}>
                  {column.cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}
