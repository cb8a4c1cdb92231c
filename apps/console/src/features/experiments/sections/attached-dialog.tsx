import { Checkbox, NumberInput, Select, SimpleGrid, Text } from '@mantine/core';
import { FormDialog } from '../../../components/form/form-dialog.js';
import { useApiForm } from '../../../components/form/use-api-form.js';
import { definitionSentence } from '../../../components/metrics/definition-words.js';
import { hasCap, hasWindow } from '../../../components/metrics/metric-traits.js';
import type { SharedMetric } from '../../../components/metrics/use-shared-metrics.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import { metrics } from '../../../texts/metrics.js';
import type { AttachedMetric } from '../draft/draft-metric.js';
import { overridesOf, overrideValues, type OverrideValues } from './override-values.js';

const { dialog: own, roles, roleHints, attached: texts } = experimentPage.metrics;
const form = metrics.form;
const choices = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

interface DialogProps {
  metric: AttachedMetric;
  /** As the library has it; unknown where the member may not see it. */
  shared: SharedMetric | undefined;
  save: (metric: AttachedMetric) => void;
  close: () => void;
}

/** What an experiment may settle by itself of a shared metric: role, window, cap and margin. */
export function AttachedDialog({ metric, shared, save, close }: DialogProps) {
  const state = useApiForm<OverrideValues>({
    initialValues: overrideValues(metric),
    send: (values) => {
      save({ ...metric, role: values.role, overrides: overridesOf(values) });
      close();
      return Promise.resolve();
    },
  });
  const { values, getInputProps } = state.form;
  const kind = shared?.kind;
  return (
    <FormDialog title={metric.title} submit={texts.apply} state={state} close={close}>
      {shared && (
        <Text size="sm" c="dimmed">
          {definitionSentence(shared)}
        </Text>
      )}
      <Select
        label={own.role}
        description={roleHints[values.role]}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={choices(roles)}
        allowDeselect={false}
        {...getInputProps('role')}
      />
      {(!kind || hasWindow(kind)) && (
        <>
          <Checkbox label={texts.ownWindow} {...getInputProps('hasWindow', { type: 'checkbox' })} />
          {values.hasWindow && (
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              <NumberInput
                label={form.windowLength}
                description={form.windowHint}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                min={0}
                suffix={form.hours}
                {...getInputProps('conversionWindowHours')}
              />
              <NumberInput
                label={form.delay}
                description={form.delayHint}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                min={0}
                suffix={form.hours}
                {...getInputProps('delayHours')}
              />
            </SimpleGrid>
          )}
        </>
      )}
      {(!kind || hasCap(kind)) && (
        <>
          <Checkbox label={texts.ownCap} {...getInputProps('hasCap', { type: 'checkbox' })} />
          {values.hasCap && (
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              <Select
                label={form.cap}
                data={choices(form.caps)}
                allowDeselect={false}
                {...getInputProps('capType')}
              />
              {values.capType === 'fixed' && (
                <NumberInput label={form.capUpper} min={0} {...getInputProps('capUpper')} />
              )}
              {values.capType === 'percentile' && (
                <NumberInput
                  label={form.capPercentile}
                  min={0}
                  max={100}
                  suffix="%"
                  {...getInputProps('capPercentile')}
                />
              )}
            </SimpleGrid>
          )}
        </>
      )}
      {values.role === 'guardrail' && (
        <>
          <Checkbox label={texts.ownMargin} {...getInputProps('hasMargin', { type: 'checkbox' })} />
          {values.hasMargin && (
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              <NumberInput
                label={own.margin}
                min={0}
                {...(values.marginType === 'relative' && { suffix: '%' })}
                {...getInputProps('margin')}
              />
              <Select
                label={own.marginType}
                data={choices(own.marginTypes)}
                allowDeselect={false}
                {...getInputProps('marginType')}
              />
            </SimpleGrid>
          )}
        </>
      )}
    </FormDialog>
  );
}
