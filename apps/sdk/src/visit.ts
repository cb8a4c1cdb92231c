import { forSession, recallList, store } from './storage.js';
import { toJson } from './to-json.js';

const NAME = 'ab-visit';

/** Where a visit came from: its first referrer, and the utm parameters of its first address. */
export interface Visit {
  readonly firstReferrer: string;
  readonly utm: Record<string, string>;
}

/** What is known of this visit, from its first page on. */
export const currentVisit = (): Visit =>
  recallList<Visit>(forSession, NAME)[0] ?? beginVisit(document.referrer);

/** Begins a visit, which came from an address, with this page. */
export function beginVisit(firstReferrer: string): Visit {
  const first: Visit = { firstReferrer, utm: {} };
  new URLSearchParams(location.search).forEach((value, name) => {
    if (/^utm_/.test(name)) first.utm[name] = value;
  });
  store(forSession, NAME, toJson([first]));
  return first;
}

export const forgetVisit = () => store(forSession, NAME);
