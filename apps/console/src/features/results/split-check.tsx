import { Alert, Group, List, Paper, Stack, Text, ThemeIcon } from '@mantine/core';
import { Icon } from '../../components/icon.js';
import { count, probability } from '../../components/numbers.js';
import { results as texts } from '../../texts/results.js';
import { isCompared } from './comparable.js';
import type { Results } from './results-queries.js';

/** Whether visitors are split as configured: loudly if they are not, and in a line with the numbers if they are. */
export function SplitCheck({ results }: { results: Results }) {
  const { srm } = results;
  if (srm.srmDetected) return <WrongSplit results={results} />;
  if (!isCompared(results)) return null;
  return (
    <Paper component="section" aria-label={texts.srm.label} px="md" py="xs" data-testid="srm">
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <ThemeIcon size={22} radius="xl" variant="light" color={srm.pValue === null ? 'gray' : 'teal'} mt={1}>
          <Icon name={srm.pValue === null ? 'hourglass' : 'check'} />
        </ThemeIcon>
        <Text size="sm">
          <Text component="span" size="sm" fw={550}>
            {srm.pValue === null ? texts.srm.open : texts.srm.fine(probability(srm.pValue))}
          </Text>{' '}
          <Text component="span" size="sm" c="dimmed">
            {countsOf(results).join(' · ')}
          </Text>
        </Text>
      </Group>
    </Paper>
  );
}

const countsOf = ({ variants }: Results): string[] =>
  variants.map(({ variantName, assignedCount, expectedCount }) =>
    texts.srm.counted(variantName, count(assignedCount), count(Math.round(expectedCount ?? 0))),
  );

function WrongSplit({ results }: { results: Results }) {
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      icon={<Icon name="exclamation-triangle" />}
      title={texts.srm.title}
      data-testid="srm"
    >
      <Stack gap="xs">
        <Text size="sm">{texts.srm.text(probability(results.srm.pValue))}</Text>
        <List size="sm">
          {countsOf(results).map((line) => (
            <List.Item key={line}>{line}</List.Item>
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
