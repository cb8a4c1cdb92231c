import { Button, Paper, Skeleton, Stack } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { startTransition, useState } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { queryClient } from '../../api/query-client.js';
import { AsOf } from '../../components/as-of.js';
import { EmptyState } from '../../components/empty-state.js';
import { Failure } from '../../components/failure.js';
import { FlagTabs } from '../../components/flag-tabs.js';
import { Icon } from '../../components/icon.js';
import { Later } from '../../components/later.js';
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
  return (
    <>
      <ConclusionBox results={results} isNarrowed={view.from !== '' || view.to !== ''} />
      <Decided results={results} />
      <SplitCheck results={results} />
      <Warnings codes={ofNoMetric(results)} crossedOver={results.crossedOver} />
      <Metrics results={results} view={view} />
    </>
  );
}

/** The scorecard comes first, the chosen metric as soon as that is drawn or someone asks for it, then the rest. */
function Metrics({ results, view }: { results: Results; view: ResultsView }) {
  const { metric, choose, choices } = useChosenMetric(view);
  const chosen = results.metrics.find(({ key }) => key === metric) ?? results.metrics[0];
  return (
    <>
      <Scorecard results={results} view={view} chosen={chosen?.key} onChoose={choose} />
      <Later fallback={<Skeleton height={300} aria-busy="true" />} isWanted={choices > 0}>
        {chosen && <MetricDetail metric={chosen} results={results} view={view} choices={choices} />}
        <Later>
          <Visitors results={results} view={view} />
          <Breakdown results={results} view={view} />
        </Later>
      </Later>
    </>
  );
}

/** The metric of the address. One that is chosen here is shown at once; the address follows, and with it the rest of the page. */
function useChosenMetric(view: ResultsView) {
  const [choice, setChoice] = useState({ metric: view.metric, address: view.metric, choices: 0 });
  if (choice.address !== view.metric) setChoice({ ...choice, metric: view.metric, address: view.metric });
  const choose = useCallbackRef((metric: string) => {
    setChoice({ ...choice, metric, choices: choice.choices + 1 });
    startTransition(() => view.set({ metric }));
  });
  return { metric: choice.metric, choices: choice.choices, choose };
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
