import { NumberInput, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import { lastDay } from '../../../components/days.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import type { Metric } from '../part-queries.js';
import { asInstant, asLocal } from './local-time.js';
import { PlanCalculator } from './plan-calculator.js';
import { Section, type SectionProps } from './section.js';

const texts = experimentPage.plan;

interface PlanProps {
  hasStarted: boolean;
  metrics: readonly Metric[];
}

/** How many visitors it takes, and when it ends or stops. */
export function PlanSection({ edit, isReadOnly, ...props }: SectionProps & PlanProps) {
  const { draft, setField, faults } = edit;
  const { fields } = draft;
  return (
    <Section id="plan" {...experimentPage.sections.plan}>
      {!isReadOnly && <PlanCalculator edit={edit} {...props} />}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NumberInput
          label={texts.planned}
          description={texts.plannedHint}
          min={1}
          allowDecimal={false}
          thousandSeparator=","
          value={fields.plannedUsers ?? ''}
          onChange={(value) => {
            if (typeof value === 'number' || value === '') setField('plannedUsers', value || null);
          }}
          error={faults.plannedUsers}
          readOnly={isReadOnly}
        />
        <TextInput
          type="datetime-local"
          max={`${lastDay}T23:59`}
          label={texts.endAt}
          description={texts.endAtHint}
          value={fields.endAt ? asLocal(fields.endAt) : ''}
          onChange={(event) => setField('endAt', asInstant(event.currentTarget.value))}
          error={faults.endAt}
          readOnly={isReadOnly}
        />
      </SimpleGrid>
      <Stack gap="xs">
        {(['endsItself', 'stopsOnGuardrail', 'stopsOnSrm'] as const).map((name) => (
          <Switch
            key={name}
            label={texts[name]}
            checked={fields[name]}
            onChange={(event) => setField(name, event.currentTarget.checked)}
            disabled={isReadOnly}
            error={faults[name]}
          />
        ))}
      </Stack>
    </Section>
  );
}
