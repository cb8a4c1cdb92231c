import { Alert, List, Stack, Text } from '@mantine/core';
import { Icon } from '../../components/icon.js';
import { results as texts } from '../../texts/results.js';
import { count, probability } from '../../components/numbers.js';
import type { Results } from './results-queries.js';

/** Says loudly when visitors were not split as configured, and how to look for the cause. */
export function SampleRatio({ results: { srm, variants } }: { results: Results }) {
  if (!srm.srmDetected) return null;
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      icon={<Icon name="exclamation-triangle" />}
      title={texts.srm.title}
    >
      <Stack gap="xs">
        <Text size="sm">{texts.srm.text(probability(srm.pValue))}</Text>
        <List size="sm">
          {variants.map(({ variantId, variantName, assignedCount, expectedCount }) => (
            <List.Item key={variantId}>
              {texts.srm.counted(variantName, count(assignedCount), count(Math.round(expectedCount ?? 0)))}
            </List.Item>
          ))}
        </List>
        <List size="sm" type="ordered">
          {texts.srm.steps.map((step) => (
            <List.Item key={step}>{step}</List.Item>
          ))}
        </List>
      </Stack>
    </Alert>
  );
}
