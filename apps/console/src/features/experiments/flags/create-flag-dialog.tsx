import { Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from 'react-router';
import { api, done } from '../../../api/client.js';
import { FormDialog } from '../../../components/form/form-dialog.js';
import { useApiForm } from '../../../components/form/use-api-form.js';
import { sayDone } from '../../../components/toasts.js';
import { usePlace, useProjectId } from '../../../place/use-place.js';
import { flags, valueTypeNames } from '../../../texts/flags.js';
import { refreshExperiments } from '../experiment-queries.js';
import { ValueField } from './value-field.js';
import { readValue, type ValueType } from './value-text.js';

const texts = flags.fields;

interface Values {
  title: string;
  key: string;
  valueType: ValueType;
  variations: { title: string; text: string }[];
}

/** Makes a flag with two variations and leads to it. A boolean one needs nothing but a name. */
export function CreateFlagDialog({ close }: { close: () => void }) {
  const navigate = useNavigate();
  const { toProject } = usePlace();
  const projectId = useProjectId();
  const state = useApiForm<Values, { id: number; title: string }>({
    initialValues: {
      ...{ title: '', key: '', valueType: 'boolean' },
      variations: [
        { title: 'off', text: '' },
        { title: 'on', text: '' },
      ],
    },
    validate: {
      title: (title) => (title.trim() ? null : flags.titleNeeded),
      key: (key) => (/^([a-z0-9_-]{1,64})?$/.test(key) ? null : flags.keyFault),
      variations: {
        title: (title) => (title.trim() ? null : flags.titleNeeded),
        text: (text, { valueType }) => faultOf(valueType, text),
      },
    },
    send: (values) => make(projectId, values),
    onDone: async ({ id, title }) => {
      await refreshExperiments();
      sayDone(flags.created(title));
      await navigate(toProject(`flags/${id}`));
    },
  });
  const { form } = state;
  const { valueType, variations } = form.values;
  return (
    <FormDialog title={flags.create} submit={flags.createSubmit} state={state} close={close}>
      <TextInput
        label={texts.title}
        placeholder={texts.titleExample}
        required
        data-autofocus
        {...form.getInputProps('title')}
      />
      <TextInput
        label={texts.key}
        description={texts.keyHint}
        placeholder={keyOf(form.values.title) || texts.keyExample}
        {...form.getInputProps('key')}
      />
      <Select
        label={texts.valueType}
        description={flags.typeHints[valueType]}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={Object.entries(valueTypeNames).map(([value, label]) => ({ value, label }))}
        allowDeselect={false}
        {...form.getInputProps('valueType')}
      />
      {valueType !== 'boolean' &&
        variations.map((variation, index) => (
          <Stack key={index} gap="xs" role="group" aria-label={index === 0 ? texts.off : texts.on}>
            <Text size="sm" fw={550}>
              {index === 0 ? texts.off : texts.on}
            </Text>
            <SimpleGrid cols={{ base: 1, xs: valueType === 'json' ? 1 : 2 }}>
              <TextInput
                label={texts.variation(index + 1)}
                {...form.getInputProps(`variations.${index}.title`)}
              />
              <ValueField
                type={valueType}
                label={texts.value(index + 1)}
                text={variation.text}
                onChange={(text) => form.setFieldValue(`variations.${index}.text`, text)}
                error={form.errors[`variations.${index}.text`] as string | undefined}
                {...(valueType === 'string' && { title: variation.title })}
              />
            </SimpleGrid>
          </Stack>
        ))}
    </FormDialog>
  );
}

/** Roughly the key that the server makes of a title when none is given. */
const keyOf = (title: string): string =>
  title
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

function faultOf(type: ValueType, text: string): string | null {
  if (type === 'boolean') return null;
  const read = readValue(type, text);
  return 'fault' in read ? read.fault : null;
}

async function make(projectId: number, { title, key, valueType, variations }: Values) {
  const type = 'Feature Flag' as const;
  const body = { projectId, title, type, valueType, ...(key && { key }) };
  const made = await done(api.POST('/experiments', { body }));
  if (valueType === 'boolean') return made;
  const path = { id: made.id };
  const { revision, variations: begun } = await done(
    api.GET('/experiments/{id}/document', { params: { path } }),
  );
  const wanted = begun.map(({ id }, index) => {
    const { title: name = '', text = '' } = variations[index] ?? {};
    const read = readValue(valueType, text);
    return { id, title: name, ...('value' in read && read.value !== null && { value: read.value }) };
  });
  await done(
    api.PUT('/experiments/{id}/document', { params: { path }, body: { revision, variations: wanted } }),
  );
  return made;
}
