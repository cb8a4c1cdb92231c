import { Paper, Stack, Title } from '@mantine/core';
import { DefinitionSummary } from '../../components/metrics/definition-summary.js';
import type { Definition } from '../../components/metrics/definition-words.js';
import { metrics } from '../../texts/metrics.js';
import type { SharedMetric } from './metric-queries.js';

interface PreviewProps {
  definition: Definition;
  /** The one that is changed; a new one without. */
  metric: SharedMetric | undefined;
}

/** What the form says, in words and as a value, before it is saved. */
export function DefinitionPreview({ definition, metric }: PreviewProps) {
  return (
    <Paper component="section" p={{ base: 'md', sm: 'lg' }} aria-labelledby="words-title">
      <Stack gap="md">
        <Title order={2} id="words-title" fz="md">
          {metrics.form.inWords}
        </Title>
        <DefinitionSummary definition={definition} />
      </Stack>
    </Paper>
  );
}
