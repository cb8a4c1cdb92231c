import { css } from '@codemirror/lang-css';
import { javascript } from '@codemirror/lang-javascript';
import { json } from '@codemirror/lang-json';
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { Decoration, EditorView, keymap, lineNumbers, placeholder } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { styleNonce } from '../../style-nonce.js';
import classes from './code-editor.module.css';
import type { CodeFieldProps, InsertText } from './code-field-props.js';
import { isReset, undoHistory, withoutUndo } from './undo-history.js';

const languages: Record<CodeFieldProps['language'], () => Extension> = { css, js: javascript, json };

type EditorProps = CodeFieldProps & { onReady: (insert: InsertText) => void };

/** The editor itself. It is large, so only `CodeField` loads it. */
export function CodeEditor({ onReady, ...props }: EditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const [readOnly] = useState(() => new Compartment());
  const [marks] = useState(() => new Compartment());
  const change = useEffectEvent(props.onChange);
  const open = useEffectEvent((listener: Extension): EditorView => {
    const access = readOnly.of(readOnlyIf(props.isReadOnly));
    const extensions = [...basics(props), access, marks.of([]), listener];
    const state = EditorState.create({ doc: props.value, extensions });
    const opened = new EditorView({ state, parent: place.current! });
    onReady((text) => {
      opened.dispatch(opened.state.replaceSelection(text));
      opened.focus();
    });
    return opened;
  });

  // The editor lives as long as the field; later values come through the effects below.
  useEffect(() => {
    const listener = EditorView.updateListener.of(({ docChanged, state, transactions }) => {
      if (docChanged && !transactions.some(isReset)) change(state.doc.toString());
    });
    const opened = open(listener);
    view.current = opened;
    return () => opened.destroy();
  }, []);

  useEffect(() => {
    const { current } = view;
    if (!current || current.state.doc.toString() === props.value) return;
    const changes = { from: 0, to: current.state.doc.length, insert: props.value };
    current.dispatch({ changes, annotations: withoutUndo });
  }, [props.value]);

  useEffect(() => {
    view.current?.dispatch({ effects: readOnly.reconfigure(readOnlyIf(props.isReadOnly)) });
  }, [readOnly, props.isReadOnly]);

  useEffect(() => {
    const { current } = view;
    current?.dispatch({ effects: marks.reconfigure(markOf(current.state, props.wrongLine)) });
  }, [marks, props.wrongLine]);

  return (
    <div
      ref={place}
      className={classes.editor}
      data-error={Boolean(props.error)}
      data-short={props.isShort ?? false}
    />
  );
}

/** Tab leaves the editor, as everywhere on the page, so that keyboard users are not caught in it; Ctrl-] indents. */
function basics({ language, label, example }: CodeFieldProps): Extension[] {
  return [
    EditorView.cspNonce.of(styleNonce),
    lineNumbers(),
    bracketMatching(),
    indentOnInput(),
    undoHistory,
    keymap.of([
      { key: 'Enter', run: breakLine },
      { key: 'Mod-]', run: (view) => shiftLines(view, (line) => indent + line) },
      { key: 'Mod-[', run: (view) => shiftLines(view, (line) => line.replace(/^(\t| {1,2})/, '')) },
    ]),
    syntaxHighlighting(classHighlighter),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label }),
    placeholder(example ?? ''),
    languages[language](),
  ];
}

/** A new line begins as far in as the one before. */
function breakLine(view: EditorView): boolean {
  if (view.state.readOnly) return false;
  const line = view.state.doc.lineAt(view.state.selection.main.from);
  const [margin] = /^[ \t]*/.exec(line.text.slice(0, view.state.selection.main.from - line.from)) ?? [''];
  view.dispatch(view.state.replaceSelection(`\n${margin}`), { scrollIntoView: true });
  return true;
}

const indent = '  ';

/** Changes each line of the selection, which keeps its place in the text. */
function shiftLines(view: EditorView, change: (line: string) => string): boolean {
  const { state } = view;
  if (state.readOnly) return true;
  const { from, to } = state.selection.main;
  const [first, last] = [state.doc.lineAt(from).number, state.doc.lineAt(to).number];
  const lines = Array.from({ length: last - first + 1 }, (_, index) => state.doc.line(first + index));
  const changes = lines.map((line) => ({ from: line.from, to: line.to, insert: change(line.text) }));
  const mapped = state.changes(changes.filter(({ insert }, index) => insert !== lines[index]!.text));
  const before = state.doc.lineAt(from);
  const moved = change(before.text).length - before.text.length;
  const anchor = Math.max(before.from, from + moved);
  view.dispatch({
    changes: mapped,
    selection: { anchor, head: Math.max(anchor, to + mapped.newLength - mapped.length) },
  });
  return true;
}

const wrong = Decoration.line({ class: classes.wrong! });

function markOf({ doc }: EditorState, line: number | undefined): Extension {
  if (line === undefined || line > doc.lines) return [];
  return EditorView.decorations.of(Decoration.set(wrong.range(doc.line(line).from)));
}

const readOnlyIf = (isReadOnly = false): Extension => [
  EditorState.readOnly.of(isReadOnly),
  EditorView.editable.of(!isReadOnly),
];
