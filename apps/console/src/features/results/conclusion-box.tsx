import { Group, Paper, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { Icon } from '../../components/icon.js';
import { results as texts } from '../../texts/results.js';
import { conclude, type Conclusion } from './conclusion.js';
import { EndAndDecide } from './decide.js';
import type { Results } from './results-queries.js';

const looks: Record<Conclusion['tone'], { color: string; icon: string }> = {
  good: { color: 'teal', icon: 'trophy' },
  neutral: { color: 'gray', icon: 'flag' },
  waiting: { color: 'indigo', icon: 'hourglass' },
  bad: { color: 'red', icon: 'exclamation-triangle' },
};

/** The results in one sentence, first of all. */
export function ConclusionBox({ results, isNarrowed }: { results: Results; isNarrowed: boolean }) {
  const { tone, text } = conclude(results);
  const { color, icon } = looks[tone];
  return (
    <Paper p="md" component="section" aria-label={texts.conclusion}>
      <Group justify="space-between" gap="sm">
        <Group gap="md" align="flex-start" wrap="nowrap" flex={1} miw={240}>
          <ThemeIcon size={40} radius="xl" variant="light" color={color}>
            <Icon name={icon} />
          </ThemeIcon>
          <Stack gap={4} flex={1} miw={0}>
            <Title order={2} fz="xs" c="dimmed" fw={600}>
              {texts.conclusion}
            </Title>
            <Text fw={550} data-testid="conclusion">
              {text}
            </Text>
            {results.posteriorCaveat && (
              <Text size="sm" c="dimmed">
                {texts.caveat}: {results.posteriorCaveat}
              </Text>
            )}
            {isNarrowed && (
              <Text size="sm" c="dimmed">
                {texts.narrowed}
              </Text>
            )}
          </Stack>
        </Group>
        <EndAndDecide results={results} />
      </Group>
    </Paper>
  );
}
