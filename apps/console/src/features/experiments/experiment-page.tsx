import { Group, Skeleton, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect } from 'react';
import { Navigate, useLocation, useParams } from 'react-router';
import { DecisionPanel } from '../../components/ending/decision-panel.js';
import { Failure } from '../../components/failure.js';
import { Page } from '../../components/page.js';
import { useProtocolResults } from '../../components/protocol-results.js';
import { judgeTag } from '../../components/tag/judge-tag.js';
import { useSeen } from '../../components/tag/use-seen.js';
import { useNow } from '../../components/use-now.js';
import { useCan } from '../../place/use-can.js';
import { usePlace, useProjectId } from '../../place/use-place.js';
import { typeNames } from '../../texts/experiments.js';
import { checksOf } from './checks.js';
import type { Loaded } from './draft/draft.js';
import { useDraft } from './draft/use-draft.js';
import { ExperimentMenu } from './experiment-menu.js';
import { FlagEditor } from './flags/flag-editor.js';
import { useWholeExperiment, type Metric } from './part-queries.js';
import { ChangedElsewhere } from './sections/changed-elsewhere.js';
import { CheckList } from './sections/check-list.js';
import { EndOf, shippableOf } from './sections/end-of.js';
import { HistorySection, titlesOf } from './sections/history-section.js';
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
  const { toProject } = usePlace();
  const { pathname, hash } = useLocation();
  const isFlagPage = pathname.includes('/flags/');
  const { loaded, metrics, error, refetch } = useWholeExperiment(id);
  if (error) return <Failure error={error} retry={refetch} />;
  if (!loaded || !metrics) return <PageSkeleton />;
  // A flag has a page of its own, wherever a link leads.
  const isFlag = loaded.experiment.type === 'Feature Flag';
  if (isFlag !== isFlagPage) {
    return (
      <Navigate to={{ pathname: toProject(`${isFlag ? 'flags' : 'experiments'}/${id}`), hash }} replace />
    );
  }
  const Shown = isFlag ? FlagEditor : Editor;
  return <Shown key={id} loaded={loaded} metrics={metrics} />;
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
  const hasVisitors = useHasVisitors(experiment);
  useSectionOfAddress();
  const props = { edit, isReadOnly };
  return (
    <Page
      title={edit.draft.fields.title || experiment.title}
      about={`${typeNames[experiment.type]} · ${experiment.key}`}
      actions={<ExperimentMenu experiment={experiment} isOnPage />}
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
          <TagSection {...props} hasVisitors={hasVisitors} />
          <HistorySection {...props} loaded={loaded} titles={titlesOf(loaded, metrics)} />
        </Stack>
        {experiment.status === 'Draft' && (
          <div className={classes.aside}>
            <CheckList checks={checks} />
          </div>
        )}
      </div>
      <StatusBar {...props} experiment={experiment} checks={checks} end={openEnd} />
      {isEnding && <EndOf loaded={loaded} close={closeEnd} />}
    </Page>
  );
}

/** Whether it has had visitors, as far as the member may know; one that is over waits for none. */
function useHasVisitors({ id, status, startedAt }: Loaded['experiment']): boolean {
  const isWanted = useCan()('act:get-results') && startedAt !== null;
  const { data } = useProtocolResults(id, { isWanted, isMoving: false });
  return status === 'Ended' || status === 'Archived' || (data?.summary.totalAssigned ?? 0) > 0;
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
