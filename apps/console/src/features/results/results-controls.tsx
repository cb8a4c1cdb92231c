import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { methods, results } from '../../texts/results.js';
import { DaySpan } from '../../components/day-span.js';
import { levelText } from '../../components/numbers.js';
import { isCompared } from './comparable.js';
import type { Results } from './results-queries.js';
import { canonical, type ResultsView } from './results-view.js';
import { confidences } from './shown-results.js';

const texts = results.controls;

/** How results are judged and which events count. */
export function ResultsControls({ view, results: shown }: { view: ResultsView; results: Results }) {
  const agreed = canonical(shown.protocol.method);
  const agreedLevel = String(Number((1 - shown.protocol.alpha).toPrecision(12)));
  const method = view.method || agreed;
  const confidence = view.confidence || agreedLevel;
  return (
    <Stack gap={6}>
      <Group gap="md" align="flex-end">
        {isCompared(shown) && (
          <>
            <Labelled label={texts.method}>
              <SegmentedControl
                aria-label={texts.method}
                data={Object.entries(methods).map(([value, { label }]) => ({ value, label }))}
                value={method}
                onChange={(chosen) => view.set({ method: chosen === agreed ? null : chosen })}
              />
            </Labelled>
            <Labelled label={texts.confidence}>
              <SegmentedControl
                aria-label={texts.confidence}
                data={[...new Set([...confidences, agreedLevel])].map((value) => ({
                  value,
                  label: levelText(Number(value)),
                }))}
                value={confidence}
                onChange={(chosen) => view.set({ confidence: chosen === agreedLevel ? null : chosen })}
              />
            </Labelled>
          </>
        )}
        <DaySpan from={view.from} to={view.to} labels={texts} set={view.set} />
        {(view.from || view.to) && (
          <Button variant="subtle" onClick={() => view.set({ from: null, to: null })}>
            {texts.clearDates}
          </Button>
        )}
      </Group>
      {isCompared(shown) && (
        <Text size="sm" c="dimmed" role="status">
          {methods[method].about}
        </Text>
      )}
    </Stack>
  );
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500} aria-hidden="true">
        {label}
      </Text>
      {children}
    </Stack>
  );
}
