import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Icon } from '../../components/icon.js';
import { goals, results as texts, roles } from '../../texts/results.js';
import { FunnelTable } from './funnel-table.js';
import { GuardrailLine } from './guardrail-line.js';
import { IntervalBars } from './interval-bars.js';
import { isSilent } from './is-silent.js';
import { LibraryNotes } from './library-notes.js';
import { MetricTable } from './metric-table.js';
import { valueOf } from '../../components/numbers.js';
import type { MetricResult, Results } from './results-queries.js';
import { Warnings } from './warnings.js';

/** Everything on one metric: numbers, picture, what to watch out for. */
export function MetricCard({ metric, results }: { metric: MetricResult; results: Results }) {
  const guardrails = results.guardrails.filter((guardrail) => guardrail.metric === metric.key);
  return (
    <Paper component="section" aria-label={metric.title} p="md">
      <Stack gap="md">
        <MetricHead metric={metric} />
        <LibraryNotes metric={metric} />
        {isSilent(metric) ? (
          <Text size="sm">
            <Icon name="exclamation-circle" /> {texts.noEvents(metric.title)}
          </Text>
        ) : (
          <Warnings codes={metric.warnings} />
        )}
        {metric.notCounted > 0 && (
          <Text size="sm" c="dimmed">
            {texts.notCounted(metric.notCounted)}
          </Text>
        )}
        {metric.eventsBeforeAssignment > 0 && (
          <Text size="sm" c="dimmed">
            {texts.beforeAssignment(metric.eventsBeforeAssignment)}
          </Text>
        )}
        <MetricTable metric={metric} results={results} />
        <FunnelTable metric={metric} />
        <IntervalBars metric={metric} level={results.confidenceLevel} />
        {guardrails.map((guardrail) => (
          <GuardrailLine key={guardrail.variantId} guardrail={guardrail} metric={metric} />
        ))}
      </Stack>
    </Paper>
  );
}

function MetricHead({ metric }: { metric: MetricResult }) {
  return (
    <Group justify="space-between" gap="sm">
      <Title order={2}>{metric.title}</Title>
      <Group gap={6}>
        <Badge color={metric.role === 'primary' ? 'indigo' : 'gray'}>{roles[metric.role]}</Badge>
        <Badge color="gray">{goals[metric.goal]}</Badge>
        {metric.cuped && <Badge color="gray">{texts.metricFacts.cuped}</Badge>}
        {metric.cap !== null && (
          <Badge color="gray">{texts.metricFacts.capped(valueOf(metric.cap, 'mean'))}</Badge>
        )}
        {metric.capLower !== null && (
          <Badge color="gray">{texts.metricFacts.cappedBelow(valueOf(metric.capLower, 'mean'))}</Badge>
        )}
      </Group>
    </Group>
  );
}
