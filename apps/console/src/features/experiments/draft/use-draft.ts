import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { ApiProblem } from '../../../api/problem.js';
import { useUnsavedGuard } from '../../../components/form/use-unsaved-guard.js';
import { sayDone, sayFailed } from '../../../components/toasts.js';
import { useMembers } from '../../../components/use-members.js';
import { usePlace } from '../../../place/use-place.js';
import { experimentPage as texts } from '../../../texts/experiment-page.js';
import { refreshExperiments, type Experiment } from '../experiment-queries.js';
import { readDocument, useGroups, useSegments } from '../part-queries.js';
import { askCollisions } from '../sections/collisions-dialog.js';
import { askEffects, askOpening, type Consent } from '../sections/effects-dialog.js';
import { faultsByPlace, withIds } from './document-request.js';
import { draftOf, isSame, type Draft, type Fields, type Loaded } from './draft.js';
import { effectsOf } from './effects.js';
import { unreadValues } from './unread-values.js';
import { forgetOther, keep, readKept, readOther, type KeptDraft, type OtherDraft } from './kept-draft.js';
import { isOpen, mergeDraft, type Collision } from './merge-draft.js';
import type { Names } from './place-names.js';
import { sendDraft } from './send-draft.js';

/** The experiment as it stands on the page, with what is to be saved. */
export interface DraftState {
  id: number;
  saved: Draft;
  draft: Draft;
  hasChanges: boolean;
  /** When the changes were made that an earlier visit left unsaved. */
  foundFrom: string | undefined;
  /** The revision at which the changes were begun, when others have saved since. */
  changedSince: number | undefined;
  /** Where others changed the same, to be decided before it is saved. */
  collisions: readonly Collision[];
  /** Unsaved changes of another tab of this browser. */
  other: OtherDraft | undefined;
  isSaving: boolean;
  /** What the API said, by place on the page. */
  faults: Readonly<Record<string, string>>;
  setField: <Name extends keyof Fields>(name: Name, value: Fields[Name]) => void;
  set: (changes: Partial<Draft>) => void;
  /** Answers whether everything is saved. */
  save: (more?: { status?: Experiment['status'] }) => Promise<boolean>;
  /** Lets the member decide the collisions; answers whether none is left. */
  decide: () => Promise<boolean>;
  discard: () => void;
  /** Goes on with the changes of the other tab. */
  takeOther: () => void;
  forgetOther: () => void;
}

/**
 * Unsaved changes stay in the tab until they are saved or discarded. What others save meanwhile is merged; where they
 * changed the same, the member decides.
 */
