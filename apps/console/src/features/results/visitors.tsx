import { Box, Paper, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { lazy, memo, Suspense } from 'react';
import { dayText } from '../../components/days.js';
import { Disclosure } from '../../components/disclosure.js';
import { Failure } from '../../components/failure.js';
import { count } from '../../components/numbers.js';
import { useNear } from '../../components/use-near.js';
import { results } from '../../texts/results.js';
import { useSeries, type Results } from './results-queries.js';
import classes from './results.module.css';
import type { ResultsView } from './results-view.js';
import { visitorDays, type VisitorDay } from './visitor-days.js';

const texts = results.visitors;
const chartHeight = 220;

const VisitorsChart = lazy(() =>
  import('./visitors-chart.js').then((module) => ({ default: module.VisitorsChart })),
);

interface VisitorsProps {
  results: Results;
  view: ResultsView;
}

/** How many visitors came on each day, into which variation. */
export const Visitors = memo(function Visitors({ results: shown, view }: VisitorsProps) {
  const metric = shown.metrics.find(({ key }) => key === view.metric) ?? shown.metrics[0];
  const [box, isNear] = useNear<HTMLDivElement>();
  const { data, error, refetch } = useSeries(shown.experimentId, view, metric?.key ?? '', isNear);
  const days = data?.series ? visitorDays(data.series) : undefined;
  const names = shown.variants.map(({ variantName }) => variantName);
  if (data && !days) return null;
  return (
    <Paper component="section" aria-label={texts.title} p="md" ref={box}>
      <Stack gap="md">
        <Box>
          <Title order={2}>{texts.title}</Title>
          <Text size="sm" c="dimmed">
            {texts.about}
          </Text>
        </Box>
        {error && !days && <Failure error={error} retry={refetch} />}
        {!days && !error && <Skeleton height={chartHeight} aria-busy={isNear} />}
        {days && (
          <>
            <Suspense fallback={<Skeleton height={chartHeight} />}>
              <VisitorsChart
                days={days}
                names={names}
                height={chartHeight}
                alternative={texts.alternative(names.length, days.length)}
              />
            </Suspense>
            <Disclosure title={texts.numbers}>
              <DayTable days={days} names={names} />
            </Disclosure>
          </>
        )}
      </Stack>
    </Paper>
  );
});

function DayTable({ days, names }: { days: readonly VisitorDay[]; names: readonly string[] }) {
  return (
    <Box role="region" aria-label={texts.numbers} tabIndex={0} className={classes.scroll}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{results.trend.day}</Table.Th>
            {names.map((name) => (
              <Table.Th key={name} ta="right">
                {name}
              </Table.Th>
            ))}
            <Table.Th ta="right">{texts.all}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {days.map(({ day, users }) => (
            <Table.Tr key={day}>
              <Table.Td>{dayText(day)}</Table.Td>
              {users.map((visitors, index) => (
                <Table.Td key={names[index]} ta="right">
                  {count(visitors)}
                </Table.Td>
              ))}
              <Table.Td ta="right">{count(users.reduce((sum, visitors) => sum + visitors, 0))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}
