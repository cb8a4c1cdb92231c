import { Button, Paper, Skeleton, Stack } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { useDeferredValue, useState } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { queryClient } from '../../api/query-client.js';
import { AsOf } from '../../components/as-of.js';
import { EmptyState } from '../../components/empty-state.js';
import { Failure } from '../../components/failure.js';
import { FlagTabs } from '../../components/flag-tabs.js';
import { Icon } from '../../components/icon.js';
import { Page } from '../../components/page.js';
import { StatusBadge } from '../../components/status-badge.js';
import { Time } from '../../components/times.js';
import { usePlace } from '../../place/use-place.js';
import { results as texts } from '../../texts/results.js';
import { Breakdown } from './breakdown.js';
import { comparableOnly } from './comparable.js';
import { ConclusionBox } from './conclusion-box.js';
import { CopyLink } from './copy-link.js';
import { Decided } from './decide.js';
import { ExportMenu } from './export-menu.js';
import { MetricDetail } from './metric-detail.js';
import { count } from '../../components/numbers.js';
import { ProtocolLine } from './protocol-line.js';
import { isMoving, useResults, type Results } from './results-queries.js';
import { refreshMs } from './results-reads.js';
import { useResultsView, type ResultsView } from './results-view.js';
import { Scorecard } from './scorecard/scorecard.js';
import { SplitCheck } from './split-check.js';
import { Visitors } from './visitors.js';
import { Warnings } from './warnings.js';

/** What an experiment has come to. */
export function ResultsPage() {
  const id = Number(useParams().experimentId);
  const isFlag = useLocation().pathname.includes('/flags/');
  const view = useResultsView();
  const query = useResults(id, view);
  const { error, refetch, isPlaceholderData } = query;
  const data = query.data && comparableOnly(query.data);
  // What was read before stays through a failure of a later reading, which the shell's banner tells of.
  if (error && !data) return <Failure error={error} retry={refetch} />;
  if (!data) return <ResultsSkeleton />;
  return (
    <Page
      title={texts.pageTitle(data.experimentName)}
      about={<About results={data} />}
      actions={<Actions results={data} view={view} query={query} isFlag={isFlag} />}
    >
      {isFlag && <FlagTabs id={id} value="results" />}
      <ProtocolLine results={data} view={view} />
      {data.summary.totalAssigned === 0 ? (
        <NoVisitors status={data.experiment.status} isFlag={isFlag} />
      ) : (
        <Stack gap="lg" style={{ opacity: isPlaceholderData ? 0.6 : 1 }}>
          <Findings results={data} view={view} />
        </Stack>
      )}
    </Page>
  );
}

function Findings({ results, view }: { results: Results; view: ResultsView }) {
  const [choices, setChoices] = useState(0);
  // The scorecard comes first, and the rest as soon as that is drawn.
  const hasRest = useDeferredValue(true, false);
  const choose = useCallbackRef((metric: string) => {
    view.set({ metric });
    setChoices(choices + 1);
  });
  const chosen = results.metrics.find(({ key }) => key === view.metric) ?? results.metrics[0];
  return (
    <>
      <ConclusionBox results={results} isNarrowed={view.from !== '' || view.to !== ''} />
      <Decided results={results} />
      <SplitCheck results={results} />
      <Warnings codes={ofNoMetric(results)} crossedOver={results.crossedOver} />
      <Scorecard results={results} view={view} chosen={chosen?.key} onChoose={choose} />
      {hasRest ? (
        <>
          {chosen && <MetricDetail metric={chosen} results={results} view={view} choices={choices} />}
          <Visitors results={results} view={view} />
          <Breakdown results={results} view={view} />
        </>
      ) : (
        <Skeleton height={300} aria-busy="true" />
      )}
    </>
  );
}

/** The codes that no single metric or group is about, nor the conclusion; those stand beside what they are about. */
function ofNoMetric({ warnings, metrics, breakdown }: Results): string[] {
  const elsewhere = new Set([
    ...metrics.flatMap((metric) => metric.warnings),
    ...(breakdown?.warnings ?? []),
    'not_randomized',
  ]);
  return warnings.filter((code) => !elsewhere.has(code));
}

function About({ results: { summary, experiment } }: { results: Results }) {
  return (
    <>
      {texts.about(count(summary.totalAssigned), count(summary.totalEvents))}
      {experiment.startedAt && (
        <>
          {' · '}
          {texts.since} <Time value={experiment.startedAt} />
        </>
      )}
    </>
  );
}

interface ActionsProps {
  results: Results;
  view: ResultsView;
  query: ReturnType<typeof useResults>;
  /** Whose tabs lead back. */
  isFlag: boolean;
}

function Actions({ results, view, query, isFlag }: ActionsProps) {
  const { toProject } = usePlace();
  const { id, status } = results.experiment;
  return (
    <>
      <AsOf
        at={query.dataUpdatedAt}
        isFetching={query.isFetching}
        refresh={() => queryClient.invalidateQueries({ queryKey: ['results', id] })}
        every={isMoving(results) && refreshMs}
      />
      <StatusBadge status={status} />
      {!isFlag && (
        <Button
          component={Link}
          to={toProject(`experiments/${id}`)}
          variant="default"
          leftSection={<Icon name="bolt" />}
        >
          {texts.toExperiment}
        </Button>
      )}
      <CopyLink />
      <ExportMenu results={results} view={view} />
    </>
  );
}

function NoVisitors({ status, isFlag }: { status: Results['experiment']['status']; isFlag: boolean }) {
  const { draft, flag, running } = texts.empty;
  const text = isFlag ? flag : status === 'Draft' ? draft : running;
  return (
    <Paper>
      <EmptyState icon="chart-bar" title={texts.empty.title} text={text} />
    </Paper>
  );
}

function ResultsSkeleton() {
  return (
    <Page title={texts.title}>
      <Stack gap="lg" aria-busy="true">
        <Skeleton height={56} />
        <Skeleton height={84} />
        <Skeleton height={300} />
        <Skeleton height={300} />
      </Stack>
    </Page>
  );
}
