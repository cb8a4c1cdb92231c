import { useSearchParams } from 'react-router';
import { listPartOf, type ListOptions, type ListPart } from './list-part.js';

/** Which part of a list is shown. It lies in the address, so that a link shows the same and Back goes back. */
export interface ListView<Filter extends string = never> extends ListPart<Filter> {
  goTo: (page: number) => void;
  /** Sets search, sort or filters and goes to the first page; an empty text takes one away. */
  set: (changes: Partial<Record<Filter | 'q' | 'sort' | 'rows', string | null>>) => void;
  reset: () => void;
}

export function useListView<Filter extends string = never>(
  options: ListOptions<Filter> = {},
): ListView<Filter> {
  const [params, setParams] = useSearchParams();
  const set = (changes: Readonly<Record<string, string | null>>) =>
    setParams((before) => changed(before, { page: null, ...changes }), { replace: true });
  return {
    ...listPartOf(params, options),
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
