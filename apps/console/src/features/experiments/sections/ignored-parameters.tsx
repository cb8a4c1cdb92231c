import { Group, Select, TagsInput } from '@mantine/core';
import { experimentPage } from '../../../texts/experiment-page.js';
import type { DraftCondition } from '../draft/draft.js';

const texts = experimentPage.conditions.parameters;
type Ignored = DraftCondition['ignoreQuery'];
type Choice = keyof typeof texts.choices;

interface IgnoredParametersProps {
  value: Ignored;
  onChange: (value: Ignored) => void;
  number: number;
  isReadOnly: boolean;
  error: string | undefined;
}

/** Which parameters of a query do not count when whole addresses are compared. */
export function IgnoredParameters({ value, onChange, number, isReadOnly, error }: IgnoredParametersProps) {
  const choice: Choice = Array.isArray(value) ? 'names' : (value ?? 'tracking');
  const choose = (next: Choice) => onChange(next === 'tracking' ? undefined : next === 'names' ? [] : next);
  return (
    <Group gap="xs" align="flex-start">
      <Select
        aria-label={texts.label(number)}
        data={Object.entries(texts.choices).map(([name, label]) => ({ value: name, label }))}
        value={choice}
        onChange={(next) => next && choose(next as Choice)}
        allowDeselect={false}
        readOnly={isReadOnly}
        size="xs"
        w={280}
        error={choice === 'names' ? undefined : error}
      />
      {Array.isArray(value) && (
        <TagsInput
          aria-label={texts.names(number)}
          placeholder={value.length === 0 ? texts.example : ''}
          value={value}
          onChange={onChange}
          readOnly={isReadOnly}
          size="xs"
          flex={1}
          miw={160}
          error={error ?? (value.length === 0 ? texts.needed : undefined)}
        />
      )}
    </Group>
  );
}
