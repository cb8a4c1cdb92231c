import { Group, Input, Skeleton } from '@mantine/core';
import { lazy, Suspense, useId, useState } from 'react';
import { common } from '../../texts/common.js';
import type { CodeFieldProps, InsertText } from './code-field-props.js';
import { lineOf, useTypedFaults } from './use-typed-faults.js';

const CodeEditor = lazy(async () => ({ default: (await import('./code-editor.js')).CodeEditor }));

/** Code with highlighting. The editor is loaded when the first one is shown. CSS and JavaScript are checked while they are typed. */
export function CodeField(props: CodeFieldProps) {
  const { language, value, label, isReadOnly, isShort = false, tools } = props;
  const isChecked = language !== 'json' && !isReadOnly;
  const typed = useTypedFaults(language === 'css' ? 'css' : 'js', isChecked ? value : '')[''];
  const error = typed ?? props.error;
  const [insert, setInsert] = useState<InsertText>();
  const id = useId();
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      error={error}
      description={isShort || props.isReadOnly ? undefined : common.codeKeys}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      id={id}
      labelProps={{ style: { display: 'block' } }}
    >
      {tools && <Group mb={6}>{tools((text) => insert?.(text))}</Group>}
      <Suspense fallback={<Skeleton height={isShort ? 98 : 178} />}>
        <CodeEditor
          {...props}
          error={error}
          wrongLine={lineOf(typed)}
          onReady={(ready) => setInsert(() => ready)}
        />
      </Suspense>
    </Input.Wrapper>
  );
}
