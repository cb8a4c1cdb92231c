import { Alert, Button, Group, List, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { dayText } from '../../components/days.js';
import { Icon } from '../../components/icon.js';
import { count, levelText } from '../../components/numbers.js';
import { Time } from '../../components/times.js';
import { protocol as texts } from '../../texts/protocol.js';
import { isCompared } from './comparable.js';
import type { Results } from './results-queries.js';
import { ResultsControls } from './results-controls.js';
import { canonical, type ResultsView } from './results-view.js';

/** How the experiment is judged, what changed while it ran, and whether this is another view. */
export function ProtocolLine({ results, view }: { results: Results; view: ResultsView }) {
  const [isOpen, { toggle }] = useDisclosure(results.exploratory);
  return (
    <>
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" data-testid="protocol">
          {isCompared(results) ? (
            <>
              <Icon name="lock" /> {texts.line(factsOf(results))}
            </>
          ) : (
            texts.notCompared
          )}
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          rightSection={<Icon name={isOpen ? 'angle-up' : 'angle-down'} />}
          aria-expanded={isOpen}
          onClick={toggle}
        >
          {texts.otherViews}
        </Button>
      </Group>
      {isOpen && <ResultsControls view={view} results={results} />}
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
        ? dayText(plan.endAt)
        : texts.noPlan
      : texts.plannedUsers(count(plan.plannedUsers)),
    ...(planChanged ? [texts.changed] : []),
  ];
}
