import { Box, Paper, Select, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { dayText } from '../../components/days.js';
import { Disclosure } from '../../components/disclosure.js';
import { Failure } from '../../components/failure.js';
import { results } from '../../texts/results.js';
import { count, levelText, signedPercent } from '../../components/numbers.js';
import { useNear } from '../../components/use-near.js';
import { useSeries, type MetricResult, type Results } from './results-queries.js';
import classes from './results.module.css';
import { ByAge } from './by-age.js';
import type { ResultsView } from './results-view.js';
import { followed, isCut, isLate, offZeroSince, type TrendPoint } from './trend-points.js';
import { Warnings } from './warnings.js';

const texts = results.trend;
const chartHeight = 320;

const TrendChart = lazy(() => import('./trend-chart.js').then((module) => ({ default: module.TrendChart })));

interface TrendProps {
  metric: MetricResult;
  results: Results;
  view: ResultsView;
}

/** The lift of a metric from day to day, with its always-valid band. */
export function Trend({ metric, results: shown, view }: TrendProps) {
  const [box, isNear] = useNear<HTMLDivElement>();
  const { data, error, refetch } = useSeries(shown.experimentId, view, metric.key, isNear);
  if (metric.comparisons.length === 0) return null;
  // Those of the metric before stay until these are there.
  const chosen = chosenOf(metric, view);
  const isOwn = data?.series === null || data?.series?.metric === metric.key;
  return (
    <>
      <Paper component="section" aria-label={texts.title} p="md" ref={box}>
        <Stack gap="md">
          <Box>
            <Title order={2}>{texts.title}</Title>
            <Text size="sm" c="dimmed">
              {texts.about(metric.title, levelText(shown.confidenceLevel))}
            </Text>
          </Box>
          {error && <Failure error={error} retry={refetch} />}
          {!isOwn && !error && <Skeleton height={chartHeight} aria-busy={isNear} />}
          {data && isOwn && <Followed metric={metric} results={data} view={view} />}
        </Stack>
      </Paper>
      {chosen && isOwn && data?.series?.byAge && (
        <ByAge byAge={data.series.byAge} variantId={chosen.variantId} name={chosen.treatment} />
      )}
    </>
  );
}

/** The variation that is followed. */
const chosenOf = ({ comparisons }: MetricResult, { treatment }: ResultsView) =>
  comparisons.find(({ variantId }) => String(variantId) === treatment) ?? comparisons[0];

function Followed({ metric, results: { series, warnings, marks }, view }: TrendProps) {
  const own = warnings.filter((code) => ['no_series', 'series_pending'].includes(code));
  const { comparisons } = metric;
  const chosen = chosenOf(metric, view);
  const points = series && chosen ? followed(series, chosen.variantId, metric.kind) : [];
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
        <Picture {...{ points, marks }} name={chosen.treatment} since={offZeroSince(points)} />
      )}
    </>
  );
}

interface PictureProps {
  points: readonly TrendPoint[];
  marks: Results['marks'];
  name: string;
  since: string | undefined;
}

function Picture({ points, marks, name, since }: PictureProps) {
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
          <TrendChart {...{ points, marks, alternative }} height={chartHeight} />
        </Suspense>
      )}
      {isLate(points) && (
        <Text size="xs" c="dimmed">
          {texts.late}
        </Text>
      )}
      {isCut(points) && (
        <Text size="xs" c="dimmed">
          {texts.cut}
        </Text>
      )}
      {since && <Text size="sm">{texts.first(name, dayText(since))}</Text>}
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
  return (
    <Disclosure title={texts.numbers}>
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
                <Table.Td>{dayText(point.day)}</Table.Td>
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
    </Disclosure>
  );
}
