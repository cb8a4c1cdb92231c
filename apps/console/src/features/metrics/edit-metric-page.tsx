import {
  Anchor,
  Box,
  Button,
  Checkbox,
  Group,
  NumberInput,
  Paper,
  SegmentedControl,
  Select,
  SimpleGrid,
  Skeleton,
  Stack,
  TagsInput,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import type { ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api, done } from '../../api/client.js';
import { Failure } from '../../components/failure.js';
import { ApiForm } from '../../components/form/api-form.js';
import { useApiForm } from '../../components/form/use-api-form.js';
import { useUnsavedGuard } from '../../components/form/use-unsaved-guard.js';
import { IconButton } from '../../components/icon-button.js';
import { Icon } from '../../components/icon.js';
import { hasCap, hasHistory, hasValue, hasWindow } from '../../components/metrics/metric-traits.js';
import { OwnerSelect } from '../../components/owner-select.js';
import { Page } from '../../components/page.js';
import { sayDone } from '../../components/toasts.js';
import { usePlace, useProjectId } from '../../place/use-place.js';
import { metrics } from '../../texts/metrics.js';
import {
  definitionOf,
  metricBody,
  metricValues,
  type MeasureValues,
  type MetricValues,
  type SourceValues,
} from './form-values.js';
import { DefinitionPreview } from './definition-preview.js';
import { DefinitionTrial } from './definition-trial.js';
import { KindChoice } from './kind-choice.js';
import { refreshMetrics, useMetric, type SharedMetric } from './metric-queries.js';
import classes from './metrics.module.css';
import { PropertyField } from './property-field.js';
import { SourceFields, ValueFields, type MetricForm } from './source-fields.js';

const texts = metrics.form;
const choices = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

export function NewMetricPage() {
  return <MetricEditor />;
}

export function EditMetricPage() {
  const id = Number(useParams().metricId);
  const { data: metric, error, refetch } = useMetric(id);
  if (error) return <Failure error={error} retry={refetch} />;
  if (!metric) return <Skeleton height={520} aria-busy="true" />;
  return <MetricEditor key={metric.id} metric={metric} />;
}

function MetricEditor({ metric }: { metric?: SharedMetric }) {
  const navigate = useNavigate();
  const projectId = useProjectId();
  const { toProject } = usePlace();
  const state = useApiForm<MetricValues, SharedMetric>({
    initialValues: metricValues(metric),
    validate: faultsOf,
    send: (values) => send(values, { metric, projectId }),
    onDone: async (saved) => {
      form.resetDirty();
      await refreshMetrics();
      sayDone(texts.saved(saved.name));
      await navigate(toProject(`metrics/${saved.id}`), { replace: true });
    },
  });
  const { form } = state;
  useUnsavedGuard(form.isDirty() && !state.isSending);
  const back = metric ? toProject(`metrics/${metric.id}`) : toProject('metrics');
  return (
    <Page
      title={metric ? texts.editTitle(metric.name) : texts.createTitle}
      about={
        <Anchor component={Link} to={back} size="sm">
          {metric ? metrics.toMetric(metric.name) : metrics.back}
        </Anchor>
      }
    >
      <div className={classes.columns}>
        <ApiForm state={state} submit={texts.save} gap="lg">
          <NameFields form={form} metric={metric} />
          <Card title={texts.kindNarrow}>
            <KindChoice value={form.values.kind} onChange={(kind) => form.setFieldValue('kind', kind)} />
          </Card>
          <KindFields form={form} />
          <JudgingFields form={form} />
          {hasWindow(form.values.kind) && <WindowFields form={form} />}
          <AdvancedFields form={form} />
          {metric && (
            <Card title={texts.note}>
              <TextInput
                aria-label={texts.note}
                description={texts.noteHint}
                maxLength={1000}
                {...form.getInputProps('note')}
              />
              <Text size="sm" c="dimmed">
                {texts.newVersion(metric.version + 1)}
              </Text>
            </Card>
          )}
        </ApiForm>
        <Stack gap="lg" className={classes.aside}>
          <DefinitionPreview definition={definitionOf(form.values)} />
          <DefinitionTrial form={form} metric={metric} />
        </Stack>
      </div>
    </Page>
  );
}

function faultsOf(values: MetricValues): Record<string, string | null> {
  const faults: Record<string, string | null> = { name: values.name.trim() ? null : texts.nameNeeded };
  const needTypes = ({ eventTypes }: SourceValues, path: string) => {
    if (eventTypes.length === 0) faults[`${path}.eventTypes`] = texts.eventTypesNeeded;
  };
  if (values.kind === 'funnel') values.steps.forEach((step, index) => needTypes(step, `steps.${index}`));
  else needTypes(values.source, 'source');
  if (values.kind === 'ratio') needTypes(values.denominator.source, 'denominator.source');
  if (hasValue(values.kind) && values.value.isMoney && !values.value.currency.code.trim())
    faults['value.currency.code'] = texts.currencyCodeNeeded;
  return faults;
}

function send(
  values: MetricValues,
  { metric, projectId }: { metric: SharedMetric | undefined; projectId: number },
): Promise<SharedMetric> {
  const body = metricBody(values);
  if (metric) {
    const headers = { 'If-Match': `"${metric.revision}"` };
    const path = { id: metric.id };
    return done(api.PATCH('/shared-metrics/{id}', { params: { path }, headers, body }));
  }
  const key = values.key.trim();
  return done(api.POST('/shared-metrics', { body: { ...body, projectId, ...(key && { key }) } }));
}

function Card({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  return (
    <Paper component="section" p={{ base: 'md', sm: 'lg' }} aria-label={title}>
      <Stack gap="sm">
        <Box>
          <Title order={2} fz="md">
            {title}
          </Title>
          {about && (
            <Text size="sm" c="dimmed">
              {about}
            </Text>
          )}
        </Box>
        {children}
      </Stack>
    </Paper>
  );
}

function NameFields({ form, metric }: { form: MetricForm; metric: SharedMetric | undefined }) {
  const isNew = !metric;
  const { ownerId = null } = form.values;
  return (
    <Card title={texts.what}>
      <SimpleGrid cols={{ base: 1, xs: isNew ? 2 : 1 }}>
        <TextInput
          label={texts.name}
          placeholder={texts.nameExample}
          required
          {...form.getInputProps('name')}
        />
        {isNew && (
          <TextInput
            label={texts.key}
            description={texts.keyHint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            {...form.getInputProps('key')}
          />
        )}
      </SimpleGrid>
      <Textarea
        label={texts.description}
        description={texts.descriptionHint}
        autosize
        minRows={2}
        {...form.getInputProps('description')}
      />
      <SimpleGrid cols={{ base: 1, xs: isNew ? 1 : 2 }}>
        <TagsInput label={texts.tags} acceptValueOnBlur {...form.getInputProps('tags')} />
        {metric && (
          <OwnerSelect
            value={ownerId}
            onChange={(id) => form.setFieldValue('ownerId', id)}
            email={ownerId === metric.ownerId ? metric.ownerEmail : undefined}
            error={form.errors['ownerId']}
          />
        )}
      </SimpleGrid>
    </Card>
  );
}

/** What each kind asks for. */
function KindFields({ form }: { form: MetricForm }) {
  const { values } = form;
  const { kind } = values;
  if (kind === 'funnel') return <StepFields form={form} />;
  if (kind === 'ratio') {
    return (
      <>
        <Card title={texts.numerator}>
          <SourceFields form={form} path="source" value={values.source} />
          <MeasureFields form={form} path="measure" value={values.measure} source={values.source} />
        </Card>
        <Card title={texts.denominator}>
          <SourceFields form={form} path="denominator.source" value={values.denominator.source} />
          <MeasureFields
            form={form}
            path="denominator.measure"
            value={values.denominator.measure}
            source={values.denominator.source}
          />
        </Card>
      </>
    );
  }
  return (
    <Card title={texts.events}>
      <SourceFields form={form} path="source" value={values.source} />
      {hasValue(kind) && (
        <ValueFields form={form} path="value" value={values.value} eventTypes={values.source.eventTypes} />
      )}
      {kind === 'retention' && <RetentionFields form={form} />}
      {kind === 'quantile' && <QuantileFields form={form} />}
      {kind === 'distinct' && <DistinctFields form={form} />}
    </Card>
  );
}

interface MeasureProps {
  form: MetricForm;
  path: string;
  value: MeasureValues;
  source: SourceValues;
}

function MeasureFields({ form, path, value, source }: MeasureProps) {
  return (
    <>
      <Select
        label={texts.of}
        data={choices(texts.ofs)}
        allowDeselect={false}
        {...form.getInputProps(`${path}.of`)}
      />
      {value.of === 'sum' && (
        <ValueFields form={form} path={`${path}.value`} value={value.value} eventTypes={source.eventTypes} />
      )}
    </>
  );
}

const mostSteps = 10;

function StepFields({ form }: { form: MetricForm }) {
  const { steps } = form.values;
  const put = (changed: SourceValues[]) => form.setFieldValue('steps', changed);
  const move = (from: number, to: number) => {
    const others = steps.filter((_, at) => at !== from);
    put([...others.slice(0, to), steps[from]!, ...others.slice(to)]);
  };
  return (
    <Card title={texts.steps} about={texts.stepsHint}>
      {steps.map((step, index) => {
        const number = index + 1;
        return (
          // Steps have no ids; their order is what they are.
          <Paper key={index} p="sm" role="group" aria-label={texts.step(number)}>
            <Group justify="space-between" mb="xs">
              <Text size="sm" fw={600}>
                {texts.step(number)}
              </Text>
              <Group gap={0}>
                <IconButton
                  icon="arrow-up"
                  label={texts.up(number)}
                  isOff={index === 0}
                  onClick={() => move(index, index - 1)}
                />
                <IconButton
                  icon="arrow-down"
                  label={texts.down(number)}
                  isOff={index === steps.length - 1}
                  onClick={() => move(index, index + 1)}
                />
                <IconButton
                  icon="trash"
                  label={texts.removeStep(number)}
                  isOff={steps.length <= 2}
                  onClick={() => put(steps.filter((_, at) => at !== index))}
                />
              </Group>
            </Group>
            <SourceFields form={form} path={`steps.${index}`} value={step} />
          </Paper>
        );
      })}
      {steps.length < mostSteps && (
        <Box>
          <Button
            variant="default"
            leftSection={<Icon name="plus" />}
            onClick={() => put([...steps, { eventTypes: [], filter: '' }])}
          >
            {texts.addStep}
          </Button>
        </Box>
      )}
    </Card>
  );
}

function RetentionFields({ form }: { form: MetricForm }) {
  return (
    <Box>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberInput
          label={texts.fromDay}
          min={0}
          max={365}
          allowDecimal={false}
          {...form.getInputProps('retention.fromDay')}
        />
        <NumberInput
          label={texts.toDay}
          min={0}
          max={365}
          allowDecimal={false}
          {...form.getInputProps('retention.toDay')}
        />
      </SimpleGrid>
      <Text size="xs" c="dimmed" mt={4}>
        {texts.daysHint}
      </Text>
    </Box>
  );
}

function QuantileFields({ form }: { form: MetricForm }) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <NumberInput label={texts.q} min={1} max={99.9} suffix="%" {...form.getInputProps('quantile.q')} />
      <Select
        label={texts.per}
        data={choices(texts.pers)}
        allowDeselect={false}
        {...form.getInputProps('quantile.per')}
      />
    </SimpleGrid>
  );
}

function DistinctFields({ form }: { form: MetricForm }) {
  const { of } = form.values.distinct;
  const isDays = of === 'active_days';
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label={texts.distinct}
        data={choices({ days: texts.activeDays, property: texts.property })}
        value={isDays ? 'days' : 'property'}
        onChange={(choice) =>
          form.setFieldValue('distinct.of', choice === 'days' ? 'active_days' : 'properties.')
        }
      />
      {!isDays && <PropertyField label={texts.distinctOf} required {...form.getInputProps('distinct.of')} />}
    </Stack>
  );
}

