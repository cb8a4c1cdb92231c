import { Box, Checkbox, SimpleGrid, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import type { FormErrors, UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { RulesEditor } from '../../components/targeting/rules-editor.js';
import { metrics } from '../../texts/metrics.js';
import type { MetricValues, SourceValues, ValueValues } from './form-values.js';
import { useSeenTypes } from './metric-queries.js';
import { PropertyField } from './property-field.js';

const texts = metrics.form;

export type MetricForm = UseFormReturnType<MetricValues>;

interface PartProps {
  form: MetricForm;
  /** Where it stands in the form, such as `denominator.source`. */
  path: string;
}

const plainNames = ['value', 'device_type', 'campaign_id', 'ad_id'];

/** Which events count: their types, offered from what has come, and rules that narrow them. */
export function SourceFields({ form, path, value }: PartProps & { value: SourceValues }) {
  const seen = useSeenTypes();
  const names = propertiesOf(seen, value.eventTypes);
  const counts = new Map(seen.map(({ type, count }) => [type, count]));
  return (
    <Stack gap="sm">
      <TagsInput
        label={texts.eventTypes}
        description={seen.length === 0 ? texts.noneSeen : texts.eventTypesHint}
        placeholder={value.eventTypes.length === 0 ? texts.eventTypesExample : ''}
        data={seen.map(({ type }) => type)}
        renderOption={({ option }) => (
          <Box>
            <Text size="sm">{option.value}</Text>
            <Text size="xs" c="dimmed">
              {texts.eventTypesSeen((counts.get(option.value) ?? 0).toLocaleString())}
            </Text>
          </Box>
        )}
        required
        acceptValueOnBlur
        {...form.getInputProps(`${path}.eventTypes`)}
        error={faultWithin(form.errors, `${path}.eventTypes`)}
      />
      <Checkbox
        label={texts.filter}
        checked={value.filter !== ''}
        onChange={(event) => form.setFieldValue(`${path}.filter`, event.currentTarget.checked ? '{}' : '')}
      />
      {value.filter !== '' && (
        <RulesEditor
          title={texts.filter}
          about={texts.filterAbout}
          value={value.filter}
          onChange={(filter) => form.setFieldValue(`${path}.filter`, filter)}
          error={faultWithin(form.errors, `${path}.filter`)}
          isReadOnly={false}
          suggestions={[...names.map((name) => `properties.${name}`), ...plainNames]}
        />
      )}
    </Stack>
  );
}

/** A number of each event: its value or a property, and what money it is. */
export function ValueFields({
  form,
  path,
  value,
  eventTypes,
}: PartProps & { value: ValueValues; eventTypes: readonly string[] }) {
  const seen = useSeenTypes();
  const numbers = propertiesOf(seen, eventTypes, true).map((name) => `properties.${name}`);
  return (
    <Stack gap="sm">
      <PropertyField
        label={texts.value}
        description={texts.valueHint}
        data={['value', ...numbers]}
        required
        {...form.getInputProps(`${path}.property`)}
      />
      <Checkbox
        label={texts.currency}
        description={texts.currencyHint}
        {...form.getInputProps(`${path}.isMoney`, { type: 'checkbox' })}
      />
      {value.isMoney && (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            label={texts.currencyCode}
            placeholder="EUR"
            required
            {...form.getInputProps(`${path}.currency.code`)}
          />
          <PropertyField
            label={texts.currencyProperty}
            data={propertiesOf(seen, eventTypes).map((name) => `properties.${name}`)}
            {...form.getInputProps(`${path}.currency.property`)}
          />
        </SimpleGrid>
      )}
    </Stack>
  );
}

/** Names of properties of some types; of all types when none is chosen. */
function propertiesOf(
  seen: ReturnType<typeof useSeenTypes>,
  eventTypes: readonly string[],
  isNumber = false,
): string[] {
  const chosen = seen.filter(({ type }) => eventTypes.length === 0 || eventTypes.includes(type));
  const found = chosen
    .flatMap(({ properties }) => properties)
    .filter((property) => !isNumber || property.isNumber)
    .map(({ name }) => name);
  return [...new Set(found)].sort();
}

/** The first fault of a field or of anything in it. */
function faultWithin(errors: FormErrors, path: string): ReactNode {
  const found = Object.entries(errors).find(([field]) => field === path || field.startsWith(`${path}.`));
  if (!found) return undefined;
  const [field, fault] = found;
  if (field === path || typeof fault !== 'string') return fault;
  return `${field.slice(path.length + 1)}: ${fault}`;
}
