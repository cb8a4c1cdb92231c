import { Annotation, StateField, type ChangeSet, type Extension, type Transaction } from '@codemirror/state';
import { keymap, type EditorView } from '@codemirror/view';

/** What can be taken back and what was, the last one at the end. */
interface Past {
  done: readonly ChangeSet[];
  undone: readonly ChangeSet[];
  /** When the last change was made, in milliseconds. */
  at: number;
}

const depth = 200;
/** Changes that follow each other faster are taken back together. */
const pauseMs = 600;

const step = Annotation.define<'undo' | 'redo' | 'reset'>();

const past = StateField.define<Past>({
  create: () => ({ done: [], undone: [], at: 0 }),
  update: (value, transaction) => (transaction.docChanged ? after(value, transaction) : value),
});

function after({ done, undone, at }: Past, transaction: Transaction): Past {
  const back = transaction.changes.invert(transaction.startState.doc);
  switch (transaction.annotation(step)) {
    case 'reset':
      return { done: [], undone: [], at: 0 };
    case 'undo':
      return { done: done.slice(0, -1), undone: [...undone, back], at: 0 };
    case 'redo':
      return { done: [...done, back], undone: undone.slice(0, -1), at: 0 };
    default: {
      const now = Date.now();
      const last = done.at(-1);
      if (last && now - at < pauseMs)
        return { done: [...done.slice(0, -1), back.compose(last)], undone: [], at: now };
      return { done: [...done.slice(-depth), back], undone: [], at: now };
    }
  }
}

const go = (kind: 'undo' | 'redo') => (view: EditorView) => {
  const { done, undone } = view.state.field(past);
  const changes = (kind === 'undo' ? done : undone).at(-1);
  if (!changes) return false;
  view.dispatch({ changes, annotations: step.of(kind), scrollIntoView: true });
  return true;
};

/** For a document that is put in the place of another one: nothing leads back behind it. */
export const withoutUndo = step.of('reset');

/** Whether a change put another document in the place of the old one. */
export const isReset = (transaction: Transaction): boolean => transaction.annotation(step) === 'reset';

/** Undo and redo by the usual keys. */
export const undoHistory: Extension = [
  past,
  keymap.of([
    { key: 'Mod-z', run: go('undo'), preventDefault: true },
    { key: 'Mod-y', run: go('redo'), preventDefault: true },
    { key: 'Mod-Shift-z', run: go('redo'), preventDefault: true },
  ]),
];
