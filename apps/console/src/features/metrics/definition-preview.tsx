import { Paper, Stack, Title } from '@mantine/core';
import { DefinitionSummary } from '../../components/metrics/definition-summary.js';
import type { Definition } from '../../components/metrics/definition-words.js';
import { metrics } from '../../texts/metrics.js';

interface PreviewProps {
  definition: Definition;
}

/** What the form says, in words, before it is saved. */
export function DefinitionPreview({ definition }: PreviewProps) {
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
