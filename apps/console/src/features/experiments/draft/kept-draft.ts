import type { Draft } from './draft.js';

/** Unsaved changes of an experiment as they lie in the browser. */
export interface KeptDraft {
  /** What they started from. */
  base: Draft;
  draft: Draft;
  /** When the last of them was made. */
  at: string;
}

const placeOf = (userId: number, id: number): string => `abtesting-draft-${userId}-${id}`;

/** What somebody left unsaved in this browser. */
export function readKept(userId: number, id: number): KeptDraft | undefined {
  try {
    const text = localStorage.getItem(placeOf(userId, id));
    return text === null ? undefined : (JSON.parse(text) as KeptDraft);
  } catch {
    return undefined;
  }
}

/** Keeps changes, or forgets them. A full or forbidden storage is no reason to stop somebody from editing. */
export function keep(userId: number, id: number, kept: KeptDraft | undefined): boolean {
  try {
    if (kept) localStorage.setItem(placeOf(userId, id), JSON.stringify(kept));
    else localStorage.removeItem(placeOf(userId, id));
    return true;
  } catch {
    return false;
  }
}
