import { forSession, recallList, store } from './storage.js';

const NAME = 'ab-visit';

/** Where a visit came from: its first referrer, and the utm parameters of its first address. */
export interface Visit {
  readonly firstReferrer: string;
  readonly utm: Record<string, string>;
}

/** What is known of this visit, from its first page on. */
export function currentVisit(): Visit {
  const [known] = recallList<Visit>(forSession, NAME);
  if (known) return known;
  const first: Visit = { firstReferrer: document.referrer, utm: {} };
  new URLSearchParams(location.search).forEach((value, name) => {
    if (/^utm_/.test(name)) first.utm[name] = value;
  });
  store(forSession, NAME, JSON.stringify([first]));
  return first;
}

export const forgetVisit = () => store(forSession, NAME);
