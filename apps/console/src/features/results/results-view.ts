import { useSearchParams } from 'react-router';
import type { Schema } from '../../api/client.js';
import { shownBy, type Method, type Part, type ShownResults } from './shown-results.js';

/** What of the results is shown, and how to show something else. */
export interface ResultsView extends ShownResults {
  set: (changes: Partial<Record<Part, string | null>>) => void;
}

/** The view of the address. */
export function useResultsView(): ResultsView {
  const [params, setParams] = useSearchParams();
  const set: ResultsView['set'] = (changes) =>
    setParams((before) => changed(before, changes), { replace: true });
  return { ...shownBy(params), set };
}

function changed(before: URLSearchParams, changes: Partial<Record<Part, string | null>>): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [part, value] of Object.entries(changes)) {
    if (value) after.set(part, value);
    else after.delete(part);
  }
  return after;
}

/** A method under the name that this page uses for it. */
export const canonical = (method: Schema<'ResultsDto'>['method']): Method =>
  method === 'fixed_horizon' ? 'frequentist' : method;
