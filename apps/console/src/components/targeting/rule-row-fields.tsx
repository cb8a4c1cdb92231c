import { Autocomplete, Group, Select, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { IconButton } from '../icon-button.js';
import { segments } from '../../texts/segments.js';
import { operandKinds, textOf, valueOf, type RuleRow } from './rule-rows.js';

const texts = segments.rules;

interface RowProps {
  row: RuleRow;
  suggestions?: readonly string[] | undefined;
  number: number;
  isReadOnly: boolean;
  onChange: (row: RuleRow) => void;
  remove: () => void;
}

function AttributeField({ row, suggestions, number, isReadOnly, onChange }: Omit<RowProps, 'remove'>) {
  const field = {
    'aria-label': texts.attribute(number),
    placeholder: suggestions?.[0] ?? texts.attributeExample,
    value: row.attribute,
    readOnly: isReadOnly,
    flex: 1,
    miw: 130,
  };
  const set = (attribute: string) => onChange({ ...row, attribute: attribute.trim() });
  if (!suggestions) return <TextInput {...field} onChange={(event) => set(event.currentTarget.value)} />;
  return <Autocomplete {...field} data={[...suggestions]} onChange={set} />;
}

/** One rule: attribute, operator, value. */
export function RuleRowFields({ row, suggestions, number, isReadOnly, onChange, remove }: RowProps) {
  const { operator, operand } = row;
  return (
    <Group role="group" aria-label={texts.row(number)} gap="xs" wrap="nowrap" align="flex-start">
      <Group gap="xs" flex={1} align="flex-start">
        <AttributeField {...{ row, number, isReadOnly, onChange }} suggestions={suggestions} />
        <Select
          aria-label={texts.operator(number)}
          data={Object.entries(texts.operators).map(([value, label]) => ({ value, label }))}
          value={operator === '$exists' && operand === false ? 'notExists' : operator}
          onChange={(name) => name && onChange(withOperator(row, name))}
          allowDeselect={false}
          readOnly={isReadOnly}
          flex={1}
          miw={150}
        />
        <OperandField {...{ row, number, isReadOnly, onChange }} />
      </Group>
      {!isReadOnly && <IconButton icon="trash" label={texts.remove(number)} onClick={remove} />}
    </Group>
  );
}

/** Another operator, with what can be kept of the operand. */
function withOperator({ attribute, operand }: RuleRow, name: string): RuleRow {
  const first: unknown = Array.isArray(operand) ? (operand[0] ?? '') : operand;
  const plain = typeof first === 'boolean' && name !== '$eq' && name !== '$ne' ? '' : first;
  switch (name === 'notExists' ? 'none' : operandKinds[name]) {
    case 'none':
      return { attribute, operator: '$exists', operand: name === '$exists' };
    case 'list':
      return { attribute, operator: name, operand: plain === '' ? [] : [plain] };
    case 'text':
      return { attribute, operator: name, operand: String(plain) };
    default:
      return { attribute, operator: name, operand: plain };
  }
}

function OperandField({ row, number, isReadOnly, onChange }: Omit<RowProps, 'remove'>) {
  const { operator, operand } = row;
  const shared = { 'aria-label': texts.value(number), readOnly: isReadOnly, flex: 1, miw: 130 };
  switch (operandKinds[operator]) {
    case 'none':
      return null;
    case 'list':
      return (
        <TagsInput
          {...shared}
          placeholder={texts.listExample}
          value={(operand as unknown[]).map(textOf)}
          onChange={(values) => onChange({ ...row, operand: values.map(valueOf) })}
        />
      );
    case 'text':
      return (
        <TextInput
          {...shared}
          value={operand as string}
          onChange={(event) => onChange({ ...row, operand: event.currentTarget.value })}
        />
      );
    default:
      return (
        <ValueField {...shared} value={operand} onChange={(value) => onChange({ ...row, operand: value })} />
      );
  }
}

interface ValueFieldProps {
  'aria-label': string;
  readOnly: boolean;
  flex: number;
  miw: number;
  value: unknown;
  onChange: (value: string | number | boolean) => void;
}

/** Keeps what is typed, such as "1.", as long as it means the value. */
function ValueField({ value, onChange, ...props }: ValueFieldProps) {
  const [typed, setTyped] = useState(textOf(value));
  const text = valueOf(typed) === value ? typed : textOf(value);
  return (
    <TextInput
      {...props}
      placeholder={texts.valueExample}
      value={text}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(valueOf(event.currentTarget.value));
      }}
    />
  );
}