function JudgingFields({ form }: { form: MetricForm }) {
  const { type } = form.values.nonInferiorityMargin;
  return (
    <Card title={texts.judging}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label={texts.direction}
          data={choices(texts.directions)}
          allowDeselect={false}
          {...form.getInputProps('direction')}
        />
        <NumberInput
          label={texts.mde}
          description={texts.mdeHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={0}
          suffix="%"
          {...form.getInputProps('minimumDetectableEffect')}
        />
        <Select
          label={texts.margin}
          data={choices(texts.marginTypes)}
          allowDeselect={false}
          {...form.getInputProps('nonInferiorityMargin.type')}
        />
        {type !== 'none' && (
          <NumberInput
            label={texts.marginType}
            min={0}
            {...(type === 'relative' && { suffix: '%' })}
            {...form.getInputProps('nonInferiorityMargin.value')}
          />
        )}
      </SimpleGrid>
    </Card>
  );
}

function WindowFields({ form }: { form: MetricForm }) {
  const { conversionWindowHours: hours } = form.values.window;
  const days = hours === '' || hours < 48 ? '' : texts.inDays(String(Number((hours / 24).toFixed(1))));
  return (
    <Card title={texts.window} about={texts.windowAbout}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberInput
          label={texts.windowLength}
          description={days || texts.windowHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={0}
          suffix={texts.hours}
          {...form.getInputProps('window.conversionWindowHours')}
        />
        <NumberInput
          label={texts.delay}
          description={texts.delayHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={0}
          suffix={texts.hours}
          {...form.getInputProps('window.delayHours')}
        />
      </SimpleGrid>
      {hours !== '' && (
        <Checkbox
          label={texts.completeOnly}
          {...form.getInputProps('window.completeOnly', { type: 'checkbox' })}
        />
      )}
    </Card>
  );
}

function AdvancedFields({ form }: { form: MetricForm }) {
  const { kind, cap, cuped } = form.values;
  if (!hasCap(kind) && !hasHistory(kind)) return null;
  return (
    <Card title={texts.advanced}>
      {hasCap(kind) && (
        <SimpleGrid cols={{ base: 1, xs: 3 }}>
          <Select
            label={texts.cap}
            data={choices(texts.caps)}
            allowDeselect={false}
            {...form.getInputProps('cap.type')}
          />
          {cap.type === 'fixed' && (
            <>
              <NumberInput label={texts.capUpper} min={0} {...form.getInputProps('cap.upper')} />
              <NumberInput
                label={texts.capLower}
                description={texts.capLowerHint}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                max={0}
                {...form.getInputProps('cap.lower')}
              />
            </>
          )}
          {cap.type === 'percentile' && (
            <NumberInput
              label={texts.capPercentile}
              min={0}
              max={100}
              suffix="%"
              {...form.getInputProps('cap.percentile')}
            />
          )}
        </SimpleGrid>
      )}
      {hasCap(kind) && cap.type === 'percentile' && (
        <Checkbox
          label={texts.capIgnoresZeros}
          {...form.getInputProps('cap.ignoreZeros', { type: 'checkbox' })}
        />
      )}
      {hasHistory(kind) && (
        <Checkbox
          label={texts.cuped}
          description={texts.cupedHint}
          {...form.getInputProps('cuped.on', { type: 'checkbox' })}
        />
      )}
      {hasHistory(kind) && cuped.on && (
        <NumberInput
          label={texts.lookback}
          min={1}
          max={365}
          allowDecimal={false}
          maw={260}
          {...form.getInputProps('cuped.lookbackDays')}
        />
      )}
    </Card>
  );
}
