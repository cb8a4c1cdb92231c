import { Box, Table, Text, Title } from '@mantine/core';
import { sourceLines } from '../../components/metrics/definition-words.js';
import { count, valueOf } from '../../components/numbers.js';
import { results } from '../../texts/results.js';
import { libraryFactsOf, type FunnelStep } from './library-facts.js';
import type { MetricResult } from './results-queries.js';
import { useSharedDefinition } from './shared-definition.js';
import classes from './results.module.css';

const texts = results.funnel;

/** Each step of a funnel in each variation: of all visitors, and of those of the step before. */
export function FunnelTable({ metric }: { metric: MetricResult }) {
  const { steps } = libraryFactsOf(metric);
  const definition = useSharedDefinition(metric);
  const [first] = steps ?? [];
  if (!steps || !first) return null;
  const nameOf = (id: number) =>
    metric.variants.find(({ variantId }) => variantId === id)?.variantName ?? String(id);
  return (
    <Box>
      <Title order={3} fz="xs" fw={600} c="dimmed" mb={6}>
        {texts.title}
      </Title>
      <Box role="region" aria-label={texts.title} tabIndex={0} className={classes.scroll}>
        <Table
          verticalSpacing={6}
          horizontalSpacing={8}
          className={`${classes.numbers} ${classes.funnel}`}
          style={{ '--variations': steps.length }}
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.step}</Table.Th>
              {steps.map(({ variantId }) => (
                <Table.Th key={variantId} ta="right">
                  {nameOf(variantId)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {first.steps.map(({ step }, index) => (
              <Table.Tr key={step}>
                <Table.Th scope="row" fw={550} className={classes.step}>
                  {step}
                  {definition?.steps[index] && (
                    <Text component="span" size="xs" c="dimmed" fw={400}>
                      {` · ${sourceLines(definition.steps[index])}`}
                    </Text>
                  )}
                </Table.Th>
                {steps.map(({ variantId, steps: own }) => (
                  <Table.Td key={variantId} ta="right">
                    {own[index] && <StepCell step={own[index]} isFirst={index === 0} />}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Box>
    </Box>
  );
}

function StepCell({ step, isFirst }: { step: FunnelStep; isFirst: boolean }) {
  const { users, rate, interval, rateOfPrevious } = step;
  return (
    <>
      <Text size="sm">
        {rate === null ? results.none : valueOf(rate, 'binomial')}
        {interval && (
          <Text component="span" size="xs" c="dimmed">
            {` ${results.range(valueOf(interval.lower, 'binomial'), valueOf(interval.upper, 'binomial'))}`}
          </Text>
        )}
      </Text>
      <Text size="xs" c="dimmed">
        {texts.visitors(count(users))}
        {!isFirst && rateOfPrevious !== null && ` · ${texts.ofPrevious(valueOf(rateOfPrevious, 'binomial'))}`}
      </Text>
      <div className={classes.stepBar} aria-hidden="true">
        <div style={{ width: `${Math.min(1, rate ?? 0) * 100}%` }} />
      </div>
    </>
  );
}
