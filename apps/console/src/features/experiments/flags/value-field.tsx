import { Input, NumberInput, SegmentedControl, Textarea } from '@mantine/core';
import { CodeField } from '../../../components/code/code-field.js';
import { flags } from '../../../texts/flags.js';
import type { ValueType } from './value-text.js';

const texts = flags.values;

interface ValueFieldProps {
  type: ValueType;
  label: string;
  /** As it is typed; see `readValue`. */
  text: string;
  onChange: (text: string) => void;
  error?: string | undefined;
  isReadOnly?: boolean;
  /** What a text that is left empty stands for. */
  title?: string;
}

/** The value of a variation, in the form that suits its type. */
export function ValueField({ type, label, text, onChange, error, isReadOnly, title }: ValueFieldProps) {
  switch (type) {
    case 'boolean':
      return (
        <Input.Wrapper label={label} labelElement="div" error={error}>
          <div>
            <SegmentedControl
              aria-label={label}
              data={['false', 'true'].map((value) => ({ value, label: texts[value as 'true'] }))}
              value={text}
              onChange={onChange}
              readOnly={isReadOnly ?? false}
            />
          </div>
        </Input.Wrapper>
      );
    case 'number':
      return (
        <NumberInput
          label={label}
          value={text}
          onChange={(value) => onChange(String(value))}
          error={error}
          readOnly={isReadOnly ?? false}
          hideControls
          maw={280}
        />
      );
    case 'json':
      return (
        <CodeField
          language="json"
          label={label}
          value={text}
          onChange={onChange}
          example={texts.jsonExample}
          error={error}
          isReadOnly={isReadOnly ?? false}
          isShort
        />
      );
    default:
      return (
        <Textarea
          label={label}
          placeholder={title}
          description={title === undefined ? undefined : texts.title(title)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
          error={error}
          readOnly={isReadOnly ?? false}
          autosize
          minRows={1}
          maxRows={10}
        />
      );
  }
}
