import { Accordion, SegmentedControl, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { api, done, type Schema } from '../../../api/client.js';
import { useTypedFaults } from '../../../components/code/use-typed-faults.js';
import { FormDialog } from '../../../components/form/form-dialog.js';
import { useApiForm } from '../../../components/form/use-api-form.js';
import { sayDone } from '../../../components/toasts.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import { refreshExperiments } from '../experiment-queries.js';
import type { Metric } from '../part-queries.js';
import { MetricSettings } from './metric-settings.js';
import { metricBody, metricValues, type MetricForm, type MetricValues } from './metric-values.js';

const { dialog: texts, kinds, roles, roleHints, goals, savedOne } = experimentPage.metrics;
const choices = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

interface DialogProps {
  experimentId: number;
  /** The one to change; a new one without. */
  metric?: Metric;
  close: () => void;
}

/** Makes or changes a metric. */
export function MetricDialog({ experimentId, metric, close }: DialogProps) {
  const state = useApiForm<MetricValues, Schema<'MetricDto'>>({
    initialValues: metricValues(metric),
    validate: {
      title: (title) => (title.trim() ? null : texts.titleNeeded),
      selector: (selector, { source }) =>
        source === 'click' && !selector.trim() ? texts.selectorNeeded : null,
    },
    send: (values) => send(experimentId, metric, values),
    onDone: async ({ title }) => {
      await refreshExperiments();
      sayDone(savedOne(title));
      close();
    },
  });
  return (
    <FormDialog
      title={metric ? texts.edit : texts.add}
      submit={metric ? experimentPage.bar.save : experimentPage.metrics.add}
      state={state}
      close={close}
    >
      <TextInput
        label={texts.title}
        placeholder={texts.titleExample}
        required
        data-autofocus
        {...state.form.getInputProps('title')}
      />
      <SourceFields form={state.form} />
      <RoleFields form={state.form} />
      <Accordion variant="contained">
        <Accordion.Item value="more">
          <Accordion.Control>{texts.more}</Accordion.Control>
          <Accordion.Panel>
            <MetricSettings form={state.form} />
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </FormDialog>
  );
}

function SourceFields({ form }: { form: MetricForm }) {
  const { source, selector } = form.values;
  const isClick = source === 'click';
  const typed = useTypedFaults('selector', isClick ? selector : '')[''];
  return (
    <Stack gap="xs">
      <SegmentedControl
        aria-label={texts.source}
        data={choices({ click: texts.click, event: texts.custom })}
        {...form.getInputProps('source')}
      />
      <TextInput
        label={isClick ? texts.selector : texts.event}
        description={isClick ? texts.selectorHint : texts.eventHint}
        placeholder={isClick ? texts.selectorExample : texts.eventExample}
        required={isClick}
        {...form.getInputProps('selector')}
        {...(typed && { error: typed })}
      />
    </Stack>
  );
}

function RoleFields({ form }: { form: MetricForm }) {
  return (
    <>
      <Select
        label={texts.kind}
        data={choices(kinds)}
        allowDeselect={false}
        {...form.getInputProps('kind')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label={texts.role}
          description={roleHints[form.values.role]}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={choices(roles)}
          allowDeselect={false}
          {...form.getInputProps('role')}
        />
        <Select
          label={texts.goal}
          data={choices(goals)}
          allowDeselect={false}
          {...form.getInputProps('goal')}
        />
      </SimpleGrid>
      {form.values.kind === 'ratio' && <RatioFields form={form} />}
    </>
  );
}

function RatioFields({ form }: { form: MetricForm }) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <Select
        label={texts.ratioOf}
        data={choices(texts.parts)}
        allowDeselect={false}
        {...form.getInputProps('ratioOf')}
      />
      <TextInput label={texts.denominator} required {...form.getInputProps('denominator')} />
      <Select
        label={texts.denominatorOf}
        data={choices(texts.parts)}
        allowDeselect={false}
        {...form.getInputProps('denominatorOf')}
      />
    </SimpleGrid>
  );
}

function send(
  experimentId: number,
  metric: Metric | undefined,
  values: MetricValues,
): Promise<Schema<'MetricDto'>> {
  const body = metricBody(values);
  if (metric) return done(api.PATCH('/metrics/{id}', { params: { path: { id: metric.id } }, body }));
  return done(api.POST('/experiments/{id}/metrics', { params: { path: { id: experimentId } }, body }));
}
