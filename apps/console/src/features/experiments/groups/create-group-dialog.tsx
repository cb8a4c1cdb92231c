import { Box, Button, Group as Row, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { api, done } from '../../../api/client.js';
import { FormDialog } from '../../../components/form/form-dialog.js';
import { useApiForm } from '../../../components/form/use-api-form.js';
import { IconButton } from '../../../components/icon-button.js';
import { Icon } from '../../../components/icon.js';
import { sayDone } from '../../../components/toasts.js';
import { useProjectId } from '../../../place/use-place.js';
import { groups as texts } from '../../../texts/groups.js';
import { refreshGroups, useExperimentChoices, type Group } from './group-queries.js';

interface Slot {
  experimentId: string | null;
  percent: number | string;
}

/** Makes a group of experiments. */
export function CreateGroupDialog({ close }: { close: () => void }) {
  const projectId = useProjectId();
  const state = useApiForm<{ name: string; slots: Slot[] }, Group>({
    initialValues: { name: '', slots: [slotOf(50), slotOf(50)] },
    validate: {
      name: (name) => (name.trim() ? null : texts.nameNeeded),
      slots: (slots) => (areGood(slots) ? null : texts.slotsNeeded),
    },
    send: ({ name, slots }) =>
      done(api.POST('/groups', { body: { projectId, name, slots: slots.map(asNumbers) } })),
    onDone: async ({ name }) => {
      await refreshGroups();
      sayDone(texts.made(name));
      close();
    },
  });
  const { form } = state;
  const { slots } = form.values;
  return (
    <FormDialog title={texts.create} submit={texts.create} state={state} close={close}>
      <TextInput
        label={texts.fields.name}
        placeholder={texts.fields.nameExample}
        required
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Stack gap="xs">
        {slots.map((_, index) => (
          <SlotFields
            key={index}
            number={index + 1}
            experiment={form.getInputProps(`slots.${index}.experimentId`)}
            percent={form.getInputProps(`slots.${index}.percent`)}
            remove={slots.length > 1 ? () => form.removeListItem('slots', index) : undefined}
          />
        ))}
        <Box>
          <Button
            variant="default"
            leftSection={<Icon name="plus" />}
            onClick={() => form.insertListItem('slots', slotOf(10))}
          >
            {texts.addSlot}
          </Button>
        </Box>
        {form.errors.slots && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {form.errors.slots}
          </Text>
        )}
      </Stack>
    </FormDialog>
  );
}

const slotOf = (percent: number): Slot => ({ experimentId: null, percent });

const asNumbers = ({ experimentId, percent }: Slot) => ({
  experimentId: Number(experimentId),
  percent: Number(percent),
});

function areGood(slots: readonly Slot[]): boolean {
  const chosen = slots.map(({ experimentId }) => experimentId);
  const hundredths = slots.map(({ percent }) => Math.round(Number(percent) * 100));
  return (
    chosen.every((id) => id !== null) &&
    new Set(chosen).size === chosen.length &&
    hundredths.every((part) => part > 0) &&
    hundredths.reduce((sum, part) => sum + part, 0) <= 10_000
  );
}

interface SlotFieldsProps {
  number: number;
  experiment: object;
  percent: object;
  remove: (() => void) | undefined;
}

function SlotFields({ number, experiment, percent, remove }: SlotFieldsProps) {
  const { data: experiments = [] } = useExperimentChoices();
  return (
    <Row gap="xs" wrap="nowrap" align="flex-start">
      <Select
        aria-label={texts.fields.experiment(number)}
        placeholder={texts.fields.experiment(number)}
        data={experiments.map(({ id, title }) => ({ value: String(id), label: title }))}
        searchable
        flex={1}
        {...experiment}
      />
      <NumberInput
        aria-label={texts.fields.percent(number)}
        min={0}
        max={100}
        decimalScale={2}
        suffix="%"
        w={100}
        {...percent}
      />
      {remove && <IconButton icon="times" label={texts.removeSlot(number)} onClick={remove} />}
    </Row>
  );
}
