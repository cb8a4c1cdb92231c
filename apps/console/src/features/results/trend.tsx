import { Box, Paper, Select, Skeleton, Stack, Table, Text, Title, UnstyledButton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Failure } from '../../components/failure.js';
import { Icon } from '../../components/icon.js';
import { results } from '../../texts/results.js';
import { count, levelText, signedPercent } from '../../components/numbers.js';
import { useSeries, type Results } from './results-queries.js';
import classes from './results.module.css';
import type { ResultsView } from './results-view.js';
import { followed, offZeroSince, type TrendPoint } from './trend-points.js';
import { Warnings } from './warnings.js';

const texts = results.trend;
const chartHeight = 320;

const TrendChart = lazy(() => import('./trend-chart.js').then((module) => ({ default: module.TrendChart })));

/** The lift of the first deciding metric from day to day, with its always-valid band. */
export function Trend({ results: shown, view }: { results: Results; view: ResultsView }) {
  const { data, error, refetch } = useSeries(shown.experimentId, view);
  const [metric] = shown.metrics;
  if (!metric || metric.comparisons.length === 0) return null;
  return (
    <Paper component="section" aria-label={texts.title} p="md">
      <Stack gap="md">
        <Box>
          <Title order={2}>{texts.title}</Title>
          <Text size="sm" c="dimmed">
            {texts.about(metric.title, levelText(shown.confidenceLevel))}
          </Text>
        </Box>
        {error && <Failure error={error} retry={refetch} />}
        {!data && !error && <Skeleton height={chartHeight} aria-busy="true" />}
        {data && <Followed results={data} view={view} />}
      </Stack>
    </Paper>
  );
}

function Followed({ results: { series, metrics, warnings }, view }: { results: Results; view: ResultsView }) {
  const own = warnings.filter((code) => ['no_series', 'series_unadjusted'].includes(code));
  const comparisons = metrics[0]?.comparisons ?? [];
  const chosen = comparisons.find(({ variantId }) => String(variantId) === view.treatment) ?? comparisons[0];
  const points = series && chosen ? followed(series, chosen.variantId) : [];
  return (
    <>
      <Warnings codes={[...own, ...(series?.warnings ?? [])]} />
      {comparisons.length > 1 && chosen && (
        <Select
          label={texts.treatment}
          data={comparisons.map(({ variantId, treatment }) => ({
            value: String(variantId),
            label: treatment,
          }))}
          value={String(chosen.variantId)}
          onChange={(treatment) => view.set({ treatment })}
          allowDeselect={false}
          maw={260}
        />
      )}
      {chosen && points.length > 0 && (
        <Picture points={points} name={chosen.treatment} since={offZeroSince(points)} />
      )}
    </>
  );
}

function Picture(props: { points: readonly TrendPoint[]; name: string; since: string | undefined }) {
  const { points, name, since } = props;
  const drawn = points.filter(({ lift }) => lift !== null);
  const alternative = texts.alternative(name, points.length, describe(points.at(-1)));
  return (
    <>
      {drawn.length < 2 ? (
        <Text size="sm" c="dimmed">
          {texts.tooEarly}
        </Text>
      ) : (
        <Suspense fallback={<Skeleton height={chartHeight} />}>
          <TrendChart points={points} height={chartHeight} alternative={alternative} />
        </Suspense>
      )}
      {since && <Text size="sm">{texts.first(name, since)}</Text>}
      <DayNumbers points={points} />
    </>
  );
}

function describe(point: TrendPoint | undefined): string {
  if (!point || point.lift === null) return results.none;
  return `${signedPercent(point.lift)}, ${bandText(point)}`;
}

const bandText = ({ lower, upper }: TrendPoint): string =>
  lower === null || upper === null ? results.none : results.range(signedPercent(lower), signedPercent(upper));

function DayNumbers({ points }: { points: readonly TrendPoint[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Box>
      <UnstyledButton onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
        <Text size="sm" fw={550} component="span">
          <Icon name={isOpen ? 'angle-down' : 'angle-right'} /> {texts.numbers}
        </Text>
      </UnstyledButton>
      {isOpen && (
        <Box role="region" aria-label={texts.numbers} tabIndex={0} className={classes.scroll}>
          <Table verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{texts.day}</Table.Th>
                <Table.Th ta="right">{texts.visitors}</Table.Th>
                <Table.Th ta="right">{texts.lift}</Table.Th>
                <Table.Th ta="right">{texts.band}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {points.map((point) => (
                <Table.Tr key={point.day}>
                  <Table.Td>{point.day}</Table.Td>
                  <Table.Td ta="right">{count(point.users)}</Table.Td>
                  <Table.Td ta="right">
                    {point.lift === null ? results.none : signedPercent(point.lift)}
                  </Table.Td>
                  <Table.Td ta="right">{bandText(point)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Box>
      )}
    </Box>
  );
}
