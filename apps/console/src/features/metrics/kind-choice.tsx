import { Radio, SimpleGrid, Text } from '@mantine/core';
import { Icon } from '../../components/icon.js';
import { metrics, type MetricKind } from '../../texts/metrics.js';
import classes from './metrics.module.css';

const kinds = Object.keys(metrics.kinds) as MetricKind[];

interface ChoiceProps {
  value: MetricKind;
  onChange: (kind: MetricKind) => void;
}

/** The nine kinds, each with what it is good for. */
export function KindChoice({ value, onChange }: ChoiceProps) {
  return (
    <Radio.Group label={metrics.form.kind} value={value} onChange={(kind) => onChange(kind)}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="xs" mt={6}>
        {kinds.map((kind) => (
          <Radio.Card key={kind} value={kind} className={classes.kind} aria-label={metrics.kinds[kind]}>
            <Text component="span" size="sm" fw={600} className={classes.kindName}>
              <Icon name={metrics.kindIcons[kind]} /> {metrics.kinds[kind]}
            </Text>
            <Text component="span" size="xs" c="dimmed">
              {metrics.kindHints[kind]}
            </Text>
          </Radio.Card>
        ))}
      </SimpleGrid>
    </Radio.Group>
  );
}
