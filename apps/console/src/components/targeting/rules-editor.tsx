import { Box, Button, Group, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { CodeField } from '../code/code-field.js';
import { Icon } from '../icon.js';
import { segments } from '../../texts/segments.js';
import { RuleRowFields } from './rule-row-fields.js';
import { formOf, rulesOf, type RuleForm } from './rule-rows.js';

const texts = segments.rules;

interface RulesEditorProps {
  /** JSON. */
  value: string;
  onChange: (value: string) => void;
  error: ReactNode;
  isReadOnly: boolean;
  title?: string;
  about?: string;
  /** Names that the rules may ask for. */
  suggestions?: readonly string[];
}

/** The object that a text is in JSON, or undefined. */
export function readJson(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Rules by form or as JSON; the JSON is what counts, the form is another look at it. */
export function RulesEditor(props: RulesEditorProps) {
  const { value, onChange, error, isReadOnly, suggestions } = props;
  const { title = texts.title, about = texts.about } = props;
  const [view, setView] = useState<'form' | 'json'>(() => (formOf(readJson(value)) ? 'form' : 'json'));
  const form = formOf(readJson(value));
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text fw={550} size="sm">
          {title}
        </Text>
        <SegmentedControl
          size="xs"
          aria-label={title}
          data={Object.entries(texts.views).map(([key, label]) => ({ value: key, label }))}
          value={view}
          onChange={(next) => setView(next as typeof view)}
        />
      </Group>
      <Text size="sm" c="dimmed">
        {about}
      </Text>
      {view === 'form' ? (
        <FormView
          form={form}
          suggestions={suggestions}
          isReadOnly={isReadOnly}
          onChange={(changed) => onChange(JSON.stringify(rulesOf(changed), null, 2))}
        />
      ) : (
        <CodeField
          language="json"
          label={texts.json}
          value={value}
          onChange={onChange}
          isReadOnly={isReadOnly}
        />
      )}
      {error && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {error}
        </Text>
      )}
    </Stack>
  );
}

interface FormViewProps {
  form: RuleForm | undefined;
  suggestions: readonly string[] | undefined;
  isReadOnly: boolean;
  onChange: (form: RuleForm) => void;
}

function FormView({ form, suggestions, isReadOnly, onChange }: FormViewProps) {
  if (!form) return <Text size="sm">{texts.tooMuch}</Text>;
  const { join, rows } = form;
  const put = (changed: RuleForm['rows']) => onChange({ join, rows: changed });
  return (
    <Stack gap="sm">
      {rows.length === 0 && <Text size="sm">{texts.none}</Text>}
      {rows.length > 1 && (
        <Select
          label={texts.join}
          data={Object.entries(texts.joins).map(([value, label]) => ({ value, label }))}
          value={join}
          onChange={(value) => value && onChange({ join: value as RuleForm['join'], rows })}
          allowDeselect={false}
          readOnly={isReadOnly}
          maw={260}
        />
      )}
      {rows.map((row, index) => (
        <RuleRowFields
          key={index}
          row={row}
          suggestions={suggestions}
          number={index + 1}
          isReadOnly={isReadOnly}
          onChange={(changed) => put(rows.map((one, place) => (place === index ? changed : one)))}
          remove={() => put(rows.filter((_, place) => place !== index))}
        />
      ))}
      {rows.length > 0 && (
        <Text size="xs" c="dimmed">
          {texts.valueHint}
        </Text>
      )}
      {!isReadOnly && (
        <Box>
          <Button
            variant="default"
            leftSection={<Icon name="plus" />}
            onClick={() => put([...rows, { attribute: '', operator: '$eq', operand: '' }])}
          >
            {texts.add}
          </Button>
        </Box>
      )}
    </Stack>
  );
}
