import { Anchor, Badge, Group, Paper, Text } from '@mantine/core';
import { Link } from 'react-router';
import { AsOf } from '../../../components/as-of.js';
import { Icon } from '../../../components/icon.js';
import { count, probability } from '../../../components/numbers.js';
import { resultsRefreshMs, useProtocolResults } from '../../../components/protocol-results.js';
import { variationColor } from '../../../components/variation-color.js';
import { useCan } from '../../../place/use-can.js';
import { usePlace } from '../../../place/use-place.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import type { Experiment } from '../experiment-queries.js';
import classes from './sections.module.css';

const texts = experimentPage.running;

/** How many visitors an experiment has, in which variation, and whether they are split as configured. */
export function RunningStrip({ experiment }: { experiment: Experiment }) {
  const { id, status, startedAt, type } = experiment;
  const isMoving = status === 'Active' || status === 'Paused';
  const isWanted = useCan()('act:get-results') && startedAt !== null;
  const query = useProtocolResults(id, { isWanted, isMoving });
  const { toProject } = usePlace();
  if (!isWanted || !query.data) return null;
  const { summary, variants, srm } = query.data;
  return (
    <Paper component="section" aria-label={texts.label} px="md" py="xs">
      <Group justify="space-between" gap="sm">
        <Group gap="md" miw={0} flex={1}>
          <Anchor component={Link} to={toProject(`experiments/${id}/results`)} fw={600} size="sm">
            {texts.visitors(count(summary.totalAssigned))}
          </Anchor>
          {variants.map(({ variantId, variantName, assignedCount }, index) => (
            <Group key={variantId} gap={6} wrap="nowrap" miw={0}>
              <span className={classes.swatch} style={{ background: variationColor(index) }} />
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {texts.of(variantName, count(assignedCount))}
              </Text>
            </Group>
          ))}
          {type !== 'Personalization' && srm.pValue !== null && (
            <Badge
              color={srm.srmDetected ? 'red' : 'teal'}
              miw="max-content"
              leftSection={<Icon name={srm.srmDetected ? 'exclamation-triangle' : 'check'} />}
            >
              {srm.srmDetected
                ? texts.wrongSplit(probability(srm.pValue))
                : texts.split(probability(srm.pValue))}
            </Badge>
          )}
        </Group>
        <AsOf
          at={query.dataUpdatedAt}
          isFetching={query.isFetching}
          refresh={query.refetch}
          every={isMoving && resultsRefreshMs}
        />
      </Group>
    </Paper>
  );
}
