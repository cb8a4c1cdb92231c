import { Anchor, Button, Group, NumberInput, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useState } from 'react';
import { api, done, type Schema } from '../../../api/client.js';
import { ApiForm } from '../../../components/form/api-form.js';
import { useApiForm } from '../../../components/form/use-api-form.js';
import { usePlace, useProjectId } from '../../../place/use-place.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import type { DraftState } from '../draft/use-draft.js';

const texts = experimentPage.plan;
const whole = (value: number): string => Math.ceil(value).toLocaleString();

interface CalculatorProps {
  edit: DraftState;
  hasStarted: boolean;
}

/** Numbers as their fields hold them, empty ones too. */
type Question = Record<'baseline' | 'relativeMde' | 'dailyUsers', number | ''>;

/** Says how many visitors the wanted effect takes with the shares on the page. */
export function PlanCalculator({ edit, hasStarted }: CalculatorProps) {
  const projectId = useProjectId();
  const { toProject } = usePlace();
  const [plan, setPlan] = useState<Schema<'PlanDto'>>();
  const state = useApiForm<Question, Schema<'PlanDto'>>({
    initialValues: { baseline: 5, relativeMde: 10, dailyUsers: '' },
    send: ({ baseline, relativeMde, dailyUsers }) =>
      done(
        api.POST('/experiments/plan', {
          body: {
            ...(hasStarted ? { experimentId: edit.id } : { projectId }),
            ...sharesOf(edit),
            kind: 'binomial',
            // As results open.
            method: 'sequential',
            baseline: Number(baseline) / 100,
            relativeMde: Number(relativeMde) / 100,
            ...(dailyUsers !== '' && { dailyUsers }),
          },
        }),
      ),
    onDone: (answer) => setPlan(answer),
  });
  const { form } = state;
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
          <NumberInput
            label={texts.baseline}
            min={0}
            max={100}
            suffix=" %"
            {...form.getInputProps('baseline')}
          />
          <NumberInput
            label={texts.mde}
            description={texts.mdeHint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            suffix=" %"
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

/** The control comes first, as the API wants it; a variation alone is planned as one of two. */
function sharesOf({ draft }: DraftState): { treatments: number; weights?: number[] } {
  const control = draft.variations.filter(({ isControl }) => isControl);
  const others = draft.variations.filter(({ isControl, traffic }) => !isControl && traffic > 0);
  if (others.length === 0 || !control[0]?.traffic) return { treatments: 1 };
  return { treatments: others.length, weights: [...control, ...others].map(({ traffic }) => traffic) };
}

function Answer({ plan, take }: { plan: Schema<'PlanDto'>; take: (users: number) => void }) {
  const { sampleSize, duration, traffic } = plan;
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
      </Stack>
      <Button variant="default" onClick={() => take(total)}>
        {texts.take}
      </Button>
    </Group>
  );
}
