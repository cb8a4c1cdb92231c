import { useSearchParams } from 'react-router';
import type { Schema } from '../../api/client.js';

/** `fixed_horizon` is another name of `frequentist`. */
export type Method = Exclude<Schema<'ResultsDto'>['method'], 'fixed_horizon'>;

export const confidences = ['0.9', '0.95', '0.99'] as const;
const methods: readonly Method[] = ['sequential', 'frequentist', 'bayesian'];

/** What of the results is shown; all of it lies in the address, so that a link shows the same. */
export interface ResultsView {
  method: Method;
  confidence: string;
  from: string;
  to: string;
  by: string;
  /** The metric that groups are compared on, by its key. */
  metric: string;
  /** The variation whose lift is followed from day to day, by its id. */
  treatment: string;
  set: (changes: Partial<Record<Part, string | null>>) => void;
}

type Part = 'method' | 'confidence' | 'from' | 'to' | 'by' | 'metric' | 'treatment';

/** Sequential unless told otherwise: a page that is open to all at any time is looked at many times. */
export function useResultsView(): ResultsView {
  const [params, setParams] = useSearchParams();
  const read = (part: Part) => params.get(part) ?? '';
  const set: ResultsView['set'] = (changes) =>
    setParams((before) => changed(before, changes), { replace: true });
  return {
    method: methods.find((method) => method === read('method')) ?? 'sequential',
    confidence: confidences.find((confidence) => confidence === read('confidence')) ?? '0.95',
    from: read('from'),
    to: read('to'),
    by: read('by'),
    metric: read('metric'),
    treatment: read('treatment'),
    set,
  };
}

function changed(before: URLSearchParams, changes: Partial<Record<Part, string | null>>): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [part, value] of Object.entries(changes)) {
    if (value) after.set(part, value);
    else after.delete(part);
  }
  return after;
}
