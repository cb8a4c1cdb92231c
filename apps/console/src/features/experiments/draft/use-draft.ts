import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useUnsavedGuard } from '../../../components/form/use-unsaved-guard.js';
import { sayDone, sayFailed } from '../../../components/toasts.js';
import { usePlace } from '../../../place/use-place.js';
import { experimentPage as texts } from '../../../texts/experiment-page.js';
import { refreshExperiments } from '../experiment-queries.js';
import { draftOf, isSame, rebased, type Draft, type Fields, type Loaded } from './draft.js';
import { keep, readKept, type KeptDraft } from './kept-draft.js';
import { DraftRefused, saveDraft } from './save-draft.js';

/** The experiment as it stands on the page, with what is to be saved. */
export interface DraftState {
  id: number;
  saved: Draft;
  draft: Draft;
  hasChanges: boolean;
  /** When the changes were made that an earlier visit left unsaved. */
  foundFrom: string | undefined;
  isSaving: boolean;
  /** What the API said, by place on the page. */
  faults: Readonly<Record<string, string>>;
  setField: <Name extends keyof Fields>(name: Name, value: Fields[Name]) => void;
  set: (changes: Partial<Draft>) => void;
  /** Answers whether everything is saved. */
  save: () => Promise<boolean>;
  discard: () => void;
}

/** Unsaved changes stay in the browser until they are saved or discarded, and follow what others save meanwhile. */
export function useDraft(loaded: Loaded): DraftState {
  const { id } = loaded.experiment;
  const { userId } = usePlace().session;
  const [kept, setKept] = useState(() => readKept(userId, id));
  const [foundFrom, setFoundFrom] = useState(kept?.at);
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [isSaving, setSaving] = useState(false);
  const [isKept, setIsKept] = useState(true);

  const saved = useMemo(() => draftOf(loaded), [loaded]);
  const draft = useMemo(() => (kept ? rebased(kept.base, kept.draft, saved) : saved), [kept, saved]);
  const now = useRef({ draft, saved });
  now.current = { draft, saved };
  const hasChanges = !isSame(draft, saved);

  const put = useCallback(
    (next: KeptDraft | undefined) => {
      setKept(next);
      setIsKept(keep(userId, id, next));
      if (!next) setFoundFrom(undefined);
    },
    [userId, id],
  );
  const set = useCallback(
    (changes: Partial<Draft>) => {
      const next = { ...now.current.draft, ...changes };
      now.current.draft = next;
      const { saved: base } = now.current;
      put(isSame(next, base) ? undefined : { base, draft: next, at: new Date().toISOString() });
      setFaults((before) => (Object.keys(before).length === 0 ? before : {}));
    },
    [put],
  );
  useEffect(() => {
    if (kept && isSame(draft, saved) && !isSaving) put(undefined);
  }, [kept, draft, saved, isSaving, put]);
  useUnsavedGuard(hasChanges && !isKept);

  const save = async (): Promise<boolean> => {
    setSaving(true);
    setFaults({});
    try {
      await saveDraft({ id, saved, draft, onMade: (key, made) => set(withId(now.current.draft, key, made)) });
      await refreshExperiments();
      put(undefined);
      sayDone(texts.saved);
      return true;
    } catch (error) {
      await refreshExperiments();
      if (error instanceof DraftRefused) setFaults(error.faults);
      sayFailed(error instanceof DraftRefused ? error.cause : error);
      focusFirstFault();
      return false;
    } finally {
      setSaving(false);
    }
  };

  return {
    ...{ id, saved, draft, hasChanges, foundFrom, isSaving, faults, set, save },
    setField: (name, value) => set({ fields: { ...now.current.draft.fields, [name]: value } }),
    discard: () => {
      put(undefined);
      setFaults({});
    },
  };
}

function withId(draft: Draft, key: string, id: number): Draft {
  const named = <T extends { key: string }>(items: readonly T[]) =>
    items.map((item) => (item.key === key ? { ...item, id } : item));
  return { ...draft, conditions: named(draft.conditions), variations: named(draft.variations) };
}

function focusFirstFault(): void {
  // After the faults are drawn.
  requestAnimationFrame(() => document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus());
}
