import { Badge, Group, Text } from '@mantine/core';
import { Icon } from '../../components/icon.js';
import { results } from '../../texts/results.js';
import { levelText, valueOf } from '../../components/numbers.js';
import type { MetricResult, Results } from './results-queries.js';

type Guardrail = Results['guardrails'][number];

const texts = results.guardrail;
const looks: Record<Guardrail['status'], { color: string; icon: string }> = {
  pass: { color: 'teal', icon: 'check' },
  fail: { color: 'red', icon: 'times' },
  inconclusive: { color: 'yellow', icon: 'question' },
};

/** Whether a variation keeps a guardrail, in words. */
export function GuardrailLine({ guardrail, metric }: { guardrail: Guardrail; metric: MetricResult }) {
  const { status, variantName, marginType, margin } = guardrail;
  const { color, icon } = looks[status];
  const size = marginType === 'relative' ? levelText(margin) : valueOf(margin, metric.kind);
  return (
    <Group gap="xs">
      <Text size="sm" fw={550}>
        {variantName}
      </Text>
      <Badge color={color} leftSection={<Icon name={icon} />}>
        {texts[status]}
      </Badge>
      <Text size="sm" c="dimmed">
        {texts.margin(size)}
      </Text>
    </Group>
  );
}