export function useDraft(loaded: Loaded): DraftState {
  const { id, status } = loaded.experiment;
  const { userId } = usePlace().session;
  const names = useNames();
  const [stored, setStored] = useState(() => readKept(userId, id));
  const [foundFrom, setFoundFrom] = useState(stored?.at);
  const [other, setOther] = useState(() => (stored ? undefined : readOther(userId, id)));
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [isSaving, setSaving] = useState(false);
  const [isKept, setIsKept] = useState(true);

  const saved = useMemo(() => draftOf(loaded), [loaded]);
  const kept = useMemo(() => stored && rebase(stored, saved, loaded.revision), [stored, saved, loaded]);
  const draft = kept?.draft ?? saved;
  const now = useRef({ draft, kept, loaded });
  useLayoutEffect(() => {
    now.current = { draft, kept, loaded };
  }, [draft, kept, loaded]);
  const hasChanges = !isSame(draft, saved);
  const collisions = useMemo(
    () => (kept?.collisions ?? []).filter((collision) => isOpen(collision, draft, saved)),
    [kept, draft, saved],
  );

  const put = useCallback(
    (next: KeptDraft | undefined) => {
      now.current.kept = next;
      now.current.draft = next?.draft ?? draftOf(now.current.loaded);
      setStored(next);
      setIsKept(keep(userId, id, next));
      if (!next) setFoundFrom(undefined);
    },
    [userId, id],
  );
  const set = useCallback(
    (changes: Partial<Draft>) => {
      const { kept: before, loaded: present } = now.current;
      const base = draftOf(present);
      const next = { ...now.current.draft, ...changes };
      const { revision } = present;
      const begun = { begunAt: before?.begunAt ?? revision, collisions: before?.collisions ?? [] };
      const at = new Date().toISOString();
      put(isSame(next, base) ? undefined : { ...begun, revision, base, draft: next, at });
      setFaults((old) => (Object.keys(old).length === 0 ? old : {}));
    },
    [put],
  );
  // Others have saved the same.
  if (stored && !hasChanges && !isSaving) {
    setStored(undefined);
    setFoundFrom(undefined);
  }
  useEffect(() => {
    if (!stored) keep(userId, id, undefined);
  }, [stored, userId, id]);
  useUnsavedGuard(hasChanges && !isKept);

  const decide = async (): Promise<boolean> => {
    const { kept: open, loaded: present } = now.current;
    if (!open) return true;
    const theirs = draftOf(present);
    const left = open.collisions.filter((collision) => isOpen(collision, open.draft, theirs));
    if (left.length === 0) return true;
    const colliding = { collisions: left, mine: open.draft, theirs, since: open.begunAt, names };
    const decided = await askCollisions(id, colliding);
    if (!decided) return false;
    put({ ...open, draft: decided, collisions: [], begunAt: present.revision });
    return true;
  };

  const save: DraftState['save'] = async (more = {}) => {
    setSaving(true);
    setFaults({});
    try {
      return await saveWith(more);
    } finally {
      setSaving(false);
    }
  };

  /** Saves what stands on the page, at what is stored now; tries again where that can be settled. */
  const saveWith = async (more: { status?: Experiment['status'] }, given?: Consent): Promise<boolean> => {
    if (!(await decide())) return false;
    const { draft: sent, loaded: present } = now.current;
    const unread = unreadValues(sent);
    if (Object.keys(unread).length > 0) {
      setFaults(unread);
      focusFirstFault();
      return false;
    }
    const before = draftOf(present);
    const consent = given ?? (await askEffects(effectsOf(before, sent, status)));
    if (!consent) return false;
    try {
      const answer = await sendDraft(present, sent, { ...more, ...consent });
      settle(sent, answer);
      return isSame(now.current.draft, draftOf(answer));
    } catch (error) {
      return await recover(error, sent, { more, consent });
    }
  };

  /** What is left once a draft is saved: what was typed meanwhile. */
  const settle = (sent: Draft, answer: Loaded): void => {
    const typed = withIds(now.current.draft, sent, answer);
    const { draft: left, collisions: open } = mergeDraft(withIds(sent, sent, answer), typed, draftOf(answer));
    now.current.loaded = answer;
    const { revision } = answer;
    const base = draftOf(answer);
    const isDone = isSame(left, base);
    const begun = { begunAt: revision, at: new Date().toISOString() };
    put(isDone ? undefined : { ...begun, revision, base, draft: left, collisions: open });
    void refreshExperiments();
    sayDone(isDone ? texts.saved : texts.savedInPart);
  };

  const recover = async (
    error: unknown,
    sent: Draft,
    { more, consent }: { more: { status?: Experiment['status'] }; consent: Consent },
  ): Promise<boolean> => {
    const code = error instanceof ApiProblem ? error.code : undefined;
    if (code === 'stale') {
      const present = await readDocument(id);
      const mine = now.current.kept;
      now.current.loaded = present;
      if (mine) put(rebase(mine, draftOf(present), present.revision));
      // What is going to happen may be something else now.
      return saveWith(more);
    }
    if (code === 'opens-to-everybody' && !consent.opensToEverybody) {
      const again = await askOpening(error as ApiProblem);
      return again ? saveWith(more, { ...consent, opensToEverybody: true }) : false;
    }
    if (error instanceof ApiProblem && error.faults.length > 0) setFaults(faultsByPlace(error.faults, sent));
    else sayFailed(error);
    focusFirstFault();
    return false;
  };

  return {
    ...{ id, saved, draft, hasChanges, foundFrom, collisions, other, isSaving, faults, set, save, decide },
    changedSince: kept && kept.begunAt < loaded.revision ? kept.begunAt : undefined,
    setField: (name, value) => set({ fields: { ...now.current.draft.fields, [name]: value } }),
    discard: () => {
      put(undefined);
      setFaults({});
    },
    takeOther: () => {
      if (!other) return;
      put(rebase(other.kept, draftOf(now.current.loaded), now.current.loaded.revision));
      setFoundFrom(other.kept.at);
      setOther(undefined);
    },
    forgetOther: () => {
      if (other) forgetOther(userId, id, other);
      setOther(undefined);
    },
  };
}

/** What segments and groups of the project are called, and members of the organization. */
function useNames(): Names {
  const { data: segments = [] } = useSegments();
  const { data: groups = [] } = useGroups();
  const named = (items: readonly { id: number; name: string }[]) =>
    new Map(items.map(({ id, name }) => [id, name]));
  const members = new Map(useMembers().map(({ value, label }) => [Number(value), label]));
  return { segments: named(segments), groups: named(groups), members };
}

/** Changes on top of what is stored now. */
function rebase(kept: KeptDraft, saved: Draft, revision: number): KeptDraft {
  if (kept.revision === revision) return kept;
  const { draft, collisions } = mergeDraft(kept.base, kept.draft, saved);
  const all = [...new Set([...kept.collisions, ...collisions])];
  return { ...kept, revision, base: saved, draft, collisions: all };
}

function focusFirstFault(): void {
  // After the faults are drawn.
  requestAnimationFrame(() => document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus());
}
