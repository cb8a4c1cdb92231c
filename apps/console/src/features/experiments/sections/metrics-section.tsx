import { ActionIcon, Badge, Box, Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, done } from '../../../api/client.js';
import { confirmed } from '../../../components/confirm.js';
import { EmptyState } from '../../../components/empty-state.js';
import { Icon } from '../../../components/icon.js';
import { sayDone, sayFailed } from '../../../components/toasts.js';
import { useCan } from '../../../place/use-can.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import { refreshExperiments } from '../experiment-queries.js';
import type { Metric } from '../part-queries.js';
import { MetricDialog } from './metric-dialog.js';
import { Section, type SectionProps } from './section.js';

const texts = experimentPage.metrics;

/** What is measured. Metrics are saved one by one, in their dialog. */
export function MetricsSection({ edit, isReadOnly, metrics }: SectionProps & { metrics: readonly Metric[] }) {
  const [dialog, setDialog] = useState<{ metric?: Metric }>();
  const can = useCan();
  const add = !isReadOnly && can('act:create-metric') && (
    <Button variant="default" leftSection={<Icon name="plus" />} onClick={() => setDialog({})}>
      {texts.add}
    </Button>
  );
  return (
    <Section id="metrics" {...experimentPage.sections.metrics} actions={metrics.length > 0 && add}>
      {metrics.length === 0 ? (
        <EmptyState icon="chart-line" {...texts.empty} order={3}>
          {add}
        </EmptyState>
      ) : (
        <Stack gap="xs">
          {metrics.map((metric) => (
            <MetricRow
              key={metric.id}
              metric={metric}
              edit={!isReadOnly && can('act:update-metric') ? () => setDialog({ metric }) : undefined}
              canRemove={!isReadOnly && can('act:delete-metric')}
            />
          ))}
        </Stack>
      )}
      <TextInput
        label={texts.conversion}
        description={texts.conversionHint}
        value={edit.draft.fields.conversionEventType}
        onChange={(event) => edit.setField('conversionEventType', event.currentTarget.value)}
        error={edit.faults.conversionEventType}
        readOnly={isReadOnly}
        maw={420}
      />
      {dialog && <MetricDialog experimentId={edit.id} {...dialog} close={() => setDialog(undefined)} />}
    </Section>
  );
}

interface RowProps {
  metric: Metric;
  edit: (() => void) | undefined;
  canRemove: boolean;
}

const roleColors = { primary: 'indigo', secondary: 'gray', guardrail: 'yellow' } as const;

function MetricRow({ metric, edit, canRemove }: RowProps) {
  const { title, role, kind, goal, custom, selector, triggeredOnLIVE } = metric;
  const source = custom ? texts.event(selector || title) : texts.clicksOn(selector);
  return (
    <Paper p="sm">
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Box miw={0}>
          <Group gap="xs">
            <Text fw={550} size="sm">
              {title}
            </Text>
            <Badge color={roleColors[role]}>{texts.roles[role]}</Badge>
          </Group>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {[
              source,
              kind === 'quantile' ? texts.quantile : texts.kinds[kind],
              texts.goals[goal],
              texts.countedLive(triggeredOnLIVE),
            ].join(' · ')}
          </Text>
        </Box>
        <Group gap={4} wrap="nowrap">
          {edit && (
            <ActionIcon variant="subtle" color="gray" size={36} aria-label={texts.edit(title)} onClick={edit}>
              <Icon name="pencil" />
            </ActionIcon>
          )}
          {canRemove && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={texts.remove(title)}
              onClick={() => void remove(metric)}
            >
              <Icon name="trash" />
            </ActionIcon>
          )}
        </Group>
      </Group>
    </Paper>
  );
}

async function remove({ id, title }: Metric): Promise<void> {
  if (!(await confirmed({ ...texts.confirmRemove(title), isDestructive: true }))) return;
  try {
    await done(api.DELETE('/metrics/{id}', { params: { path: { id } } }));
    await refreshExperiments();
    sayDone(texts.removed(title));
  } catch (error) {
    sayFailed(error);
  }
}
