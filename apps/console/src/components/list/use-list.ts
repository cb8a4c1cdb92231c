import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ListPage } from './list-table.js';

/**
 * Reads a page of a list; the page before stays until the next one is there.
 *
 * @param key the list's name first, then everything that the request depends on
 */
export function useList<Row>(key: readonly unknown[], read: () => Promise<ListPage<Row>>) {
  return useQuery({ queryKey: key, queryFn: read, placeholderData: keepPreviousData });
}
