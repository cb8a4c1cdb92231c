import { Anchor, Badge, Box, Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, done, type Schema } from '../../api/client.js';
import { AsOf } from '../../components/as-of.js';
import { EmptyState } from '../../components/empty-state.js';
import { Failure } from '../../components/failure.js';
import { Icon } from '../../components/icon.js';
import { count, signedPercent } from '../../components/numbers.js';
import { OwnInvitations, useOwnInvitations } from '../../components/own-invitations.js';
import { Page } from '../../components/page.js';
import { StatusBadge } from '../../components/status-badge.js';
import { Time } from '../../components/times.js';
import { useCan } from '../../place/use-can.js';
import { usePlace, useProjectId } from '../../place/use-place.js';
import { account } from '../../texts/account.js';
import { decisions, home } from '../../texts/home.js';
import { byAttention } from './attention.js';
import classes from './home.module.css';
import { Onboarding } from './onboarding.js';

type Entry = Schema<'OverviewEntryDto'>;

const refreshMs = 30_000;

/** How the running experiments of the project stand. */
export function HomePage() {
  const can = useCan();
  const { toProject } = usePlace();
  const all = can('act:get-experiments') && (
    <Button
      component={Link}
      to={toProject('experiments')}
      variant="default"
      leftSection={<Icon name="bolt" />}
    >
      {home.allExperiments}
    </Button>
  );
  return (
    <Page title={home.title} about={home.about} actions={all}>
      <Invitations />
      <Onboarding />
      {can('act:get-results') ? <Running /> : <NothingRuns />}
    </Page>
  );
}

/** Shown only while there is one. */
function Invitations() {
  const { title } = account.invitations;
  const invitations = useOwnInvitations();
  if (!invitations?.length) return null;
  return (
    <Paper p="md" component="section" aria-label={title}>
      <Title order={2} fz="md" mb="sm">
        {title}
      </Title>
      <OwnInvitations />
    </Paper>
  );
}

function Running() {
  const projectId = useProjectId();
  const query = useQuery({
    queryKey: ['results', 'overview', projectId],
    queryFn: () => done(api.POST('/experiments/overview', { body: { projectId } })),
    refetchInterval: refreshMs,
  });
  const { data, error, refetch } = query;
  if (error && !data) return <Failure error={error} retry={refetch} />;
  if (!data) return <Lines />;
  if (data.items.length === 0) return <NothingRuns />;
  const { urgent, others } = byAttention(data.items.map(withOwnWarnings));
  return (
    <>
      <Listed title={home.attention} entries={urgent} query={query} />
      <Listed title={home.running} entries={others} query={urgent.length > 0 ? undefined : query} />
      {data.total > data.items.length && (
        <Text size="sm" c="dimmed">
          {home.more(data.total - data.items.length)}
        </Text>
      )}
    </>
  );
}

/** A flag that measures nothing has no visitors, which is no fault of a tag. */
const withOwnWarnings = (entry: Entry): Entry =>
  entry.type === 'Feature Flag'
    ? { ...entry, warnings: entry.warnings.filter((code) => code !== 'no_visitors') }
    : entry;

interface ListedProps {
  title: string;
  entries: readonly Entry[];
  /** Of the first list, which says of when the page is. */
  query: Pick<UseQueryResult, 'dataUpdatedAt' | 'isFetching' | 'refetch'> | undefined;
}

function Listed({ title, entries, query }: ListedProps) {
  if (entries.length === 0) return null;
  return (
    <Stack gap="sm" component="section" aria-label={title}>
      <Group justify="space-between" gap="sm">
        <Title order={2}>{title}</Title>
        {query && (
          <AsOf
            at={query.dataUpdatedAt}
            isFetching={query.isFetching}
            refresh={query.refetch}
            every={refreshMs}
          />
        )}
      </Group>
      {entries.map((entry) => (
        <Line key={entry.id} entry={entry} />
      ))}
    </Stack>
  );
}

function Line({ entry }: { entry: Entry }) {
  const { toProject } = usePlace();
  return (
    <Paper p="md" className={classes.line}>
      <Box>
        <Group gap="xs">
          <Anchor
            component={Link}
            to={toProject(`${entry.type === 'Feature Flag' ? 'flags' : 'experiments'}/${entry.id}/results`)}
            fw={600}
            aria-label={home.resultsOf(entry.title)}
            className={classes.title}
          >
            {entry.title}
          </Anchor>
          <StatusBadge status={entry.status} />
        </Group>
        <Text size="xs" c="dimmed">
          <Pace entry={entry} />
        </Text>
      </Box>
      <Lift entry={entry} />
      <Group gap={6} className={classes.state}>
        <State entry={entry} />
      </Group>
    </Paper>
  );
}

