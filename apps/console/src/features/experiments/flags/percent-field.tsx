import { Group, Input, NumberInput, Slider } from '@mantine/core';

interface PercentFieldProps {
  label: string;
  description?: string;
  /** Of the number's field, read out. */
  numberLabel: string;
  value: number;
  onChange: (value: number) => void;
  error?: string | undefined;
  isReadOnly: boolean;
}

/** A share that is set by a slider or a number. */
export function PercentField({ label, description, numberLabel, ...field }: PercentFieldProps) {
  const { value, onChange, error, isReadOnly } = field;
  return (
    <Input.Wrapper label={label} labelElement="div" description={description} error={error}>
      <Group gap="md" wrap="nowrap" mt={6}>
        <Slider
          value={value}
          onChange={onChange}
          thumbLabel={label}
          label={null}
          disabled={isReadOnly}
          flex={1}
          miw={40}
        />
        <NumberInput
          aria-label={numberLabel}
          value={value}
          onChange={(next) => typeof next === 'number' && next !== value && onChange(next)}
          min={0}
          max={100}
          decimalScale={2}
          clampBehavior="strict"
          suffix="%"
          readOnly={isReadOnly}
          w={104}
          flex="none"
        />
      </Group>
    </Input.Wrapper>
  );
}
