import { Accordion, SegmentedControl, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useTypedFaults } from '../../../components/code/use-typed-faults.js';
import { FormDialog } from '../../../components/form/form-dialog.js';
import { useApiForm } from '../../../components/form/use-api-form.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import { newKey } from '../draft/draft.js';
import type { OwnMetric } from '../draft/draft-metric.js';
import { MetricSettings } from './metric-settings.js';
import { metricValues, type MetricForm, type MetricValues } from './metric-values.js';

const { dialog: texts, kinds, roles, roleHints, goals } = experimentPage.metrics;
const choices = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

interface DialogProps {
  /** The one to change; a new one without. */
  metric?: OwnMetric;
  /** What the last save was refused for, by place on the page. */
  faults: Readonly<Record<string, string>>;
  save: (metric: OwnMetric) => void;
  close: () => void;
}

/** Makes or changes a metric of this experiment alone; it is saved with everything else. */
export function MetricDialog({ metric, faults, save, close }: DialogProps) {
  const state = useApiForm<MetricValues>({
    initialValues: metric?.values ?? metricValues(),
    initialErrors: faultsOf(faults, metric?.key),
    validate: {
      title: (title) => (title.trim() ? null : texts.titleNeeded),
      selector: (selector, { source }) =>
        source === 'click' && !selector.trim() ? texts.selectorNeeded : null,
    },
    send: (values) => {
      const { title, role } = values;
      save({ key: newKey(), ...metric, title: title.trim(), role, values });
      close();
      return Promise.resolve();
    },
  });
  return (
    <FormDialog
      title={metric ? texts.edit : texts.add}
      submit={metric ? experimentPage.metrics.attached.apply : experimentPage.metrics.add}
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

/** Faults of the fields of one metric, by the names that the form has for them. */
function faultsOf(faults: Readonly<Record<string, string>>, key: string | undefined): Record<string, string> {
  const within = `metrics.${key}.`;
  const own = Object.entries(faults).filter(([place]) => place.startsWith(within));
  return Object.fromEntries(own.map(([place, fault]) => [place.slice(within.length), fault]));
}
