import { Box, Group, Paper, Select, Stack, Switch, Text, TextInput, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { memo, useMemo, useState } from 'react';
import { sharedAxisOf } from '../../../components/axis.js';
import { Icon } from '../../../components/icon.js';
import { levelText } from '../../../components/numbers.js';
import { roles } from '../../../texts/results.js';
import { scorecard as texts } from '../../../texts/scorecard.js';
import { isCompared } from '../comparable.js';
import type { Results } from '../results-queries.js';
import type { ResultsView } from '../results-view.js';
import { NarrowScorecard } from './narrow-scorecard.js';
import { groupsOf, rangesOf, type Role, type ScorecardChoice } from './scorecard-rows.js';
import type { ScorecardTableProps } from './scorecard-table-props.js';
import { WideScorecard } from './wide-scorecard.js';

/** From so many metrics on, finding some of them is worth a line of controls. */
const manyMetrics = 5;

interface ScorecardProps {
  results: Results;
  view: ResultsView;
  /** The key of the metric whose detail is shown. */
  chosen: string | undefined;
  onChoose: (key: string) => void;
}

/** All metrics of the experiment at a glance: a row for each, a column for each variation, one axis for all. */
export function Scorecard({ results, view, chosen, onChoose }: ScorecardProps) {
  const [search, setSearch] = useState('');
  const [collapsed, setCollapsed] = useState<ReadonlySet<Role>>(new Set());
  const isNarrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const { role, isChangedOnly, sort } = view;
  const choice = useMemo(() => ({ search, role, isChangedOnly, sort }), [search, role, isChangedOnly, sort]);
  const groups = useMemo(() => groupsOf(results, choice), [results, choice]);
  const axis = useMemo(() => sharedAxisOf(rangesOf(results.metrics)), [results]);
  const toggle = (one: Role) => setCollapsed(toggled(collapsed, one));
  const table: ScorecardTableProps = { results, groups, axis, collapsed, toggle, sort, chosen, onChoose };
  const resort = (key: string) => view.set({ sort: nextSort(sort, key) || null });
  const hasManyUncorrected =
    results.metrics.filter((metric) => metric.role !== 'primary').length >= manyMetrics;
  return (
    <Paper component="section" aria-label={texts.title} id="scorecard">
      <Stack gap="sm" p="md" pb="sm">
        <Box>
          <Title order={2}>{texts.title}</Title>
          <Text size="sm" c="dimmed">
            {texts.about(levelText(results.confidenceLevel), isCompared(results))}
          </Text>
        </Box>
        {results.metrics.length >= manyMetrics && (
          <Controls choice={choice} setSearch={setSearch} view={view} />
        )}
      </Stack>
      {groups.length === 0 ? (
        <Text size="sm" px="md" pb="md" role="status">
          {texts.nothing}
        </Text>
      ) : isNarrow ? (
        <NarrowScorecard {...table} />
      ) : (
        <WideScorecard {...table} resort={resort} />
      )}
      {hasManyUncorrected && isCompared(results) && (
        <Text size="xs" c="dimmed" px="md" py="sm">
          {texts.uncorrected}
        </Text>
      )}
    </Paper>
  );
}

function toggled(roles: ReadonlySet<Role>, role: Role): ReadonlySet<Role> {
  const after = new Set(roles);
  if (!after.delete(role)) after.add(role);
  return after;
}

/** Largest first, then smallest first, then the order of the experiment; titles begin with A. */
function nextSort(sort: string, key: string): string {
  const [first, second] = key === 'title' ? [key, `-${key}`] : [`-${key}`, key];
  if (sort === first) return second;
  return sort === second ? '' : first;
}

interface ControlsProps {
  choice: ScorecardChoice;
  setSearch: (text: string) => void;
  view: ResultsView;
}

const Controls = memo(function Controls({ choice, setSearch, view }: ControlsProps) {
  return (
    <Group gap="md">
      <TextInput
        type="search"
        aria-label={texts.search}
        placeholder={texts.search}
        leftSection={<Icon name="search" />}
        value={choice.search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        w={{ base: '100%', xs: 220 }}
      />
      <Select
        aria-label={texts.role}
        data={[
          { value: '', label: texts.allRoles },
          ...Object.entries(roles).map(([value, label]) => ({ value, label })),
        ]}
        value={choice.role}
        onChange={(role) => view.set({ role })}
        allowDeselect={false}
        w={150}
      />
      <Switch
        label={texts.changedOnly}
        checked={choice.isChangedOnly}
        onChange={(event) => view.set({ changed: event.currentTarget.checked ? 'only' : null })}
      />
    </Group>
  );
});
