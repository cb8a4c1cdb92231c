import {
  NumberInput,
  Switch,
  TagsInput,
  Textarea,
  TextInput,
  Title,
  type InputWrapperProps,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { Schema } from '../../api/client.js';
import { ProtocolFields } from '../../components/protocol-fields.js';
import { projects } from '../../texts/projects.js';
import { protocol } from '../../texts/protocol.js';

const texts = projects.fields;
const hintBelow = {
  inputWrapperOrder: ['label', 'input', 'description', 'error'],
} satisfies Pick<InputWrapperProps, 'inputWrapperOrder'>;

export interface SettingsValues {
  name: string;
  description: string;
  allowedOrigins: string[];
  /** A text while it is empty. */
  holdoutPercent: number | string;
  storedAttributesInPublic: boolean;
  publishCounters: boolean;
  publicNames: boolean;
  requirePublicId: boolean;
  browsersOnly: boolean;
  requireIdentityProof: boolean;
  browserStreams: boolean;
  protocol: Schema<'ProtocolDto'>;
}

const switches = [
  'publicNames',
  'requirePublicId',
  'browsersOnly',
  'requireIdentityProof',
  'browserStreams',
] as const;

interface SettingsFieldsProps {
  form: Pick<UseFormReturnType<SettingsValues>, 'getInputProps' | 'errors' | 'values' | 'setFieldValue'>;
  isReadOnly?: boolean;
}

export function SettingsFields({ form, isReadOnly = false }: SettingsFieldsProps) {
  const { getInputProps } = form;
  const field = { readOnly: isReadOnly, ...hintBelow };
  return (
    <>
      <TextInput
        label={texts.name}
        description={texts.nameHint}
        required
        {...field}
        {...getInputProps('name')}
      />
      <Textarea
        label={texts.description}
        description={texts.descriptionHint}
        autosize
        minRows={2}
        {...field}
        {...getInputProps('description')}
      />
      <TagsInput
        label={texts.origins}
        description={texts.originsHint}
        placeholder={form.values.allowedOrigins.length === 0 ? texts.originsExample : ''}
        {...field}
        {...getInputProps('allowedOrigins')}
        error={faultOf(form.errors, 'allowedOrigins')}
      />
      <NumberInput
        label={texts.holdout}
        description={texts.holdoutHint}
        min={0}
        max={100}
        decimalScale={2}
        suffix="%"
        maw={420}
        {...field}
        {...getInputProps('holdoutPercent')}
      />
      <Switch
        label={texts.storedAttributes}
        description={texts.storedAttributesHint}
        disabled={isReadOnly}
        {...getInputProps('storedAttributesInPublic', { type: 'checkbox' })}
      />
      <Switch
        label={texts.counters}
        description={texts.countersHint}
        disabled={isReadOnly}
        {...getInputProps('publishCounters', { type: 'checkbox' })}
      />
      {switches.map((name) => (
        <Switch
          key={name}
          label={texts[name]}
          description={texts[`${name}Hint`]}
          disabled={isReadOnly}
          {...getInputProps(name, { type: 'checkbox' })}
        />
      ))}
      <Title order={3} fz="md">
        {protocol.defaults}
      </Title>
      <ProtocolFields
        value={form.values.protocol}
        set={(value) => form.setFieldValue('protocol', value)}
        isReadOnly={isReadOnly}
        faultOf={(name) => form.errors[`protocol.${name}`]}
        methodHint={protocol.methodDefaultHint}
      />
    </>
  );
}

/** The API may name a place inside a list: `allowedOrigins.0`. */
function faultOf(errors: SettingsFieldsProps['form']['errors'], name: string) {
  const found = Object.entries(errors).find(([field]) => field === name || field.startsWith(`${name}.`));
  return found?.[1];
}
