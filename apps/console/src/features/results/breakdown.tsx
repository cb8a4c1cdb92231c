import { Alert, Paper, Select, Stack, Text, Title } from '@mantine/core';
import { memo } from 'react';
import { results } from '../../texts/results.js';
import { BreakdownTable } from './breakdown-table.js';
import type { Results } from './results-queries.js';
import type { ResultsView } from './results-view.js';
import { Warnings } from './warnings.js';

const texts = results.breakdown;

interface BreakdownProps {
  results: Results;
  view: ResultsView;
}

/** A metric for each group of visitors apart. */
export const Breakdown = memo(function Breakdown({ results: shown, view }: BreakdownProps) {
  return (
    <Paper component="section" aria-label={texts.title} p="md">
      <Stack gap="md">
        <Title order={2}>{texts.title}</Title>
        <GroupChoice view={view} names={shown.groupableBy} />
        {view.by && shown.breakdown && <Groups breakdown={shown.breakdown} results={shown} view={view} />}
      </Stack>
    </Paper>
  );
});

/** A column by its word, an attribute as it is called. */
const nameOf = (by: string): string =>
  Object.hasOwn(texts.choices, by) ? texts.choices[by as keyof typeof texts.choices] : by;

/** What was seen of visitors, and what the address asks for. */
function GroupChoice({ view, names }: { view: ResultsView; names: readonly string[] }) {
  const offered = view.by && !names.includes(view.by) ? [...names, view.by] : names;
  return (
    <Select
      label={texts.by}
      description={offered.length > 0 ? texts.byHint : texts.nothingSeen}
      placeholder={texts.choose}
      data={offered.map((value) => ({ value, label: nameOf(value) }))}
      value={view.by || null}
      onChange={(by) => view.set({ by })}
      disabled={offered.length === 0}
      searchable
      clearable
      maw={340}
    />
  );
}

type BreakdownOf = NonNullable<Results['breakdown']>;

function Groups(props: { breakdown: BreakdownOf; results: Results; view: ResultsView }) {
  const { breakdown, results: shown, view } = props;
  const chosen = shown.metrics.find(({ key }) => key === view.metric) ?? shown.metrics[0];
  if (!chosen || breakdown.groups.length === 0) return <Text size="sm">{texts.empty}</Text>;
  return (
    <>
      <Warnings codes={ofNoGroup(breakdown)} />
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
      <BreakdownTable breakdown={breakdown} metricKey={chosen.key} results={shown} />
      {isSplitFine(breakdown) && (
        <Text size="sm" c="dimmed">
          {texts.splitFine}
        </Text>
      )}
    </>
  );
}

/** Whether every group was checked, and none was split wrongly. */
const isSplitFine = ({ groups }: BreakdownOf): boolean =>
  groups.every(({ srm }) => srm?.srmDetected === false);

/** The codes that no group is about; the others stand beside theirs. */
function ofNoGroup({ warnings, groups }: BreakdownOf): string[] {
  const elsewhere = new Set(groups.flatMap(({ metrics }) => metrics.flatMap((metric) => metric.warnings)));
  return warnings.filter((code) => !elsewhere.has(code));
}
