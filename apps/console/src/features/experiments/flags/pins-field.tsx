import { Button, Group, Modal, Pill, Select, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { Icon } from '../../../components/icon.js';
import { common } from '../../../texts/common.js';
import { flagPage } from '../../../texts/flag-page.js';
import type { SectionProps } from '../sections/section.js';
import { mostPins, readIds, withPins } from './pins.js';
import { variationWords } from './use-rule-names.js';

const texts = flagPage.rules.pins;
const shown = 30;

/** End users who get a variation whatever the rules say, by variation. */
export function PinsField({ edit, isReadOnly }: SectionProps) {
  const { pins } = edit.draft.fields;
  const [isAdding, { open, close }] = useDisclosure(false);
  const remove = (endUserId: string) =>
    edit.setField(
      'pins',
      pins.filter((pin) => pin.endUserId !== endUserId),
    );
  const groups = edit.draft.variations.flatMap((variation) => {
    const own = pins.filter(({ variationId }) => variationId === variation.id);
    return own.length > 0 ? [{ variation, own }] : [];
  });
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="xs">
        <div>
          <Text size="sm" fw={550}>
            {texts.title}
          </Text>
          <Text size="sm" c="dimmed">
            {texts.about}
          </Text>
        </div>
        {!isReadOnly && (
          <Button variant="default" size="compact-sm" leftSection={<Icon name="user-plus" />} onClick={open}>
            {texts.add}
          </Button>
        )}
      </Group>
      {groups.map(({ variation, own }) => (
        <Group key={variation.key} gap={6}>
          <Text size="sm" fw={550}>
            {variation.title}:
          </Text>
          {own.slice(0, shown).map(({ endUserId }) => (
            <Pill
              key={endUserId}
              withRemoveButton={!isReadOnly}
              onRemove={() => remove(endUserId)}
              removeButtonProps={{ 'aria-label': texts.remove(endUserId), 'aria-hidden': false, tabIndex: 0 }}
            >
              {endUserId}
            </Pill>
          ))}
          {own.length > shown && <Text size="sm">{texts.more(own.length - shown)}</Text>}
        </Group>
      ))}
      {edit.faults.pins && (
        <Text size="sm" c="var(--mantine-color-error)">
          {edit.faults.pins}
        </Text>
      )}
      {isAdding && <PinDialog edit={edit} close={close} />}
    </Stack>
  );
}

function PinDialog({ edit, close }: Pick<SectionProps, 'edit'> & { close: () => void }) {
  const { variations, fields } = edit.draft;
  const saved = variations.filter(({ id }) => id !== undefined);
  const usual = saved.find(({ isControl }) => !isControl) ?? saved[0];
  const [text, setText] = useState('');
  const [variation, setVariation] = useState(usual?.id === undefined ? null : String(usual.id));
  const [fault, setFault] = useState<string>();
  const pin = () => {
    const ids = readIds(text);
    const pins = withPins(fields.pins, ids, Number(variation));
    if (ids.length === 0 || variation === null) setFault(texts.idsNeeded);
    else if (pins.length > mostPins) setFault(texts.tooMany(mostPins));
    else {
      edit.setField('pins', pins);
      close();
    }
  };
  return (
    <Modal opened onClose={close} title={texts.add}>
      <Stack gap="md">
        <Textarea
          label={texts.ids}
          description={texts.idsHint}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setFault(undefined);
          }}
          error={fault}
          autosize
          minRows={3}
          maxRows={10}
          data-autofocus
        />
        <Select
          label={texts.variation}
          data={saved.map((one) => ({ value: String(one.id), label: variationWords(one, fields.valueType) }))}
          value={variation}
          onChange={setVariation}
          allowDeselect={false}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {common.cancel}
          </Button>
          <Button onClick={pin}>{texts.submit}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
