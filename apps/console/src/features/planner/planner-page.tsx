import { Grid, NumberInput, Paper, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, done, type Schema } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import { Failure } from '../../components/failure.js';
import { Page } from '../../components/page.js';
import { useProjectId } from '../../place/use-place.js';
import { planner } from '../../texts/planner.js';
import { PlanAnswer } from './plan-answer.js';
import { faultsOf, firstFields, requestOf, type PlanFields } from './plan-request.js';
import { SharedMetricField } from './shared-metric-field.js';

const texts = planner.fields;
const pauseMs = 300;

/** Works out what an experiment takes before it is made. */
export function PlannerPage() {
  const projectId = useProjectId();
  const [fields, setFields] = useState(firstFields);
  const [settled] = useDebouncedValue(fields, pauseMs);
  const isReady = Object.keys(faultsOf(settled)).length === 0;
  const body = requestOf(settled, projectId);
  const { data, error, refetch } = useQuery({
    queryKey: ['plans', body],
    queryFn: () => done(api.POST('/experiments/plan', { body })),
    enabled: isReady,
    placeholderData: keepPreviousData,
  });
  const set = (part: Partial<PlanFields>) => setFields({ ...fields, ...part });
  const metricFault = faultOf(error, 'sharedMetricId');
  return (
    <Page title={planner.title} about={planner.about}>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Paper p="md">
            <Fields
              fields={fields}
              set={set}
              plan={metricFault ? undefined : data}
              metricFault={metricFault}
            />
          </Paper>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 8 }}>
          {error && !metricFault && <Failure error={error} retry={refetch} />}
          {(metricFault || (!isReady && !error)) && <Text c="dimmed">{planner.hint}</Text>}
          {isReady && !error && <PlanAnswer plan={data} kind={data?.assumptions.kind ?? settled.kind} />}
        </Grid.Col>
      </Grid>
    </Page>
  );
}

/** What the API says of a field, as a sentence. */
function faultOf(error: unknown, field: string): string | undefined {
  const fault = error instanceof ApiProblem ? error.faults.find((one) => one.field === field) : undefined;
  return fault && texts.sharedFault(fault.message);
}

interface FieldsProps {
  fields: PlanFields;
  set: (part: Partial<PlanFields>) => void;
}

interface AllFieldsProps extends FieldsProps {
  plan: Schema<'PlanDto'> | undefined;
  metricFault: string | undefined;
}

function Fields({ fields, set, plan, metricFault }: AllFieldsProps) {
  return (
    <Stack gap="md">
      <SharedMetricField {...{ fields, set, plan, metricFault }} />
      {fields.sharedMetricId === '' && (
        <>
          <SegmentedControl
            aria-label={texts.kind}
            data={Object.entries(texts.kinds).map(([value, label]) => ({ value, label }))}
            value={fields.kind}
            onChange={(kind) => set({ kind: kind as PlanFields['kind'] })}
            fullWidth
          />
          <MetricFields fields={fields} set={set} />
        </>
      )}
      <SegmentedControl
        aria-label={texts.ask}
        data={Object.entries(texts.asks).map(([value, label]) => ({ value, label }))}
        value={fields.ask}
        onChange={(ask) => set({ ask: ask as PlanFields['ask'] })}
        fullWidth
      />
      <GoalFields fields={fields} set={set} />
      <NumberInput
        label={texts.treatments}
        min={1}
        max={20}
        value={fields.treatments}
        onChange={(treatments) => set({ treatments })}
      />
      <NumberInput
        label={texts.dailyUsers}
        description={texts.dailyHint}
        min={0}
        thousandSeparator=","
        value={fields.dailyUsers}
        onChange={(dailyUsers) => set({ dailyUsers })}
      />
      <NumberInput
        label={texts.fraction}
        min={1}
        max={100}
        suffix="%"
        value={fields.fraction}
        onChange={(fraction) => set({ fraction })}
      />
      <Certainty fields={fields} set={set} />
    </Stack>
  );
}

function MetricFields({ fields, set }: FieldsProps) {
  const faults = faultsOf(fields);
  return (
    <>
      <NumberInput
        label={texts.baseline[fields.kind]}
        description={texts.baselineHint}
        suffix={fields.kind === 'binomial' ? '%' : ''}
        min={0}
        required
        value={fields.baseline}
        onChange={(baseline) => set({ baseline })}
        error={faults.baseline}
      />
      {fields.kind === 'mean' && (
        <NumberInput
          label={texts.sd}
          description={texts.sdHint}
          min={0}
          required
          value={fields.sd}
          onChange={(sd) => set({ sd })}
          error={faults.sd}
        />
      )}
    </>
  );
}

function GoalFields({ fields, set }: FieldsProps) {
  const faults = faultsOf(fields);
  if (fields.ask === 'effect') {
    return (
      <NumberInput
        label={texts.users}
        min={2}
        thousandSeparator=","
        required
        value={fields.users}
        onChange={(users) => set({ users })}
        error={faults.users}
      />
    );
  }
  return (
    <NumberInput
      label={texts.mde}
      description={texts.mdeHint}
      suffix="%"
      required
      value={fields.mde}
      onChange={(mde) => set({ mde })}
      error={faults.mde}
    />
  );
}

function Certainty({ fields, set }: FieldsProps) {
  return (
    <>
      <Select
        label={texts.method}
        description={texts.methodHint}
        data={Object.entries(texts.methods).map(([value, label]) => ({ value, label }))}
        value={fields.method}
        onChange={(method) => method && set({ method: method as PlanFields['method'] })}
        allowDeselect={false}
      />
      <Select
        label={texts.power}
        data={['0.7', '0.8', '0.9', '0.95'].map(asPercent)}
        value={fields.power}
        onChange={(power) => power && set({ power })}
        allowDeselect={false}
      />
      <Select
        label={texts.alpha}
        data={[
          { value: 'protocol', label: texts.methods.protocol },
          ...['0.01', '0.05', '0.1'].map(asPercent),
        ]}
        value={fields.alpha}
        onChange={(alpha) => alpha && set({ alpha })}
        allowDeselect={false}
      />
    </>
  );
}

const asPercent = (value: string) => ({ value, label: `${Math.round(Number(value) * 100)}%` });