/** A paused experiment comes no nearer to its plan. */
function paceOf({ status, daysLeft, plannedUsers }: Entry): string {
  if (status === 'Ended') return home.ended;
  if (daysLeft === null) return plannedUsers === null ? home.noPlan : home.noForecast;
  return status === 'Paused' && daysLeft > 0 ? home.paused : home.daysLeft(daysLeft);
}

function Pace({ entry }: { entry: Entry }) {
  const { users, plannedUsers, startedAt } = entry;
  const visitors =
    plannedUsers === null ? home.visitors(count(users)) : home.visitorsOf(count(users), count(plannedUsers));
  return (
    <>
      {visitors} · {paceOf(entry)}
      {startedAt && (
        <>
          {' · '}
          {home.started} <Time value={startedAt} />
        </>
      )}
    </>
  );
}

function Lift({ entry: { type, headline, users, warnings } }: { entry: Entry }) {
  if (type === 'Feature Flag' && users === 0) {
    return (
      <Text size="sm" c="dimmed">
        {home.notMeasured}
      </Text>
    );
  }
  if (!headline) {
    return (
      <Text size="sm" c="dimmed">
        {users === 0 ? home.tooEarly : warnings.includes('not_randomized') ? home.described : home.noNumbers}
      </Text>
    );
  }
  const { lift, interval, variantName, metric } = headline;
  return (
    <Box>
      <Text size="sm" fw={600}>
        {lift === null ? home.tooEarly : signedPercent(lift)}
        {interval && (
          <Text component="span" size="sm" c="dimmed" fw={400}>
            {` ${home.range(signedPercent(interval.lower), signedPercent(interval.upper))}`}
          </Text>
        )}
      </Text>
      <Text size="xs" c="dimmed">
        {home.lift(variantName, metric)}
      </Text>
    </Box>
  );
}

const looks: Partial<Record<NonNullable<Entry['decision']>, { color: string; icon: string }>> = {
  winner: { color: 'teal', icon: 'trophy' },
  guardrail_blocked: { color: 'red', icon: 'ban' },
};

/** A warning takes the place of what it makes doubtful. */
function State({ entry }: { entry: Entry }) {
  const { decision, silentMetrics, shippedVariantName } = entry;
  // A personalization is no fault: its line says that it is described.
  const warnings = entry.warnings.filter((code) => code !== 'not_randomized');
  const isDoubtful = warnings.some((code) => code !== 'silent_metric');
  const isUnmeasured = entry.type === 'Feature Flag' && entry.users === 0;
  const { color, icon } = (decision && looks[decision]) ?? { color: 'gray', icon: 'hourglass' };
  return (
    <>
      {warnings.map((code) => (
        <Badge
          key={code}
          color={code === 'srm_detected' ? 'red' : 'yellow'}
          leftSection={<Icon name="exclamation-triangle" />}
          className={classes.badge}
        >
          {code === 'silent_metric' ? home.silent(silentMetrics) : home.warnings[code]}
        </Badge>
      ))}
      {shippedVariantName !== null && (
        <Badge color="yellow" leftSection={<Icon name="send" />} className={classes.badge}>
          {home.shipped(shippedVariantName)}
        </Badge>
      )}
      {decision && !isDoubtful && !isUnmeasured && shippedVariantName === null && (
        <Badge color={color} leftSection={<Icon name={icon} />} className={classes.badge}>
          {decision === 'keep_running' && entry.status === 'Paused' ? home.undecided : decisions[decision]}
        </Badge>
      )}
    </>
  );
}

function NothingRuns() {
  const can = useCan();
  const { toProject } = usePlace();
  return (
    <Paper>
      <EmptyState icon="bolt" title={home.empty.title} text={home.empty.text}>
        {can('act:get-experiments') && (
          <Button component={Link} to={toProject('experiments')}>
            {home.empty.button}
          </Button>
        )}
      </EmptyState>
    </Paper>
  );
}

function Lines() {
  return (
    <Stack gap="sm" aria-busy="true">
      <Skeleton height={24} width={180} />
      {[1, 2, 3].map((line) => (
        <Skeleton key={line} height={74} />
      ))}
    </Stack>
  );
}
