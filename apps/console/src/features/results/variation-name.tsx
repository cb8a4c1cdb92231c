import { Badge, Group, Tooltip } from '@mantine/core';
import { Icon } from '../../components/icon.js';
import { results as texts } from '../../texts/results.js';
import type { MetricResult, Results } from './results-queries.js';

interface VariationNameProps {
  row: MetricResult['variants'][number];
  results: Results;
}

/** What a variation is called, and whether it is the control or no longer served. */
export function VariationName({ row, results }: VariationNameProps) {
  const isRetired = results.variants.find(({ variantId }) => variantId === row.variantId)?.retired;
  return (
    <Group gap={6} style={{ overflowWrap: 'anywhere' }}>
      <span>{row.variantName}</span>
      {row.isControl && row.variantName !== texts.control && (
        <Badge color="gray" miw="max-content">
          {texts.control}
        </Badge>
      )}
      {isRetired && (
        <Tooltip label={texts.retiredHint}>
          <Badge color="yellow" miw="max-content" leftSection={<Icon name="ban" />}>
            {texts.retired}
          </Badge>
        </Tooltip>
      )}
    </Group>
  );
}
