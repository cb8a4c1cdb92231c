import { Box, Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { results as texts } from '../../texts/results.js';
import {
  chance,
  count,
  difference,
  levelText,
  loss,
  probability,
  signedPercent,
  valueOf,
  possibleLifts,
} from '../../components/numbers.js';
import { narrowScreen } from '../../components/narrow-only.js';
import { NarrowMetricTable } from './narrow-metric-table.js';
import type { Comparison, MetricResult, Results } from './results-queries.js';
import classes from './results.module.css';
import { VariationName } from './variation-name.js';
import { Verdict } from './verdict.js';

type Row = MetricResult['variants'][number];
type Interval = Comparison['ciRelative'];

/** The numbers of a metric, a line for each variation. */
export function MetricTable({ metric, results }: { metric: MetricResult; results: Results }) {
  const isNarrow = useMediaQuery(narrowScreen, undefined, { getInitialValueInEffect: false });
  if (isNarrow) return <NarrowMetricTable metric={metric} results={results} />;
  return (
    <Box
      role="region"
      aria-label={`${metric.title}: ${texts.variations}`}
      tabIndex={0}
      className={classes.scroll}
    >
      <Table horizontalSpacing="sm" verticalSpacing={8} className={classes.numbers}>
        <Table.Thead>
          <Table.Tr>
            <Head>{texts.columns.variation}</Head>
            <Head isNumber>{texts.columns.visitors}</Head>
            {metric.kind === 'binomial' && <Head isNumber>{texts.columns.conversions}</Head>}
            <Head isNumber>{texts.values[metric.kind]}</Head>
            {metric.comparisons.length > 0 && <ComparisonHeads results={results} />}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {metric.variants.map((row) => (
            <VariationRow key={row.variantId} {...{ row, metric, results }} />
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}

function ComparisonHeads({ results }: { results: Results }) {
  const isBayesian = results.method === 'bayesian';
  return (
    <>
      <Head isNumber>{texts.columns.lift}</Head>
      <Head isNumber>{texts.columns.interval(levelText(results.confidenceLevel))}</Head>
      <Head isNumber>{isBayesian ? texts.columns.chance : texts.columns.pValue}</Head>
      {isBayesian && <Head isNumber>{texts.columns.loss}</Head>}
      <Head>{texts.columns.verdict}</Head>
    </>
  );
}

function Head({ children, isNumber = false }: { children: ReactNode; isNumber?: boolean }) {
  return (
    <Table.Th ta={isNumber ? 'right' : 'left'}>
      <Text component="span" size="xs" fw={600} c="dimmed">
        {children}
      </Text>
    </Table.Th>
  );
}

function VariationRow({ row, metric, results }: { row: Row; metric: MetricResult; results: Results }) {
  const comparison = metric.comparisons.find(({ variantId }) => variantId === row.variantId);
  const isBayesian = results.method === 'bayesian';
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={550}>
        <VariationName row={row} results={results} />
      </Table.Th>
      <Number main={count(row.users)} />
      {metric.kind === 'binomial' && <Number main={count(row.conversions)} />}
      <Number
        main={valueOf(row.value, metric.kind)}
        small={row.interval && rangeOf(row.interval, (value) => valueOf(value, metric.kind))}
      />
      {comparison ? (
        <ComparisonCells {...{ comparison, metric, isBayesian }} />
      ) : (
        metric.comparisons.length > 0 && <Table.Td colSpan={isBayesian ? 5 : 4} />
      )}
    </Table.Tr>
  );
}

interface ComparisonCellsProps {
  comparison: Comparison;
  metric: MetricResult;
  isBayesian: boolean;
}

function ComparisonCells({ comparison, metric: { kind }, isBayesian }: ComparisonCellsProps) {
  const { relativeLift, absoluteLift, ciRelative, ciAbsolute, bayesian, verdict } = comparison;
  return (
    <>
      <Number
        main={relativeLift === null ? texts.none : signedPercent(relativeLift)}
        small={difference(absoluteLift, kind)}
      />
      <Number
        main={rangeOf(possibleLifts(ciRelative, kind), signedPercent)}
        small={rangeOf(ciAbsolute, (value) => difference(value, kind))}
      />
      {isBayesian ? (
        <>
          <Number main={bayesian ? chance(bayesian.chanceToBeatControl) : texts.none} />
          <Number main={bayesian ? loss(bayesian.expectedLoss, kind) : texts.none} />
        </>
      ) : (
        <PValue {...comparison} />
      )}
      <Table.Td>
        <Verdict verdict={verdict} />
      </Table.Td>
    </>
  );
}

function PValue({ pValue, adjustedPValue }: Comparison) {
  const isAdjusted = adjustedPValue !== null && adjustedPValue !== pValue;
  return (
    <Number
      main={probability(pValue)}
      small={isAdjusted ? texts.adjusted(probability(adjustedPValue)) : undefined}
    />
  );
}

function Number({ main, small }: { main: string; small?: string | null | undefined }) {
  return (
    <Table.Td ta="right">
      <Text size="sm">{main}</Text>
      {small && (
        <Text size="xs" c="dimmed">
          {small}
        </Text>
      )}
    </Table.Td>
  );
}

function rangeOf(interval: Interval, format: (value: number) => string): string {
  return interval ? texts.range(format(interval.lower), format(interval.upper)) : texts.none;
}
