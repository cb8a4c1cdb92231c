import {
  Box,
  Button,
  Group,
  Paper,
  Progress as Bar,
  Stack,
  Text,
  Title,
  VisuallyHidden,
} from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, done } from '../../api/client.js';
import { Icon } from '../../components/icon.js';
import { ProjectTag } from '../../components/project-tag.js';
import { judgeTag } from '../../components/tag/judge-tag.js';
import { TagStatus } from '../../components/tag/tag-status.js';
import { useNow } from '../../components/use-now.js';
import { useSeen } from '../../components/tag/use-seen.js';
import { useCan } from '../../place/use-can.js';
import { usePlace, useProjectId } from '../../place/use-place.js';
import { onboarding as texts } from '../../texts/onboarding.js';
import classes from './onboarding.module.css';
import { onboardingSteps, type Step, type StepKey } from './onboarding-steps.js';

/**
 * The way from an empty project to its first visitor. It is there for members who can create experiments, until a
 * visitor has come; whoever sees it to its end sees that too.
 */
export function Onboarding() {
  const projectId = useProjectId();
  const can = useCan();
  const [isHidden, setHidden] = useLocalStorage({
    key: `abtesting-onboarding-hidden-${projectId}`,
    defaultValue: false,
  });
  if (isHidden || !can('act:create-experiment') || !can('act:get-live-events')) return null;
  return <Steps key={projectId} projectId={projectId} hide={() => setHidden(true)} />;
}

const waitMs = 5_000;

function Steps({ projectId, hide }: { projectId: number; hide: () => void }) {
  const [wasOpen, setWasOpen] = useState(false);
  const seen = useSeen(projectId, { isWaiting: true });
  const isOpen = seen !== undefined && (wasOpen || seen.visitors.length === 0);
  const experiment = useNewest(projectId, isOpen);
  const now = useNow();
  if (!seen || !isOpen || experiment === undefined) return null;
  if (!wasOpen) setWasOpen(true);
  const [previewedAt] = seen.origins
    .flatMap((one) => one.previewedAt ?? [])
    .sort()
    .reverse();
  const steps = onboardingSteps({
    experiment: experiment ?? undefined,
    tag: judgeTag(seen.origins, experiment?.experiment.url ?? '', now),
    previewedAt,
    hasVisitor: seen.visitors.length > 0,
  });
  const id = experiment?.experiment.id;
  return <StepList steps={steps} experimentId={id} pageUrl={experiment?.experiment.url ?? ''} hide={hide} />;
}

/** The experiment that was made last, whole; null when there is none, undefined while it is read. */
function useNewest(projectId: number, isOpen: boolean) {
  const { orgId } = usePlace();
  const can = useCan();
  const { data } = useQuery({
    queryKey: ['experiments', 'newest', projectId],
    queryFn: async () => {
      const list = { orgId, projectId, rows: 1, page: 1, sort: '-createdAt' as const };
      const { items } = await done(api.POST('/experiments/all', { body: list }));
      const [newest] = items;
      if (!newest) return null;
      return done(api.GET('/experiments/{id}/document', { params: { path: { id: newest.id } } }));
    },
    enabled: isOpen && can('act:get-experiments') && can('act:get-experiment'),
    refetchInterval: waitMs,
  });
  return data;
}

interface ListProps {
  steps: readonly Step[];
  experimentId: number | undefined;
  pageUrl: string;
  hide: () => void;
}

function StepList({ steps, experimentId, pageUrl, hide }: ListProps) {
  const doneCount = steps.filter(({ isDone }) => isDone).length;
  const next = steps.find(({ isDone }) => !isDone)?.key;
  return (
    <Paper component="section" p={{ base: 'md', sm: 'lg' }} aria-labelledby="onboarding-title">
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <Box>
            <Title order={2} id="onboarding-title">
              {texts.title}
            </Title>
            <Text size="sm" c="dimmed">
              {next ? texts.about : texts.finished}
            </Text>
          </Box>
          <Button variant="subtle" color="gray" size="compact-sm" onClick={hide}>
            {texts.hide}
          </Button>
        </Group>
        <Group gap="sm" wrap="nowrap">
          <Bar
            value={(100 * doneCount) / steps.length}
            color={next ? 'indigo' : 'teal'}
            flex={1}
            aria-label={texts.progress(doneCount, steps.length)}
          />
          <Text size="sm" c="dimmed" role="status" style={{ whiteSpace: 'nowrap' }}>
            {texts.progress(doneCount, steps.length)}
          </Text>
        </Group>
        <ol className={classes.steps}>
          {steps.map((step) => (
            <StepRow key={step.key} step={step} isNext={step.key === next} {...{ experimentId, pageUrl }} />
          ))}
        </ol>
        {!next && experimentId !== undefined && <ResultsButton experimentId={experimentId} />}
      </Stack>
    </Paper>
  );
}

function ResultsButton({ experimentId }: { experimentId: number }) {
  const { toProject } = usePlace();
  return (
    <Box>
      <Button component={Link} to={toProject(`experiments/${experimentId}/results`)}>
        {texts.results}
      </Button>
    </Box>
  );
}

interface RowProps extends Pick<ListProps, 'experimentId' | 'pageUrl'> {
  step: Step;
  isNext: boolean;
}

function StepRow({ step: { key, isDone }, isNext, experimentId, pageUrl }: RowProps) {
  const { title, hint, button } = texts.steps[key];
  const { toProject } = usePlace();
  return (
    <li className={classes.step} data-done={isDone || undefined} data-next={isNext || undefined}>
      <span className={classes.mark}>
        {isDone && <Icon name="check" />}
        <VisuallyHidden>({isDone ? texts.done : texts.open})</VisuallyHidden>
      </span>
      <Stack gap="xs" miw={0} flex={1}>
        <Text size="sm" fw={isNext ? 650 : 500} c={isDone ? 'dimmed' : undefined}>
          {title}
        </Text>
        {isNext && (
          <>
            <Text size="sm" c="dimmed">
              {hint}
            </Text>
            {key === 'tag' ? (
              <TagHere pageUrl={pageUrl} />
            ) : (
              <Box>
                <Button component={Link} to={toProject(placeOf(key, experimentId))} size="compact-md">
                  {button}
                </Button>
              </Box>
            )}
          </>
        )}
      </Stack>
    </li>
  );
}

function TagHere({ pageUrl }: { pageUrl: string }) {
  const projectId = useProjectId();
  return (
    <Stack gap="sm" maw={760}>
      <ProjectTag projectId={projectId} />
      <TagStatus projectId={projectId} pageUrl={pageUrl} />
    </Stack>
  );
}

const sections: Partial<Record<StepKey, string>> = {
  variation: '#variations',
  metric: '#metrics',
  preview: '#tag',
};

function placeOf(key: StepKey, experimentId: number | undefined): string {
  if (key === 'visitor') return 'live';
  if (experimentId === undefined) return 'experiments?create=1';
  return `experiments/${experimentId}${sections[key] ?? ''}`;
}
