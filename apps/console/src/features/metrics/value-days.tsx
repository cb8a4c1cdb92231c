import { Box, Skeleton, Table, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { Schema } from '../../api/client.js';
import { dayText } from '../../components/days.js';
import { Disclosure } from '../../components/disclosure.js';
import { EmptyState } from '../../components/empty-state.js';
import { Failure } from '../../components/failure.js';
import { shownKind } from '../../components/metrics/metric-traits.js';
import { count, valueOf } from '../../components/numbers.js';
import { metricInsights } from '../../texts/metric-insights.js';
import { Card } from './card.js';
import { useMetricDays, type SharedMetric } from './metric-queries.js';
import classes from './metrics.module.css';

const texts = metricInsights.days;
const chartHeight = 240;

const ValueChart = lazy(() => import('./value-chart.js').then((module) => ({ default: module.ValueChart })));

/** The value of a metric on each of the last 30 days. */
export function ValueDays({ metric }: { metric: SharedMetric }) {
  const { data, error, refetch } = useMetricDays(metric.id, metric.version);
  return (
    <Card id="days" title={texts.title} about={aboutOf(metric)}>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton height={chartHeight} aria-busy="true" />}
      {data && <Days metric={metric} series={data} />}
    </Card>
  );
}

function aboutOf({ kind, window }: SharedMetric): string {
  if (kind === 'retention') return texts.aboutRetention;
  return window.conversionWindowHours === null ? texts.about : texts.aboutWindow;
}

interface DaysProps {
  metric: SharedMetric;
  series: Schema<'MetricSeriesDto'>;
}

function Days({ metric: { name, kind }, series: { days, partial } }: DaysProps) {
  const shown = shownKind(kind);
  const known = days.filter(({ value }) => value !== null);
  const last = known.at(-1);
  const ignored = days.reduce((sum, day) => sum + day.ignored, 0);
  const first = days[0];
  if (partial && !first) return <Text size="sm">{texts.tooMany}</Text>;
  if (!days.some(({ users }) => users > 0) && !last)
    return <EmptyState icon="chart-bar" order={3} {...texts.empty} />;
  return (
    <>
      {partial && first && <Text size="sm">{texts.partial(dayText(first.day))}</Text>}
      {known.length < 2 || !last ? (
        <Text size="sm" c="dimmed">
          {texts.tooFew}
        </Text>
      ) : (
        <Suspense fallback={<Skeleton height={chartHeight} />}>
          <ValueChart
            {...{ days, kind: shown }}
            height={chartHeight}
            alternative={texts.alternative(name, days.length, dayText(last.day), valueOf(last.value, shown))}
          />
        </Suspense>
      )}
      {ignored > 0 && (
        <Text size="sm" c="dimmed">
          {texts.ignored(ignored)}
        </Text>
      )}
      <Disclosure title={texts.numbers}>
        <Box role="region" aria-label={texts.numbers} tabIndex={0} className={classes.scroll}>
          <Table verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{texts.day}</Table.Th>
                <Table.Th ta="right">{texts.visitors}</Table.Th>
                <Table.Th ta="right">{texts.value}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {days.map(({ day, users, value }) => (
                <Table.Tr key={day}>
                  <Table.Td>{dayText(day)}</Table.Td>
                  <Table.Td ta="right">{count(users)}</Table.Td>
                  <Table.Td ta="right">{valueOf(value, shown)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Box>
      </Disclosure>
    </>
  );
}
