import { Button, Paper, Skeleton, Stack } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { EmptyState } from '../../components/empty-state.js';
import { Failure } from '../../components/failure.js';
import { Icon } from '../../components/icon.js';
import { Page } from '../../components/page.js';
import { StatusBadge } from '../../components/status-badge.js';
import { Time } from '../../components/times.js';
import { sayFailed } from '../../components/toasts.js';
import { usePlace } from '../../place/use-place.js';
import { results as texts } from '../../texts/results.js';
import { Breakdown } from './breakdown.js';
import { ConclusionBox } from './conclusion-box.js';
import { CopyLink } from './copy-link.js';
import { MetricCard } from './metric-card.js';
import { count } from '../../components/numbers.js';
import { ProtocolLine } from './protocol-line.js';
import { saveCsv, useResults, type Results } from './results-queries.js';
import { ResultsControls } from './results-controls.js';
import { useResultsView, type ResultsView } from './results-view.js';
import { SampleRatio } from './sample-ratio.js';
import { Trend } from './trend.js';
import { Warnings } from './warnings.js';

/** What an experiment has come to. */
export function ResultsPage() {
  const id = Number(useParams().experimentId);
  const view = useResultsView();
  const { data, error, refetch, isPlaceholderData } = useResults(id, view);
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <ResultsSkeleton />;
  return (
    <Page
      title={texts.pageTitle(data.experimentName)}
      about={<About results={data} />}
      actions={<Actions results={data} view={view} />}
    >
      <ResultsControls view={view} results={data} />
      <ProtocolLine results={data} view={view} />
      {data.summary.totalAssigned === 0 ? (
        <NoVisitors status={data.experiment.status} />
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
      <SampleRatio results={results} />
      <Warnings codes={ofNoMetric(results)} crossedOver={results.crossedOver} />
      {results.metrics.map((metric) => (
        <MetricCard key={metric.key} metric={metric} results={results} />
      ))}
      <Trend results={results} view={view} />
      {isCompared(results) && <Breakdown results={results} view={view} />}
    </>
  );
}

/** Groups show comparisons, which a personalization has none of. */
const isCompared = ({ metrics }: Results): boolean =>
  metrics.some(({ comparisons }) => comparisons.length > 0);

/** The codes that no single metric or group is about; those stand beside what they are about. */
function ofNoMetric({ warnings, metrics, breakdown }: Results): string[] {
  const elsewhere = new Set([
    ...metrics.flatMap((metric) => metric.warnings),
    ...(breakdown?.warnings ?? []),
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

function Actions({ results, view }: { results: Results; view: ResultsView }) {
  const { toProject } = usePlace();
  const { id, key, status } = results.experiment;
  return (
    <>
      <StatusBadge status={status} />
      <Button
        component={Link}
        to={toProject(`experiments/${id}`)}
        variant="default"
        leftSection={<Icon name="bolt" />}
      >
        {texts.toExperiment}
      </Button>
      <CopyLink />
      <Button
        variant="default"
        leftSection={<Icon name="download" />}
        onClick={() => void saveCsv(id, view, key).catch(sayFailed)}
      >
        {texts.exportCsv}
      </Button>
    </>
  );
}

function NoVisitors({ status }: { status: Results['experiment']['status'] }) {
  const text = status === 'Draft' ? texts.empty.draft : texts.empty.running;
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
