import { Anchor, Progress, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { definitionSentence } from '../../components/metrics/definition-words.js';
import { count } from '../../components/numbers.js';
import { Time } from '../../components/times.js';
import { usePlace } from '../../place/use-place.js';
import { results } from '../../texts/results.js';
import { libraryFactsOf } from './library-facts.js';
import { useSharedDefinition } from './shared-definition.js';
import type { MetricResult } from './results-queries.js';

const texts = results.library;

/** What to know of the numbers of a shared metric: its version, how fresh and how whole they are, and who counts. */
export function LibraryNotes({ metric }: { metric: MetricResult }) {
  const { version, asOf, filling, matured, quantile, ignored } = libraryFactsOf(metric);
  const definition = useSharedDefinition(metric);
  const { toProject } = usePlace();
  const isFilling = typeof filling === 'number' && filling < 1;
  const notes = [
    ...(typeof matured === 'number' ? [texts.matured(count(matured))] : []),
    ...(quantile ? [texts.quantile(quantile.q, quantile.per === 'event')] : []),
    ...(ignored ? [texts.ignored(ignored)] : []),
  ];
  return (
    <>
      {isFilling && (
        <Stack gap={4}>
          <Text size="sm" fw={550}>
            {texts.filling(Math.floor(filling * 100))}
          </Text>
          <Progress value={filling * 100} size="sm" aria-label={texts.fillingLabel} />
        </Stack>
      )}
      {definition && <Text size="sm">{definitionSentence(definition)}</Text>}
      {(version != null || asOf) && (
        <Text size="sm" c="dimmed">
          {version != null && definition ? (
            <Anchor component={Link} to={toProject(`metrics/${metric.sharedMetricId}`)} size="sm">
              {texts.version(version)}
            </Anchor>
          ) : (
            version != null && texts.version(version)
          )}
          {version != null && asOf && ' · '}
          {asOf && (
            <>
              {texts.asOf} <Time value={asOf} />
            </>
          )}
        </Text>
      )}
      {notes.map((note) => (
        <Text key={note} size="sm" c="dimmed">
          {note}
        </Text>
      ))}
    </>
  );
}
