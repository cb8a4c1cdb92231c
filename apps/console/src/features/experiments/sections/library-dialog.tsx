import { Badge, Button, Group, Modal, Skeleton, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { EmptyState } from '../../../components/empty-state.js';
import { Icon } from '../../../components/icon.js';
import { definitionSentence } from '../../../components/metrics/definition-words.js';
import { useMetricGroups } from '../../../components/metrics/use-metric-groups.js';
import { useSharedMetrics, type SharedMetric } from '../../../components/metrics/use-shared-metrics.js';
import { useCan } from '../../../place/use-can.js';
import { usePlace } from '../../../place/use-place.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import { metrics } from '../../../texts/metrics.js';
import { newKey } from '../draft/draft.js';
import type { AttachedMetric, DraftMetric } from '../draft/draft-metric.js';
import classes from './library-dialog.module.css';

const texts = experimentPage.metrics.library;

interface DialogProps {
  /** What the experiment has. */
  present: readonly DraftMetric[];
  add: (chosen: AttachedMetric[]) => void;
  close: () => void;
}

/** Chooses metrics of the library: by search, one after the other, or all of a group in one step. */
export function LibraryDialog({ present, add, close }: DialogProps) {
  const library = useSharedMetrics();
  const [q, setQ] = useState('');
  const attached = new Set(present.map(({ sharedMetricId }) => sharedMetricId));
  const found = library.filter((metric) => matches(metric, q));
  const take = (chosen: readonly Chosen[]) =>
    add(chosen.filter(({ id }) => !attached.has(id)).map((one) => attachedOf(one)));
  const hasPrimary = present.some(({ role }) => role === 'primary');
  return (
    <Modal opened onClose={close} title={texts.title} size="lg">
      <Stack gap="sm">
        <TextInput
          aria-label={texts.search}
          placeholder={texts.search}
          leftSection={<Icon name="search" />}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
          data-autofocus
        />
        {q === '' && <Groups library={library} take={take} />}
        <ul className={classes.list} aria-label={texts.list}>
          {found.map((metric) => (
            <li key={metric.id}>
              <Choice
                metric={metric}
                isAttached={attached.has(metric.id)}
                choose={() => take([{ ...metric, role: hasPrimary ? 'secondary' : 'primary' }])}
              />
            </li>
          ))}
        </ul>
        {found.length === 0 && <Nothing isSearched={q !== ''} />}
        <Group justify="flex-end">
          <Button onClick={close}>{texts.done}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

type Chosen = Pick<SharedMetric, 'id' | 'name'> & Pick<AttachedMetric, 'role'>;

const attachedOf = ({ id, name, role }: Chosen): AttachedMetric => ({
  key: newKey(),
  title: name,
  role,
  sharedMetricId: id,
  overrides: null,
});

function matches({ name, key, description, tags }: SharedMetric, q: string): boolean {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const text = [name, key, description, ...tags].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}

function Groups({
  library,
  take,
}: {
  library: readonly SharedMetric[];
  take: (chosen: readonly Chosen[]) => void;
}) {
  const { data, isLoading } = useMetricGroups();
  if (isLoading) return <Skeleton height={30} />;
  const groups = (data?.items ?? []).filter((group) => group.metrics.length > 0);
  if (groups.length === 0) return null;
  const known = new Set(library.map(({ id }) => id));
  return (
    <Group gap="xs" role="group" aria-label={texts.groups}>
      <Text size="sm" c="dimmed">
        {texts.groups}
      </Text>
      {groups.map((group) => (
        <Button
          key={group.id}
          variant="light"
          size="compact-sm"
          leftSection={<Icon name="list" />}
          onClick={() =>
            take(
              group.metrics
                .filter(({ archived, metricId }) => !archived && known.has(metricId))
                .map(({ metricId, name, role }) => ({ id: metricId, name, role })),
            )
          }
        >
          {texts.group(group.name, group.metrics.length)}
        </Button>
      ))}
    </Group>
  );
}

interface ChoiceProps {
  metric: SharedMetric;
  isAttached: boolean;
  choose: () => void;
}

function Choice({ metric, isAttached, choose }: ChoiceProps) {
  return (
    <UnstyledButton
      className={classes.choice}
      onClick={choose}
      disabled={isAttached}
      aria-label={isAttached ? texts.isAdded(metric.name) : texts.addOne(metric.name)}
    >
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <div className={classes.words}>
          <Group gap={6}>
            <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
              {metric.name}
            </Text>
            {metric.verified && (
              <Badge color="teal" leftSection={<Icon name="verified" />}>
                {metrics.verified}
              </Badge>
            )}
          </Group>
          <Text size="xs" c="dimmed" lineClamp={2}>
            {definitionSentence(metric)}
          </Text>
        </div>
        {isAttached ? (
          <Badge color="gray" leftSection={<Icon name="check" />}>
            {texts.added}
          </Badge>
        ) : (
          <Icon name="plus" />
        )}
      </Group>
    </UnstyledButton>
  );
}

function Nothing({ isSearched }: { isSearched: boolean }) {
  const can = useCan();
  const { toProject } = usePlace();
  return (
    <EmptyState icon="chart-bar" order={3} {...(isSearched ? texts.nothingFound : texts.empty)}>
      {can('act:create-shared-metric') && (
        <Button variant="default" component={Link} to={toProject('metrics/new')}>
          {metrics.create}
        </Button>
      )}
    </EmptyState>
  );
}
