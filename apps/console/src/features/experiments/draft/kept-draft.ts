import type { Collision } from './merge-draft.js';
import type { Draft } from './draft.js';

/** Unsaved changes of an experiment as they lie in the browser. */
export interface KeptDraft {
  /** The revision of what they started from. */
  revision: number;
  /** What they started from. */
  base: Draft;
  draft: Draft;
  /** Where others changed the same meanwhile, and nobody has decided yet. */
  collisions: readonly Collision[];
  /** The revision at which the first of them was made, as far as others have saved since. */
  begunAt: number;
  /** When the last of them was made. */
  at: string;
}

/** A copy of changes that were made in another tab. */
export interface OtherDraft {
  tab: string;
  kept: KeptDraft;
}

/*
 * Each tab has its changes in its own session storage, which a duplicated tab copies, so that tabs never undo each
 * other's. A copy lies in the local storage, by tab, for those who close a tab and open the experiment again.
 */
const prefix = 'abtesting-tab-draft-';
const placeOf = (userId: number, id: number): string => `${prefix}${userId}-${id}`;
const tabPlace = 'abtesting-tab';

/** What somebody left unsaved in this tab. */
export function readKept(userId: number, id: number): KeptDraft | undefined {
  return complete(read<KeptDraft>(() => sessionStorage.getItem(placeOf(userId, id))));
}

/** One that was kept before variations had changes and values, and metrics and rules belonged to it, lacks them. */
function complete(kept: KeptDraft | undefined): KeptDraft | undefined {
  const whole = (draft: Draft): Draft => ({
    ...draft,
    fields: { ...draft.fields, rules: draft.fields.rules ?? [], pins: draft.fields.pins ?? [] },
    variations: draft.variations.map((one) => ({
      ...one,
      changes: one.changes ?? [],
      value: one.value ?? null,
    })),
    metrics: draft.metrics ?? [],
  });
  if (!kept) return undefined;
  // Of no revision, so that it is merged and takes what is stored of what it lacks.
  const { metrics, fields } = kept.draft as Partial<Draft>;
  const isWhole = metrics !== undefined && fields?.rules !== undefined;
  const revision = isWhole ? kept.revision : 0;
  return { ...kept, revision, base: whole(kept.base), draft: whole(kept.draft) };
}

/** Keeps the changes of this tab, or forgets them. A full or forbidden storage is no reason to stop somebody from editing. */
export function keep(userId: number, id: number, kept: KeptDraft | undefined): boolean {
  try {
    const place = placeOf(userId, id);
    const copy = `${place}-${tabId()}`;
    if (kept) {
      sessionStorage.setItem(place, JSON.stringify(kept));
      localStorage.setItem(copy, JSON.stringify(kept));
    } else {
      sessionStorage.removeItem(place);
      localStorage.removeItem(copy);
    }
    return true;
  } catch {
    return false;
  }
}

/** The latest changes of another tab, open or closed. */
export function readOther(userId: number, id: number): OtherDraft | undefined {
  const place = `${placeOf(userId, id)}-`;
  const own = `${place}${safeTabId()}`;
  const found = keysOfCopies(place).flatMap((key) => {
    const kept = key === own ? undefined : complete(read<KeptDraft>(() => localStorage.getItem(key)));
    return kept ? [{ tab: key.slice(place.length), kept }] : [];
  });
  return found.sort((one, other) => other.kept.at.localeCompare(one.kept.at))[0];
}

/** Throws away the copy of another tab; the tab itself, where it is open, has its changes still. */
export function forgetOther(userId: number, id: number, { tab }: OtherDraft): void {
  try {
    localStorage.removeItem(`${placeOf(userId, id)}-${tab}`);
  } catch {
    // Nothing is kept there then.
  }
}

function keysOfCopies(place: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(place));
  } catch {
    return [];
  }
}

function read<T>(text: () => string | null): T | undefined {
  try {
    const found = text();
    return found === null ? undefined : (JSON.parse(found) as T);
  } catch {
    return undefined;
  }
}

function tabId(): string {
  const known = sessionStorage.getItem(tabPlace);
  if (known !== null) return known;
  const made = `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
  sessionStorage.setItem(tabPlace, made);
  return made;
}

/** The same where the storage may be forbidden. */
function safeTabId(): string {
  try {
    return tabId();
  } catch {
    return '';
  }
}
