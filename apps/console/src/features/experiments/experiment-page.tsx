import { Group, Skeleton, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect } from 'react';
import { useLocation, useParams } from 'react-router';
import type { Schema } from '../../api/client.js';
import { DecisionPanel } from '../../components/ending/decision-panel.js';
import { EndDialog } from '../../components/ending/end-dialog.js';
import { suggestedOutcome } from '../../components/ending/suggested-outcome.js';
import { Failure } from '../../components/failure.js';
import { Page } from '../../components/page.js';
import { useProtocolResults } from '../../components/protocol-results.js';
import { judgeTag } from '../../components/tag/judge-tag.js';
import { useSeen } from '../../components/tag/use-seen.js';
import { useNow } from '../../components/use-now.js';
import { useCan } from '../../place/use-can.js';
import { useProjectId } from '../../place/use-place.js';
import { ending } from '../../texts/ending.js';
import { typeNames } from '../../texts/experiments.js';
import { decisions } from '../../texts/home.js';
import { checksOf } from './checks.js';
import type { Loaded } from './draft/draft.js';
import { useDraft } from './draft/use-draft.js';
import { ExperimentMenu } from './experiment-menu.js';
import { useWholeExperiment, type Metric } from './part-queries.js';
import { ChangedElsewhere } from './sections/changed-elsewhere.js';
import { CheckList } from './sections/check-list.js';
import { HistorySection } from './sections/history-section.js';
import { MetricsSection } from './sections/metrics-section.js';
import { PlanSection } from './sections/plan-section.js';
import { ProtocolSection } from './sections/protocol-section.js';
import { RefusedSave } from './sections/refused-save.js';
import classes from './sections/sections.module.css';
import { RunningStrip } from './sections/running-strip.js';
import { StatusBar } from './sections/status-bar.js';
import { TagSection } from './sections/tag-section.js';
import { VariationsSection } from './sections/variations-section.js';
import { WhatSection } from './sections/what-section.js';
import { WhoSection } from './sections/who-section.js';

/** One experiment, in the order in which one thinks of it. */
export function ExperimentPage() {
  const id = Number(useParams().experimentId);
  const { loaded, metrics, error, refetch } = useWholeExperiment(id);
  if (error) return <Failure error={error} retry={refetch} />;
  if (!loaded || !metrics) return <PageSkeleton />;
  return <Editor key={id} loaded={loaded} metrics={metrics} />;
}

function Editor({ loaded, metrics }: { loaded: Loaded; metrics: readonly Metric[] }) {
  const { experiment, variations } = loaded;
  const can = useCan();
  const edit = useDraft(loaded);
  const [isEnding, { open: openEnd, close: closeEnd }] = useDisclosure(false);
  const isReadOnly = experiment.status === 'Archived' || !can('act:update-experiment');
  const hasStarted = experiment.startedAt !== null;
  const now = useNow();
  const tag = useTagState(edit.draft.fields.url, now);
  const checks = checksOf(edit.draft, { metrics: edit.draft.metrics, tag, now });
  useSectionOfAddress();
  const props = { edit, isReadOnly };
  return (
    <Page
      title={edit.draft.fields.title || experiment.title}
      about={`${typeNames[experiment.type]} · ${experiment.key}`}
      actions={<ExperimentMenu experiment={experiment} />}
    >
      <RefusedSave edit={edit} />
      <ChangedElsewhere edit={edit} />
      <RunningStrip experiment={experiment} />
      {(experiment.status === 'Ended' || experiment.decision) && (
        <DecisionPanel
          experiment={experiment}
          names={new Map(variations.map(({ id, title }) => [id, title]))}
          shippable={shippableOf(variations)}
          isReadOnly={isReadOnly}
        />
      )}
      <div className={classes.columns}>
        <Stack gap="lg" miw={0}>
          <WhatSection {...props} hasStarted={hasStarted} />
          <WhoSection {...props} />
          <VariationsSection
            {...props}
            hasStarted={hasStarted}
            retired={variations.filter(({ retired }) => retired)}
          />
          <MetricsSection {...props} metrics={metrics} />
          <PlanSection {...props} hasStarted={hasStarted} metrics={metrics} />
          <ProtocolSection {...props} hasStarted={hasStarted} />
          <TagSection {...props} />
          <HistorySection {...props} loaded={loaded} titles={titlesOf(loaded, metrics)} />
        </Stack>
        {experiment.status === 'Draft' && (
          <div className={classes.aside}>
            <CheckList checks={checks} />
          </div>
        )}
      </div>
      <StatusBar {...props} experiment={experiment} checks={checks} end={openEnd} />
      {isEnding && <Ending loaded={loaded} close={closeEnd} />}
    </Page>
  );
}

function useTagState(pageUrl: string, now: Date) {
  const seen = useSeen(useProjectId());
  return seen && judgeTag(seen.origins, pageUrl, now);
}

/** Goes to the section that the address names: `…#metrics`. */
function useSectionOfAddress(): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (hash) document.getElementById(hash.slice(1))?.scrollIntoView({ block: 'start' });
  }, [hash]);
}

function Ending({ loaded: { experiment, variations }, close }: { loaded: Loaded; close: () => void }) {
  const { id, title } = experiment;
  const isWanted = useCan()('act:get-results');
  const { data, isLoading } = useProtocolResults(id, { isWanted, isMoving: false });
  if (isLoading) return null;
  const isCompared = data && !data.warnings.includes('not_randomized');
  return (
    <EndDialog
      {...{ id, title, close }}
      variations={shippableOf(variations)}
      suggested={suggestedOutcome(data)}
      verdict={isCompared ? verdictOf(data) : undefined}
      isEnded={false}
    />
  );
}

function verdictOf({ decision, winner }: Schema<'ResultsDto'>): string {
  return winner ? ending.winnerIs(winner.variantName) : decisions[decision.status];
}

const shippableOf = (variations: Loaded['variations']) =>
  variations.filter(({ isControl, retired }) => !isControl && !retired);

function titlesOf({ variations }: Loaded, metrics: readonly Metric[]): ReadonlyMap<string, string> {
  return new Map([
    ...variations.map(({ id, title }): [string, string] => [`variation ${id}`, title]),
    ...metrics.map(({ id, title }): [string, string] => [`metric ${id}`, title]),
  ]);
}

function PageSkeleton() {
  return (
    <Stack gap="lg" aria-busy="true">
      <Skeleton height={30} width={260} />
      <Group align="flex-start" wrap="nowrap">
        <Stack flex={1}>
          <Skeleton height={420} />
          <Skeleton height={240} />
        </Stack>
      </Group>
    </Stack>
  );
}
