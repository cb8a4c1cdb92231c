import { Anchor, Badge, Box, Button, Group, Paper, Text } from '@mantine/core';
import { Link } from 'react-router';
import { api, done } from '../../../api/client.js';
import { IconButton } from '../../../components/icon-button.js';
import { definitionSentence } from '../../../components/metrics/definition-words.js';
import type { SharedMetric } from '../../../components/metrics/use-shared-metrics.js';
import { RowMenu } from '../../../components/row-menu.js';
import { sayDone, sayFailed } from '../../../components/toasts.js';
import { useCan } from '../../../place/use-can.js';
import { usePlace } from '../../../place/use-place.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import type { AttachedMetric, DraftMetric, OwnMetric } from '../draft/draft-metric.js';
import { refreshExperiments } from '../experiment-queries.js';
import type { Metric } from '../part-queries.js';

const texts = experimentPage.metrics;
const roleColors = { primary: 'indigo', secondary: 'gray', guardrail: 'yellow' } as const;

interface RowProps {
  metric: DraftMetric;
  /** As it is stored; undefined while it is new. */
  stored: Metric | undefined;
  /** As the library has it. */
  shared: SharedMetric | undefined;
  /** Whether it is new or has unsaved changes. */
  isChanged: boolean;
  isReadOnly: boolean;
  fault: string | undefined;
  edit: (() => void) | undefined;
  remove: (() => void) | undefined;
}

/** One metric of the experiment, in words. */
export function MetricRow(props: RowProps) {
  const { metric, stored, isReadOnly, fault, edit, remove } = props;
  const { title, role } = metric;
  return (
    <Paper p="sm">
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Box miw={0}>
          <Group gap="xs">
            <Text fw={550} size="sm" style={{ overflowWrap: 'anywhere' }}>
              {title}
            </Text>
            <Badge color={roleColors[role]}>{texts.roles[role]}</Badge>
            {metric.sharedMetricId !== undefined && <Version {...props} metric={metric} />}
          </Group>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {wordsOf(props)}
          </Text>
          {fault && (
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              {fault}
            </Text>
          )}
        </Box>
        <Group gap={4} wrap="nowrap">
          {metric.sharedMetricId === undefined && stored && !isReadOnly && (
            <Promote metric={metric} isChanged={props.isChanged} />
          )}
          {edit && <IconButton icon="pencil" label={texts.edit(title)} onClick={edit} />}
          {remove && <IconButton icon="trash" label={texts.remove(title)} onClick={remove} />}
        </Group>
      </Group>
    </Paper>
  );
}

function wordsOf({ metric, stored, shared }: RowProps): string {
  if (metric.sharedMetricId !== undefined) {
    const own = metric.overrides ? ` ${texts.attached.hasOwn}` : '';
    return `${shared ? definitionSentence(shared) : texts.attached.fromLibrary}${own}`;
  }
  const { source, selector, kind, goal, title } = metric.values;
  const counted = stored ? [texts.countedLive(stored.triggeredOnLIVE)] : [];
  return [
    source === 'event' ? texts.event(selector || title) : texts.clicksOn(selector),
    texts.kinds[kind],
    texts.goals[goal],
    ...counted,
  ].join(' · ');
}

/** Which version of the definition counts here, and the way to the newest. */
function Version({ metric, stored, isReadOnly }: RowProps & { metric: AttachedMetric }) {
  const { toProject } = usePlace();
  const can = useCan();
  const version = stored?.sharedVersion ?? null;
  const newest = stored?.newestVersion ?? null;
  const isBehind = version !== null && newest !== null && version < newest;
  return (
    <>
      <Anchor component={Link} to={toProject(`metrics/${metric.sharedMetricId}`)} size="xs">
        {version === null ? texts.attached.library : texts.attached.version(version)}
      </Anchor>
      {isBehind && !isReadOnly && can('act:attach-shared-metric') && stored && (
        <Button
          size="compact-xs"
          variant="light"
          color="yellow"
          onClick={() => void moveToNewest(stored, metric.title, newest)}
        >
          {texts.attached.move(newest)}
        </Button>
      )}
    </>
  );
}

async function moveToNewest(stored: Metric, title: string, newest: number): Promise<void> {
  try {
    const path = { id: stored.experimentId, metricId: stored.sharedMetricId! };
    await done(api.POST('/experiments/{id}/shared-metrics/{metricId}/move', { params: { path } }));
    await refreshExperiments();
    sayDone(texts.attached.moved(title, newest));
  } catch (error) {
    sayFailed(error);
  }
}

function Promote({ metric, isChanged }: { metric: OwnMetric; isChanged: boolean }) {
  const can = useCan();
  if (isChanged || metric.id === undefined || !can('act:create-shared-metric')) return null;
  const { id, title } = metric;
  const share = async () => {
    try {
      await done(api.POST('/metrics/{id}/promote', { params: { path: { id } }, body: {} }));
      await refreshExperiments();
      sayDone(texts.attached.shared(title));
    } catch (error) {
      sayFailed(error);
    }
  };
  const actions = [{ label: texts.attached.share, icon: 'share-alt', onClick: share }];
  return <RowMenu label={texts.attached.moreOf(title)} actions={actions} />;
}
