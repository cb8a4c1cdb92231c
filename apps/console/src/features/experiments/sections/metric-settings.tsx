import { Checkbox, NumberInput, Select, SimpleGrid, Stack, Textarea } from '@mantine/core';
import { experimentPage } from '../../../texts/experiment-page.js';
import { hasCapping, type MetricForm } from './metric-values.js';

const texts = experimentPage.metrics.dialog;
const choices = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

/** What most metrics never need: margin, capping, CUPED, and whose events to trust. */
export function MetricSettings({ form }: { form: MetricForm }) {
  const { kind, role, cuped, marginType } = form.values;
  return (
    <Stack gap="sm">
      <Textarea label={texts.description} autosize minRows={1} {...form.getInputProps('description')} />
      {role === 'guardrail' && (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <NumberInput
            label={texts.margin}
            min={0}
            {...(marginType === 'relative' && { suffix: '%' })}
            {...form.getInputProps('margin')}
          />
          <Select
            label={texts.marginType}
            data={choices(texts.marginTypes)}
            allowDeselect={false}
            {...form.getInputProps('marginType')}
          />
        </SimpleGrid>
      )}
      {hasCapping(kind) && <CappingFields form={form} />}
      <Checkbox
        label={texts.cuped}
        description={texts.cupedHint}
        {...form.getInputProps('cuped', { type: 'checkbox' })}
      />
      {cuped && (
        <NumberInput
          label={texts.covariateDays}
          min={1}
          allowDecimal={false}
          {...form.getInputProps('covariateDays')}
        />
      )}
      <TrustFields form={form} />
    </Stack>
  );
}

/** Which events that anybody can send are taken. */
function TrustFields({ form }: { form: MetricForm }) {
  const { source, secretOnly } = form.values;
  return (
    <>
      {(source === 'event' || secretOnly) && (
        <Checkbox
          label={texts.secretOnly}
          description={texts.secretOnlyHint}
          {...form.getInputProps('secretOnly', { type: 'checkbox' })}
        />
      )}
      {source === 'event' && !secretOnly && (
        <NumberInput
          label={texts.maxPublicValue}
          description={texts.maxPublicValueHint}
          min={0}
          {...form.getInputProps('maxPublicValue')}
        />
      )}
    </>
  );
}

/** Hints are below, so that fields side by side stay in line. */
const inputWrapperOrder: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
];

function CappingFields({ form }: { form: MetricForm }) {
  const { capping, kind } = form.values;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <Select
        label={texts.capping}
        {...(kind === 'ratio' && { description: texts.cappingOfRatio, inputWrapperOrder })}
        data={choices(texts.cappings)}
        allowDeselect={false}
        {...form.getInputProps('capping')}
      />
      {capping === 'fixed' && (
        <>
          <NumberInput label={texts.cap} min={0} {...form.getInputProps('cap')} />
          <NumberInput
            label={texts.capLower}
            description={texts.capLowerHint}
            inputWrapperOrder={inputWrapperOrder}
            max={0}
            {...form.getInputProps('capLower')}
          />
        </>
      )}
      {capping === 'percentile' && (
        <>
          <NumberInput
            label={texts.capPercentile}
            min={0}
            max={100}
            suffix="%"
            {...form.getInputProps('capPercentile')}
          />
          <Checkbox
            label={texts.capIgnoresZeros}
            {...form.getInputProps('capIgnoresZeros', { type: 'checkbox' })}
          />
        </>
      )}
    </SimpleGrid>
  );
}
