import { Group, Input, Skeleton } from '@mantine/core';
import { lazy, Suspense, useId, useRef, type ReactNode } from 'react';

/** Puts a text where the cursor is. */
export type InsertText = (text: string) => void;

export interface CodeFieldProps {
  language: 'css' | 'js' | 'json';
  label: string;
  value: string;
  onChange: (value: string) => void;
  example?: string;
  error?: ReactNode;
  isReadOnly?: boolean;
  /** For a few lines. */
  isShort?: boolean;
  /** What stands beside the label, such as a button that inserts something. */
  tools?: (insert: InsertText) => ReactNode;
}

const CodeEditor = lazy(async () => ({ default: (await import('./code-editor.js')).CodeEditor }));

/** Code with highlighting. The editor is loaded when the first one is shown. */
export function CodeField(props: CodeFieldProps) {
  const { label, error, isShort = false, tools } = props;
  const insert = useRef<InsertText>(undefined);
  const id = useId();
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      error={error}
      id={id}
      labelProps={{ style: { display: 'block' } }}
    >
      {tools && <Group mb={6}>{tools((text) => insert.current?.(text))}</Group>}
      <Suspense fallback={<Skeleton height={isShort ? 98 : 178} />}>
        <CodeEditor {...props} insert={insert} />
      </Suspense>
    </Input.Wrapper>
  );
}
