import { Badge, Text } from '@mantine/core';
import { Icon } from '../../components/icon.js';
import { verdicts } from '../../texts/results.js';
import type { Comparison } from './results-queries.js';

const looks: Record<Comparison['verdict'], { color: string; icon: string }> = {
  better: { color: 'teal', icon: 'arrow-up' },
  worse: { color: 'red', icon: 'arrow-down' },
  flat: { color: 'gray', icon: 'minus' },
  insufficient_data: { color: 'gray', icon: 'hourglass' },
};

/** What the data say of a variation on one metric, by word and icon as well as by colour. */
export function Verdict({ verdict }: { verdict: Comparison['verdict'] }) {
  const { color, icon } = looks[verdict];
  return (
    <Badge color={color} miw="max-content" leftSection={<Icon name={icon} />}>
      {verdicts[verdict]}
    </Badge>
  );
}

/** The same where a badge has no room. */
export function VerdictWords({ verdict }: { verdict: Comparison['verdict'] }) {
  const { color, icon } = looks[verdict];
  return (
    <Text size="xs" fw={600} c={color === 'gray' ? 'dimmed' : `var(--mantine-color-${color}-light-color)`}>
      <Icon name={icon} /> {verdicts[verdict]}
    </Text>
  );
}
