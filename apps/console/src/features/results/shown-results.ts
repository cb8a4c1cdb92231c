import type { Schema } from '../../api/client.js';
import { isDay } from '../../components/days.js';

/** `fixed_horizon` is another name of `frequentist`. */
export type Method = Exclude<Schema<'ResultsDto'>['method'], 'fixed_horizon'>;

export const confidences = ['0.9', '0.95', '0.99'] as const;
const methods: readonly Method[] = ['sequential', 'frequentist', 'bayesian'];
const roles: readonly Role[] = ['primary', 'secondary', 'guardrail'];

type Role = Schema<'MetricResultDto'>['role'];

/** What of the results is shown; all of it lies in the address, so that a link shows the same. */
export interface ShownResults {
  /** Empty for that of the protocol. */
  method: Method | '';
  /** The same. */
  confidence: string;
  from: string;
  to: string;
  by: string;
  /** The metric whose detail is shown, by its key; empty for the first. */
  metric: string;
  /** The scorecard: one role only, or empty for all. */
  role: Role | '';
  /** The scorecard: only metrics that changed significantly. */
  isChangedOnly: boolean;
  /** The scorecard: see `ScorecardChoice`. */
  sort: string;
  /** The variation whose lift is followed from day to day, by its id. */
  treatment: string;
}

/** The parts of the address that say what is shown. */
export type Part =
  'method' | 'confidence' | 'from' | 'to' | 'by' | 'metric' | 'treatment' | 'role' | 'changed' | 'sort';

/** What an address shows: the view of the protocol unless told otherwise. */
export function shownBy(params: URLSearchParams): ShownResults {
  const read = (part: Part) => params.get(part) ?? '';
  return {
    method: methods.find((method) => method === read('method')) ?? '',
    confidence: confidences.find((confidence) => confidence === read('confidence')) ?? '',
    ...daysOf(read('from'), read('to')),
    by: read('by'),
    metric: read('metric'),
    role: roles.find((role) => role === read('role')) ?? '',
    isChangedOnly: read('changed') === 'only',
    sort: read('sort'),
    treatment: read('treatment'),
  };
}

/** What is no day, or ends before it begins, narrows nothing. */
function daysOf(from: string, to: string): Pick<ShownResults, 'from' | 'to'> {
  const first = isDay(from) ? from : '';
  return { from: first, to: isDay(to) && to >= first ? to : '' };
}
