import {
  Box,
  Group,
  NativeSelect,
  Pagination,
  Paper,
  Skeleton,
  Table,
  Text,
  UnstyledButton,
  VisuallyHidden,
} from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { common } from '../../texts/common.js';
import { Failure } from '../failure.js';
import { Icon } from '../icon.js';
import type { ListView } from './use-list-view.js';

export interface Column<Row> {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** By the column's key, where the API can. */
  isSortable?: boolean;
  /** Left out on narrow screens. */
  isWideOnly?: boolean;
  align?: 'left' | 'right';
  width?: number | string;
  /** For a column of buttons, whose title is only read out. */
  isTitleHidden?: boolean;
}

/** A page of a list as the API answers it. */
export interface ListPage<Row> {
  items: readonly Row[];
  total: number;
}

interface ListTableProps<Row> {
  /** What the list is of, for screen readers: "Experiments". */
  label: string;
  columns: readonly Column<Row>[];
  query: Pick<UseQueryResult<ListPage<Row>>, 'data' | 'error' | 'isPlaceholderData' | 'refetch'>;
  view: Pick<ListView, 'page' | 'rows' | 'sort' | 'goTo' | 'set'>;
  rowKey: (row: Row) => string | number;
  /** What stands there without a row: an `EmptyState`. */
  empty: ReactNode;
}

/** A list with sorting and paging by the server; its height is kept by skeletons while it loads. */
export function ListTable<Row>(props: ListTableProps<Row>) {
  const { query, view, label, empty } = props;
  if (query.error) return <Failure error={query.error} retry={query.refetch} />;
  if (query.data?.items.length === 0 && view.page === 1) return <Paper>{empty}</Paper>;
  return (
    <Paper>
      <Box
        role="region"
        aria-label={label}
        tabIndex={0}
        style={{ position: 'relative', overflowX: 'auto', opacity: query.isPlaceholderData ? 0.6 : 1 }}
      >
        <Table highlightOnHover aria-busy={!query.data}>
          <ListHead {...props} />
          <Table.Tbody>{query.data ? <ListRows {...props} /> : <SkeletonRows {...props} />}</Table.Tbody>
        </Table>
      </Box>
      <ListFoot total={query.data?.total} view={view} />
    </Paper>
  );
}

function ListHead<Row>({ columns, view }: ListTableProps<Row>) {
  return (
    <Table.Thead>
      <Table.Tr>
        {columns.map((column) => (
          <Table.Th
            key={column.key}
            w={column.width}
            ta={column.align}
            className={wideOnly(column)}
            aria-sort={column.isSortable ? ariaSort(column.key, view.sort) : undefined}
          >
            {column.isSortable ? <SortButton column={column} view={view} /> : <PlainHead {...column} />}
          </Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
  );
}

const wideOnly = (column: { isWideOnly?: boolean }): string | undefined =>
  column.isWideOnly ? 'wide-only' : undefined;

function ariaSort(key: string, sort: string): 'ascending' | 'descending' | 'none' {
  if (sort === key) return 'ascending';
  return sort === `-${key}` ? 'descending' : 'none';
}

function PlainHead({ title, isTitleHidden }: { title: string; isTitleHidden?: boolean }) {
  return isTitleHidden ? <VisuallyHidden>{title}</VisuallyHidden> : <HeadText>{title}</HeadText>;
}

function HeadText({ children }: { children: ReactNode }) {
  return (
    <Text component="span" size="xs" fw={600} c="dimmed">
      {children}
    </Text>
  );
}

interface SortButtonProps {
  column: { key: string; title: string };
  view: Pick<ListView, 'sort' | 'set'>;
}

function SortButton({ column: { key, title }, view }: SortButtonProps) {
  const direction = ariaSort(key, view.sort);
  const arrow = { ascending: 'sort-amount-up-alt', descending: 'sort-amount-down', none: 'sort-alt' };
  return (
    <UnstyledButton onClick={() => view.set({ sort: direction === 'ascending' ? `-${key}` : key })}>
      <HeadText>
        {title} <Icon name={arrow[direction]} />
      </HeadText>
    </UnstyledButton>
  );
}

/** Names may be one long word; it breaks, so that the other columns keep their room. */
const nameStyle = { overflowWrap: 'anywhere', minWidth: '9rem' } as const;

function ListRows<Row>({ query, columns, rowKey }: ListTableProps<Row>) {
  // What stands before the name, such as a box to select the row, has no title to show.
  const nameIndex = columns.findIndex(({ isTitleHidden }) => !isTitleHidden);
  return query.data?.items.map((row) => (
    <Table.Tr key={rowKey(row)}>
      {columns.map((column, index) => (
        <Table.Td
          key={column.key}
          ta={column.align}
          className={wideOnly(column)}
          style={index === nameIndex ? nameStyle : undefined}
        >
          {column.cell(row)}
        </Table.Td>
      ))}
    </Table.Tr>
  ));
}

function SkeletonRows<Row>({ columns, view }: ListTableProps<Row>) {
  const name = columns.find(({ isTitleHidden }) => !isTitleHidden);
  return Array.from({ length: Math.min(view.rows, 8) }, (_, row) => (
    <Table.Tr key={row}>
      {columns.map((column) => (
        <Table.Td key={column.key} className={wideOnly(column)}>
          <Skeleton height={18} my={2} width={column === name ? '70%' : '50%'} />
        </Table.Td>
      ))}
    </Table.Tr>
  ));
}

const pageSizes = [20, 50, 100] as const;

function PageSize({ view }: { view: ListTableProps<never>['view'] }) {
  const sizes = [...new Set([...pageSizes, view.rows])].sort((a, b) => a - b);
  return (
    <NativeSelect
      size="xs"
      aria-label={common.rowsPerPage}
      data={sizes.map((size) => ({ value: String(size), label: common.rowsOf(size) }))}
      value={String(view.rows)}
      onChange={(event) => view.set({ rows: event.currentTarget.value })}
    />
  );
}

function ListFoot({ total, view }: { total: number | undefined; view: ListTableProps<never>['view'] }) {
  const pages = Math.max(1, Math.ceil((total ?? 0) / view.rows));
  return (
    <Group
      justify="space-between"
      px="md"
      py="xs"
      mih={48}
      style={{ borderTop: '1px solid var(--mantine-color-default-border)' }}
    >
      <Text size="sm" c="dimmed" role="status">
        {total === undefined ? common.loading : common.countOf(total)}
      </Text>
      <Group gap="md">
        {total !== undefined && total > pageSizes[0] && <PageSize view={view} />}
        {pages > 1 && (
          <Pagination
            size="sm"
            total={pages}
            value={view.page}
            onChange={view.goTo}
            getControlProps={(control) => ({ 'aria-label': common.pagers[control] })}
            getItemProps={(page) => ({ 'aria-label': common.pageNumber(page) })}
          />
        )}
      </Group>
    </Group>
  );
}
