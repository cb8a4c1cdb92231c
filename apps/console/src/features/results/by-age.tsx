import { Box, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { count, signedPercent } from '../../components/numbers.js';
import { results } from '../../texts/results.js';
import type { Results } from './results-queries.js';
import classes from './results.module.css';

const texts = results.byAge;

type ByAgeOf = NonNullable<NonNullable<Results['series']>['byAge']>;
type PeriodOf = ByAgeOf['periods'][number];

/** The lift of a variation by the time since a visitor's first exposure, and whether it wears off or grows. */
export function ByAge({ byAge, variantId, name }: { byAge: ByAgeOf; variantId: number; name: string }) {
  const { periods } = byAge;
  if (periods.length === 0) return null;
  return (
    <Paper component="section" aria-label={texts.title} p="md">
      <Stack gap="sm">
        <Box>
          <Title order={2}>{texts.title}</Title>
          <Text size="sm" c="dimmed">
            {texts.about(name)}
          </Text>
        </Box>
        <Text size="sm">{conclusionOf(byAge, variantId)}</Text>
        <Box role="region" aria-label={texts.table} tabIndex={0} className={classes.scroll}>
          <Table verticalSpacing={6} style={{ whiteSpace: 'nowrap' }}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{texts.period}</Table.Th>
                <Table.Th ta="right">{texts.visitors}</Table.Th>
                <Table.Th ta="right">{results.trend.lift}</Table.Th>
                <Table.Th ta="right">{results.trend.band}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {periods.map((period) => (
                <PeriodLine key={period.fromDay} period={period} variantId={variantId} />
              ))}
            </Table.Tbody>
          </Table>
        </Box>
        <Text size="xs" c="dimmed">
          {texts.caution}
        </Text>
      </Stack>
    </Paper>
  );
}

function PeriodLine({ period, variantId }: { period: PeriodOf; variantId: number }) {
  const { fromDay, toDay, variants, comparisons } = period;
  const own = comparisons.find((one) => one.variantId === variantId);
  const band = own?.relativeBand;
  const visitors = variants.reduce((sum, { users }) => sum + users, 0);
  return (
    <Table.Tr>
      <Table.Td>{toDay - fromDay === 1 ? texts.day(fromDay + 1) : texts.days(fromDay + 1, toDay)}</Table.Td>
      <Table.Td ta="right">{count(visitors)}</Table.Td>
      <Table.Td ta="right">
        {own?.relativeLift == null ? results.none : signedPercent(own.relativeLift)}
      </Table.Td>
      <Table.Td ta="right">
        {band ? results.range(signedPercent(band.lower), signedPercent(band.upper)) : results.none}
      </Table.Td>
    </Table.Tr>
  );
}

function conclusionOf({ changes }: ByAgeOf, variantId: number): string {
  const change = changes.find((one) => one.variantId === variantId);
  if (!change || change.lateTo === null || change.relativeChange === null) return texts.unknown;
  if (!change.isChanging) return texts.steady(change.earlyTo, change.lateTo);
  return change.relativeChange < 0
    ? texts.falls(change.earlyTo, change.lateTo)
    : texts.grows(change.earlyTo, change.lateTo);
}
