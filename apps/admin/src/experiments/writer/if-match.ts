/** The state that a change was made for: a revision, any at all, or what an If-Match header says. */
export type Match = number | string;

/** Whether a revision is the one that a change was made for. */
export function matchesRevision(match: Match, revision: number): boolean {
  if (typeof match === 'number') return match === revision;
  return match.trim() === '*' || tagsIn(match).includes(String(revision));
}

/** The revision that is named, if it is one that there can be. */
export function revisionIn(match: Match): number | undefined {
  if (typeof match === 'number') return match <= greatestRevision ? match : undefined;
  const digits = tagsIn(match).find((tag) => /^\d{1,9}$/.test(tag));
  return digits === undefined ? undefined : Number(digits);
}

const greatestRevision = 999_999_999;

/** Weak tags count too: a proxy that compresses answers makes them so. */
function tagsIn(header: string): string[] {
  return header.split(',').map((tag) => tag.trim().replace(/^(W\/)?"(.*)"$/, '$2'));
}
