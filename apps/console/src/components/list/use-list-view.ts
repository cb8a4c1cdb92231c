import { useSearchParams } from 'react-router';

/** Which part of a list is shown. It lies in the address, so that a link shows the same and Back goes back. */
export interface ListView<Filter extends string = never> {
  page: number;
  rows: number;
  /** The name of a column, with a minus in front for descending. */
  sort: string;
  q: string;
  filters: Readonly<Record<Filter, string | undefined>>;
  /** Whether the list is narrowed by search or filter. */
  isNarrowed: boolean;
  goTo: (page: number) => void;
  /** Sets search, sort or filters and goes to the first page; an empty text takes one away. */
  set: (changes: Partial<Record<Filter | 'q' | 'sort' | 'rows', string | null>>) => void;
  reset: () => void;
}

interface ListViewOptions<Filter extends string> {
  sort?: string;
  filters?: readonly Filter[];
  rows?: number;
}

export function useListView<Filter extends string = never>(
  options: ListViewOptions<Filter> = {},
): ListView<Filter> {
  const [params, setParams] = useSearchParams();
  const filters = Object.fromEntries(
    (options.filters ?? []).map((name) => [name, params.get(name) ?? undefined]),
  ) as Record<Filter, string | undefined>;
  const q = params.get('q') ?? '';
  const set = (changes: Readonly<Record<string, string | null>>) =>
    setParams((before) => changed(before, { page: null, ...changes }), { replace: true });
  return {
    page: Math.max(1, Number(params.get('page')) || 1),
    rows: Number(params.get('rows')) || options.rows || 20,
    sort: params.get('sort') ?? options.sort ?? '',
    q,
    filters,
    isNarrowed: q !== '' || Object.values(filters).some(Boolean),
    goTo: (page) => setParams((before) => changed(before, { page: String(page) })),
    set: set as ListView<Filter>['set'],
    reset: () => set(Object.fromEntries(['q', ...(options.filters ?? [])].map((name) => [name, null]))),
  };
}

function changed(before: URLSearchParams, changes: Readonly<Record<string, string | null>>): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [name, value] of Object.entries(changes)) {
    if (value) after.set(name, value);
    else after.delete(name);
  }
  return after;
}
