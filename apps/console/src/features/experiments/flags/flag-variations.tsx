import { Badge, Button, Group, Paper, Select, Stack, Text, TextInput } from '@mantine/core';
import { confirmed } from '../../../components/confirm.js';
import { IconButton } from '../../../components/icon-button.js';
import { Icon } from '../../../components/icon.js';
import { variationColor } from '../../../components/variation-color.js';
import { useCan } from '../../../place/use-can.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import { flagPage } from '../../../texts/flag-page.js';
import { flags, valueTypeNames } from '../../../texts/flags.js';
import { newKey, type DraftVariation, type Fields } from '../draft/draft.js';
import { scaledShares } from '../draft/shares.js';
import { Section, type SectionProps } from '../sections/section.js';
import sections from '../sections/sections.module.css';
import { useValueText } from './use-value-text.js';
import { ValueField } from './value-field.js';
import { readValue, textOf } from './value-text.js';

const texts = flagPage.variations;

interface VariationsProps extends SectionProps {
  /** From then on, the type of values is fixed, and a variation that goes is retired. */
  hasStarted: boolean;
}

/** The values that programs can get. */
export function FlagVariations({ edit, isReadOnly, hasStarted }: VariationsProps) {
  const { variations, fields } = edit.draft;
  const can = useCan();
  const add = () => edit.set({ variations: [...variations, newVariation(variations.length + 1)] });
  const changeType = (valueType: Fields['valueType']) =>
    edit.set({
      fields: { ...edit.draft.fields, valueType },
      variations: variations.map((one) => retyped(one, valueType)),
    });
  const remove = async (variation: DraftVariation) => {
    const question = experimentPage.variations.removeActive(variation.title);
    const isServed = hasStarted && variation.id !== undefined;
    if (isServed && !(await confirmed({ ...question, isDestructive: true }))) return;
    const rest = edit.draft.variations.filter(({ key }) => key !== variation.key);
    const shares = sharesWithout(rest);
    edit.set({ variations: rest.map((one, index) => ({ ...one, traffic: shares[index]! })) });
  };
  return (
    <Section
      id="variations"
      title={texts.title}
      about={texts.about}
      actions={
        !isReadOnly &&
        can('act:create-variation') && (
          <Button leftSection={<Icon name="plus" />} variant="default" onClick={add}>
            {texts.add}
          </Button>
        )
      }
    >
      <Select
        label={texts.type}
        description={hasStarted ? texts.typeFixed : flags.typeHints[fields.valueType]}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={Object.entries(valueTypeNames).map(([value, label]) => ({ value, label }))}
        value={fields.valueType}
        onChange={(value) => value && changeType(value as Fields['valueType'])}
        allowDeselect={false}
        error={edit.faults.valueType}
        readOnly={isReadOnly || hasStarted}
        maw={420}
      />
      {variations.map((variation, index) => (
        <VariationRow
          key={variation.key}
          {...{ edit, isReadOnly, variation, index }}
          remove={!isReadOnly && can('act:delete-variation') ? () => void remove(variation) : undefined}
        />
      ))}
      {edit.faults.variations && (
        <Text size="sm" c="var(--mantine-color-error)">
          {edit.faults.variations}
        </Text>
      )}
    </Section>
  );
}

interface RowProps extends SectionProps {
  variation: DraftVariation;
  index: number;
  remove: (() => void) | undefined;
}

function VariationRow({ edit, isReadOnly, variation, index, remove }: RowProps) {
  const { key, title, isControl, value, valueText } = variation;
  const { draft, set, faults } = edit;
  const { valueType } = draft.fields;
  const change = (changes: Partial<DraftVariation>) =>
    set({ variations: draft.variations.map((one) => (one.key === key ? { ...one, ...changes } : one)) });
  const typed = useValueText(variation, valueType, change);
  const faultOf = (field: string) => faults[`variations.${key}.${field}`];
  const hasNone = value === null && valueText === undefined && valueType !== 'string';
  return (
    <Paper p="sm" role="group" aria-label={title || experimentPage.variations.unnamed}>
      <Stack gap="sm">
        <Group gap="xs" wrap="nowrap" align="flex-end">
          <span className={sections.swatch} style={{ background: variationColor(index), marginBottom: 12 }} />
          <TextInput
            label={texts.name(index + 1)}
            required
            value={title}
            onChange={(event) => change({ title: event.currentTarget.value })}
            error={faultOf('title') ?? (title.trim() ? undefined : experimentPage.variations.titleNeeded)}
            readOnly={isReadOnly}
            flex={1}
            maw={380}
          />
          {remove && !isControl && <IconButton icon="trash" label={texts.remove(title)} onClick={remove} />}
          {isControl && (
            <Badge color="gray" mb={8}>
              {texts.offBadge}
            </Badge>
          )}
        </Group>
        <ValueField
          type={valueType}
          label={texts.value(title)}
          text={typed.text}
          onChange={typed.onChange}
          error={faultOf('value') ?? typed.fault}
          isReadOnly={isReadOnly}
          {...(valueType === 'string' && { title })}
        />
        {hasNone && (
          <Text size="sm" c="dimmed">
            {texts.none}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}

function newVariation(number: number): DraftVariation {
  return {
    ...{ key: newKey(), title: `variation-${number}`, css: '', js: '', changes: [], value: null },
    ...{ redirectUrl: '', segmentId: null, traffic: 0, isControl: false },
  };
}

/** With its value in another type where it can be read as one; without one otherwise. */
function retyped(variation: DraftVariation, type: Fields['valueType']): DraftVariation {
  const { valueText: _, ...rest } = variation;
  const read = readValue(type, textOf(variation.value));
  const value = 'value' in read ? read.value : null;
  // A boolean flag is what a new one is.
  return { ...rest, value: type === 'boolean' && value === null ? !variation.isControl : value };
}

/** Once a variation is gone: the others in proportion, and the control alone where they had nothing. */
function sharesWithout(rest: readonly DraftVariation[]): number[] {
  const shares = rest.map(({ traffic }) => traffic);
  const isNothing = shares.every((share) => share === 0);
  return isNothing ? rest.map(({ isControl }) => (isControl ? 100 : 0)) : scaledShares(shares);
}
