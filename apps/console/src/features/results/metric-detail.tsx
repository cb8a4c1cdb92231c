import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Icon } from '../../components/icon.js';
import { Later } from '../../components/later.js';
import { scorecard } from '../../texts/scorecard.js';
import { MetricCard } from './metric-card.js';
import type { MetricResult, Results } from './results-queries.js';
import type { ResultsView } from './results-view.js';
import { Trend } from './trend.js';

const texts = scorecard.detail;

interface MetricDetailProps {
  metric: MetricResult;
  results: Results;
  view: ResultsView;
  /** How often a metric was chosen in the scorecard; each time this detail comes into view. */
  choices: number;
}

/** Everything on the metric that was chosen in the scorecard. */
export function MetricDetail({ metric, results, view, choices }: MetricDetailProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (choices === 0) return;
    box.current?.scrollIntoView({ block: 'start' });
    box.current?.focus({ preventScroll: true });
  }, [choices]);
  return (
    <Stack
      gap="lg"
      ref={box}
      tabIndex={-1}
      id="metric-detail"
      style={{ scrollMarginTop: '4.5rem', outline: 'none' }}
    >
      {results.metrics.length > 1 && <Steps metric={metric} results={results} view={view} />}
      <MetricCard key={metric.key} metric={metric} results={results} />
      <Later fallback={<Skeleton height={300} aria-busy="true" />}>
        <Trend metric={metric} results={results} view={view} />
      </Later>
    </Stack>
  );
}

function Steps({ metric, results: { metrics }, view }: Omit<MetricDetailProps, 'choices'>) {
  const index = metrics.findIndex(({ key }) => key === metric.key);
  const goTo = (by: number) => view.set({ metric: metrics[index + by]?.key ?? null });
  return (
    <Group justify="space-between" gap="sm">
      <Text size="sm" c="dimmed">
        {texts.place(index + 1, metrics.length)}
      </Text>
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Icon name="arrow-up" />}
          onClick={() => document.getElementById('scorecard')?.scrollIntoView({ block: 'start' })}
        >
          {texts.back}
        </Button>
        <Button size="compact-sm" variant="default" disabled={index === 0} onClick={() => goTo(-1)}>
          {texts.previous}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={index === metrics.length - 1}
          onClick={() => goTo(1)}
        >
          {texts.next}
        </Button>
      </Group>
    </Group>
  );
}
