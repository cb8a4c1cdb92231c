import { Badge } from '@mantine/core';
import { Icon } from '../../components/icon.js';
import { metrics, type MetricKind } from '../../texts/metrics.js';

export function KindBadge({ kind }: { kind: MetricKind }) {
  return (
    <Badge
      color="gray"
      leftSection={<Icon name={metrics.kindIcons[kind]} />}
      style={{ flex: 'none', maxWidth: 'none' }}
    >
      {metrics.kinds[kind]}
    </Badge>
  );
}

export function VerifiedBadge() {
  return (
    <Badge color="teal" leftSection={<Icon name="verified" />}>
      {metrics.verified}
    </Badge>
  );
}
