import { Anchor, Button, Group, NumberInput, Paper, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useState } from 'react';
import { api, done, type Schema } from '../../../api/client.js';
import { ApiForm } from '../../../components/form/api-form.js';
import { useApiForm } from '../../../components/form/use-api-form.js';
import { levelText, valueOf } from '../../../components/numbers.js';
import { usePlace, useProjectId } from '../../../place/use-place.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import type { DraftState } from '../draft/use-draft.js';
import type { Metric } from '../part-queries.js';

const texts = experimentPage.plan;
const whole = (value: number): string => Math.ceil(value).toLocaleString();

interface CalculatorProps {
  edit: DraftState;
  hasStarted: boolean;
  metrics: readonly Metric[];
}

/** Numbers as their fields hold them, empty ones too. */
type Question = Record<'baseline' | 'relativeMde' | 'dailyUsers', number | ''> & {
  /** Whose baseline counts; empty for the typed one. */
  metricId: string;
};

/** Says how many visitors the wanted effect takes with the shares and the protocol on the page. */
export function PlanCalculator({ edit, hasStarted, metrics }: CalculatorProps) {
  const projectId = useProjectId();
  const { toProject } = usePlace();
  const [plan, setPlan] = useState<Schema<'PlanDto'>>();
  const state = useApiForm<Question, Schema<'PlanDto'>>({
    initialValues: { baseline: 5, relativeMde: 10, dailyUsers: '', metricId: '' },
    send: ({ baseline, relativeMde, dailyUsers, metricId }) =>
      done(
        api.POST('/experiments/plan', {
          body: {
            ...(hasStarted ? { experimentId: edit.id } : { projectId }),
            ...termsOf(edit, metrics),
            ...(metricId
              ? { metricId: Number(metricId) }
              : { kind: 'binomial' as const, baseline: Number(baseline) / 100 }),
            relativeMde: Number(relativeMde) / 100,
            ...(dailyUsers !== '' && { dailyUsers }),
          },
        }),
      ),
    onDone: (answer) => setPlan(answer),
  });
  const { form } = state;
  const measured = hasStarted ? metrics.filter(({ kind }) => kind !== 'ratio') : [];
  return (
    <Paper p="md">
      <ApiForm
        state={state}
        submit={texts.work}
        aside={
          <Anchor component={Link} to={toProject('planner')} size="sm">
            {texts.planner}
          </Anchor>
        }
      >
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          {measured.length > 0 && (
            <Select
              label={texts.metric}
              description={texts.metricHint}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              data={[
                { value: '', label: texts.typed },
                ...measured.map(({ id, title }) => ({ value: String(id), label: title })),
              ]}
              allowDeselect={false}
              {...form.getInputProps('metricId')}
            />
          )}
          {form.values.metricId === '' && (
            <NumberInput
              label={texts.baseline}
              min={0}
              max={100}
              suffix="%"
              {...form.getInputProps('baseline')}
            />
          )}
          <NumberInput
            label={texts.mde}
            description={texts.mdeHint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            suffix="%"
            {...form.getInputProps('relativeMde')}
          />
          <NumberInput
            label={texts.daily}
            description={texts.dailyHint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            min={0}
            thousandSeparator=","
            {...form.getInputProps('dailyUsers')}
          />
        </SimpleGrid>
      </ApiForm>
      {plan?.sampleSize && <Answer plan={plan} take={(users) => edit.setField('plannedUsers', users)} />}
    </Paper>
  );
}

/** Whoever reads the results goes by the protocol, so the plan does. */
function termsOf(edit: DraftState, metrics: readonly Metric[]) {
  const { method, alpha, correction } = edit.draft.fields.protocol;
  const shares = sharesOf(edit);
  const goals = Math.max(1, metrics.filter(({ role }) => role === 'primary').length);
  return {
    ...shares,
    method: method === 'sequential' ? ('sequential' as const) : ('frequentist' as const),
    alpha,
    comparisons: correction === 'none' ? 1 : shares.treatments * goals,
  };
}

/** The control comes first, as the API wants it; a variation alone is planned as one of two. */
function sharesOf({ draft }: DraftState): { treatments: number; weights?: number[] } {
  const control = draft.variations.filter(({ isControl }) => isControl);
  const others = draft.variations.filter(({ isControl, traffic }) => !isControl && traffic > 0);
  if (others.length === 0 || !control[0]?.traffic) return { treatments: 1 };
  return { treatments: others.length, weights: [...control, ...others].map(({ traffic }) => traffic) };
}

function Answer({ plan, take }: { plan: Schema<'PlanDto'>; take: (users: number) => void }) {
  const { sampleSize, duration, traffic, assumptions } = plan;
  if (!sampleSize) return null;
  const total = Math.ceil(sampleSize.nTotal);
  return (
    <Group justify="space-between" mt="md" role="status">
      <Stack gap={2}>
        <Text fw={600}>
          {texts.users(whole(total))}
          {duration?.days != null && `, ${texts.days(duration.days)}`}
        </Text>
        <Text size="sm" c="dimmed">
          {texts.each(whole(sampleSize.nControl), whole(sampleSize.nTreatment))}
          {traffic.dailyUsers !== null
            ? `, ${texts.perDay(whole(traffic.dailyUsers))}`
            : `. ${texts.noTraffic}`}
        </Text>
        <Text size="sm" c="dimmed">
          {texts.judged(assumptions.method, levelText(1 - assumptions.alpha), assumptions.comparisons)}
          {assumptions.baselineUsers !== null &&
            ` ${texts.measured(valueOf(assumptions.baseline, assumptions.kind), whole(assumptions.baselineUsers))}`}
        </Text>
      </Stack>
      <Button variant="default" onClick={() => take(total)}>
        {texts.take}
      </Button>
    </Group>
  );
}
