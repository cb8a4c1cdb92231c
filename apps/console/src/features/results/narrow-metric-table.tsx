import { Table, Text } from '@mantine/core';
import { count, possibleLifts, signedPercent, valueOf } from '../../components/numbers.js';
import { results as texts } from '../../texts/results.js';
import type { MetricResult, Results } from './results-queries.js';
import classes from './results.module.css';
import { VariationName } from './variation-name.js';
import { VerdictWords } from './verdict.js';

type Row = MetricResult['variants'][number];

/** The numbers of a metric where there is room for three columns: what says most, and of how many. */
export function NarrowMetricTable({ metric, results }: { metric: MetricResult; results: Results }) {
  return (
    <Table horizontalSpacing={6} verticalSpacing={8} className={classes.narrowNumbers}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{texts.columns.variation}</Table.Th>
          <Table.Th ta="right">{texts.values[metric.kind]}</Table.Th>
          {metric.comparisons.length > 0 && <Table.Th ta="right">{texts.columns.lift}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {metric.variants.map((row) => (
          <Table.Tr key={row.variantId}>
            <Table.Th scope="row" fw={550}>
              <VariationName row={row} results={results} />
            </Table.Th>
            <Table.Td ta="right">
              <Text size="sm">{valueOf(row.value, metric.kind)}</Text>
              <Text size="xs" c="dimmed">
                {ofHowMany(row, metric)}
              </Text>
            </Table.Td>
            {metric.comparisons.length > 0 && (
              <Table.Td ta="right">
                <Lift metric={metric} variantId={row.variantId} />
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

const ofHowMany = ({ conversions, users }: Row, { kind }: MetricResult): string =>
  kind === 'binomial'
    ? texts.narrow.of(count(conversions), count(users))
    : texts.narrow.visitors(count(users));

function Lift({ metric: { comparisons, kind }, variantId }: { metric: MetricResult; variantId: number }) {
  const comparison = comparisons.find((one) => one.variantId === variantId);
  if (!comparison) return null;
  const range = possibleLifts(comparison.ciRelative, kind);
  return (
    <>
      <Text size="sm">
        {comparison.relativeLift === null ? texts.none : signedPercent(comparison.relativeLift)}
      </Text>
      {range && (
        <Text size="xs" c="dimmed" mb={4}>
          {texts.range(signedPercent(range.lower), signedPercent(range.upper))}
        </Text>
      )}
      <VerdictWords verdict={comparison.verdict} />
    </>
  );
}
