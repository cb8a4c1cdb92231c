/** Which part of a list is shown, by the address. */
export interface ListPart<Filter extends string = never> {
  page: number;
  rows: number;
  /** The name of a column, with a minus in front for descending. */
  sort: string;
  q: string;
  filters: Readonly<Record<Filter, string | undefined>>;
  /** Whether the list is narrowed by search or filter. */
  isNarrowed: boolean;
}

/** What a list shows first, and by what it can be narrowed. */
export interface ListOptions<Filter extends string> {
  sort?: string;
  filters?: readonly Filter[];
  rows?: number;
}

/** The part that an address shows. */
export function listPartOf<Filter extends string>(
  params: URLSearchParams,
  options: ListOptions<Filter>,
): ListPart<Filter> {
  const filters = Object.fromEntries(
    (options.filters ?? []).map((name) => [name, params.get(name) ?? undefined]),
  ) as Record<Filter, string | undefined>;
  const q = params.get('q') ?? '';
  return {
    page: Math.max(1, Number(params.get('page')) || 1),
    rows: Number(params.get('rows')) || options.rows || 20,
    sort: params.get('sort') ?? options.sort ?? '',
    q,
    filters,
    isNarrowed: q !== '' || Object.values(filters).some(Boolean),
  };
}
