import {
  Alert,
  Autocomplete,
  Box,
  Button,
  Group,
  Paper,
  Select,
  Stack,
  Table,
  Text,
  Title,
} from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { results } from '../../texts/results.js';
import { count, probability, signedPercent, chance as chanceText } from '../../components/numbers.js';
import type { Comparison, Results } from './results-queries.js';
import classes from './results.module.css';
import type { ResultsView } from './results-view.js';
import { Verdict } from './verdict.js';
import { Warnings } from './warnings.js';

const texts = results.breakdown;

/** The results for each group of visitors apart. */
export function Breakdown({ results: shown, view }: { results: Results; view: ResultsView }) {
  return (
    <Paper component="section" aria-label={texts.title} p="md">
      <Stack gap="md">
        <Title order={2}>{texts.title}</Title>
        <GroupChoice key={view.by} view={view} />
        {view.by && shown.breakdown && <Groups breakdown={shown.breakdown} results={shown} view={view} />}
      </Stack>
    </Paper>
  );
}

function GroupChoice({ view }: { view: ResultsView }) {
  const [by, setBy] = useState(view.by);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    view.set({ by: by.trim() || null });
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="sm">
        <Autocomplete
          label={texts.by}
          description={texts.byHint}
          data={[...Object.keys(texts.choices), 'country']}
          value={by}
          onChange={setBy}
          onOptionSubmit={(chosen) => view.set({ by: chosen })}
          maxLength={100}
          w={{ base: '100%', xs: 340 }}
        />
        <Button type="submit" variant="default">
          {texts.apply}
        </Button>
      </Group>
    </form>
  );
}

type BreakdownOf = NonNullable<Results['breakdown']>;

function Groups(props: { breakdown: BreakdownOf; results: Results; view: ResultsView }) {
  const { breakdown, results: shown, view } = props;
  const chosen = shown.metrics.find(({ key }) => key === view.metric) ?? shown.metrics[0];
  if (!chosen || breakdown.groups.length === 0) return <Text size="sm">{texts.empty}</Text>;
  return (
    <>
      <Warnings codes={breakdown.warnings} />
      {breakdown.groups.length > 1 && (
        <Alert color="gray" variant="light">
          {texts.caution}
        </Alert>
      )}
      {shown.metrics.length > 1 && (
        <Select
          label={texts.metric}
          data={shown.metrics.map(({ key, title }) => ({ value: key, label: title }))}
          value={chosen.key}
          onChange={(metric) => view.set({ metric })}
          allowDeselect={false}
          maw={260}
        />
      )}
      <GroupTable breakdown={breakdown} metricKey={chosen.key} isBayesian={shown.method === 'bayesian'} />
    </>
  );
}

interface GroupTableProps {
  breakdown: BreakdownOf;
  metricKey: string;
  isBayesian: boolean;
}

function GroupTable({ breakdown, metricKey, isBayesian }: GroupTableProps) {
  return (
    <Box role="region" aria-label={`${texts.title}: ${breakdown.by}`} tabIndex={0} className={classes.scroll}>
      <Table className={classes.numbers} verticalSpacing={8} horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{texts.group}</Table.Th>
            <Table.Th ta="right">{results.columns.visitors}</Table.Th>
            <Table.Th>{results.columns.variation}</Table.Th>
            <Table.Th ta="right">{results.columns.lift}</Table.Th>
            <Table.Th ta="right">{isBayesian ? results.columns.chance : results.columns.pValue}</Table.Th>
            <Table.Th>{results.columns.verdict}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {breakdown.groups.flatMap((group) => rowsOf(group, breakdown, { metricKey, isBayesian }))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}

function rowsOf(
  group: BreakdownOf['groups'][number],
  { otherValues }: BreakdownOf,
  { metricKey, isBayesian }: { metricKey: string; isBayesian: boolean },
) {
  const metric = group.metrics.find(({ key }) => key === metricKey);
  const name = group.isOther ? texts.other(otherValues) : (group.value ?? texts.unknown);
  return (metric?.comparisons ?? []).map((comparison, index) => (
    <Table.Tr key={`${name}-${comparison.variantId}`}>
      <Table.Td fw={550}>{name}</Table.Td>
      <Table.Td ta="right">{index === 0 && count(group.users)}</Table.Td>
      <Table.Td>{comparison.treatment}</Table.Td>
      <Table.Td ta="right">
        <LiftCell {...comparison} />
      </Table.Td>
      <Table.Td ta="right">{isBayesian ? chanceOf(comparison) : probability(comparison.pValue)}</Table.Td>
      <Table.Td>
        <Verdict verdict={comparison.verdict} />
      </Table.Td>
    </Table.Tr>
  ));
}

const chanceOf = ({ bayesian }: Comparison): string =>
  bayesian ? chanceText(bayesian.chanceToBeatControl) : results.none;

function LiftCell({ relativeLift, ciRelative }: Comparison) {
  return (
    <>
      <Text size="sm">{relativeLift === null ? results.none : signedPercent(relativeLift)}</Text>
      <Text size="xs" c="dimmed">
        {ciRelative
          ? results.range(signedPercent(ciRelative.lower), signedPercent(ciRelative.upper))
          : results.none}
      </Text>
    </>
  );
}
