import { Alert, Button, Group, List, Text } from '@mantine/core';
import { Icon } from '../../components/icon.js';
import { count, levelText } from '../../components/numbers.js';
import { Time } from '../../components/times.js';
import { protocol as texts } from '../../texts/protocol.js';
import type { Results } from './results-queries.js';
import { canonical, type ResultsView } from './results-view.js';

/** How the experiment is judged, what changed while it ran, and whether this is another view. */
export function ProtocolLine({ results, view }: { results: Results; view: ResultsView }) {
  return (
    <>
      <Text size="sm" c="dimmed" data-testid="protocol">
        {texts.line(factsOf(results))}
      </Text>
      {results.exploratory && (
        <Alert color="yellow" variant="light" icon={<Icon name="search" />} title={texts.exploratory.title}>
          <Group justify="space-between" gap="sm">
            <Text size="sm">
              {texts.exploratory.text(results.differences.map((name) => texts.differences[name]))}
            </Text>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => view.set({ method: null, confidence: null, from: null, to: null })}
            >
              {texts.exploratory.back}
            </Button>
          </Group>
        </Alert>
      )}
      {results.marks.length > 0 && (
        <List size="sm" aria-label={texts.marks} listStyleType="none">
          {results.marks.map(({ at, kind, reason }, index) => (
            <List.Item key={index} c="dimmed">
              <Time value={at} />: {reason || texts.markKinds[kind]}
            </List.Item>
          ))}
        </List>
      )}
    </>
  );
}

function factsOf({ protocol, metrics }: Results): string[] {
  const { method, alpha, correction, primaryMetrics, plan, planChanged } = protocol;
  const titles = primaryMetrics.flatMap((key) => metrics.find((metric) => metric.key === key)?.title ?? []);
  return [
    texts.methodNames[canonical(method)],
    levelText(1 - alpha),
    ...(correction === 'holm' ? [] : [texts.corrections[correction]]),
    ...(titles.length > 0 ? [texts.primary(titles)] : []),
    plan.plannedUsers === null
      ? plan.endAt
        ? plan.endAt.slice(0, 10)
        : texts.noPlan
      : texts.plannedUsers(count(plan.plannedUsers)),
    ...(planChanged ? [texts.changed] : []),
  ];
}
