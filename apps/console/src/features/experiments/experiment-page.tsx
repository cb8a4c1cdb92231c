import { Skeleton } from '@mantine/core';
import { useParams } from 'react-router';
import { Failure } from '../../components/failure.js';
import { Page } from '../../components/page.js';
import { StatusBadge } from '../../components/status-badge.js';
import { useExperiment } from './experiment-queries.js';

/** One experiment. */
export function ExperimentPage() {
  const id = Number(useParams().experimentId);
  const { data: experiment, error, refetch } = useExperiment(id);
  if (error) return <Failure error={error} retry={refetch} />;
  if (!experiment) return <Skeleton height={240} />;
  return (
    <Page title={experiment.title} about={experiment.description} actions={<StatusBadge {...experiment} />}>
      {experiment.url}
    </Page>
  );
}
