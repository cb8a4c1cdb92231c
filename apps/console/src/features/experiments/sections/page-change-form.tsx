import { Checkbox, Select, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import { CodeField } from '../../../components/code/code-field.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import { changeFields, type ChangeField, type PageChange } from '../draft/page-change.js';

const texts = experimentPage.pageChanges;

interface FormProps {
  change: PageChange;
  onChange: (change: PageChange) => void;
  faultOf: (field: string) => string | undefined;
  isReadOnly: boolean;
}

/** The fields of one change, by its action. */
export function PageChangeForm(props: FormProps) {
  return (
    <Stack gap="xs" mt="xs">
      {changeFields(props.change.action).map((field) => (
        <Field key={field} field={field} {...props} />
      ))}
    </Stack>
  );
}

function Field({ field, change, onChange, faultOf, isReadOnly }: FormProps & { field: ChangeField }) {
  const label = texts.fields[field];
  const error = faultOf(field);
  const set = (value: unknown) => onChange({ ...change, [field]: value });
  const common = { label, error, readOnly: isReadOnly };
  switch (field) {
    case 'position':
      return (
        <Select
          {...common}
          data={Object.entries(texts.positions).map(([value, words]) => ({ value, label: words }))}
          value={change.position ?? null}
          onChange={(value) => value && set(value)}
          allowDeselect={false}
        />
      );
    case 'important':
      return (
        <Checkbox
          label={label}
          error={error}
          checked={change.important ?? false}
          onChange={(event) => !isReadOnly && set(event.currentTarget.checked || undefined)}
        />
      );
    case 'add':
    case 'remove':
      return <TagsInput {...common} value={change[field] ?? []} onChange={set} splitChars={[' ', ',']} />;
    case 'value':
      return <ValueField {...{ change, onChange, faultOf, isReadOnly }} set={set} />;
    default:
      return (
        <TextInput
          {...common}
          placeholder={texts.examples[field]}
          value={change[field] ?? ''}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
  }
}

function ValueField({ change, faultOf, isReadOnly, set }: FormProps & { set: (value: unknown) => void }) {
  const { action, value } = change;
  const label =
    action === 'css' ? texts.css : action === 'html' || action === 'insert' ? texts.html : texts.fields.value;
  const common = { label, error: faultOf('value'), readOnly: isReadOnly };
  if (action === 'css')
    return (
      <CodeField
        {...{ language: 'css', label, isReadOnly, error: common.error }}
        value={value ?? ''}
        onChange={set}
        isShort
      />
    );
  if (action === 'style')
    return <TextInput {...common} value={value ?? ''} onChange={(event) => set(event.currentTarget.value)} />;
  if (action !== 'attribute')
    return (
      <Textarea
        {...common}
        autosize
        minRows={2}
        maxRows={12}
        value={value ?? ''}
        onChange={(event) => set(event.currentTarget.value)}
      />
    );
  return (
    <>
      <TextInput
        {...common}
        value={value ?? ''}
        onChange={(event) => set(event.currentTarget.value)}
        disabled={value === null}
      />
      <Checkbox
        label={texts.takeAway}
        checked={value === null}
        onChange={(event) => !isReadOnly && set(event.currentTarget.checked ? null : '')}
      />
    </>
  );
}
