import { Alert, Anchor, Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { Failure } from '../../components/failure.js';
import { Icon } from '../../components/icon.js';
import { DefinitionSummary } from '../../components/metrics/definition-summary.js';
import { definitionChanges } from '../../components/metrics/definition-words.js';
import { Page } from '../../components/page.js';
import { RowMenu } from '../../components/row-menu.js';
import { Time } from '../../components/times.js';
import { useCan } from '../../place/use-can.js';
import { usePlace } from '../../place/use-place.js';
import { metrics } from '../../texts/metrics.js';
import { Card } from './card.js';
import { KindBadge, VerifiedBadge } from './kind-badge.js';
import { useMetric, useVersions, type SharedMetric } from './metric-queries.js';
import { archive, restore, verify } from './metric-steps.js';
import { MetricUses } from './metric-uses.js';
import classes from './metrics.module.css';
import { ValueDays } from './value-days.js';

const texts = metrics.page;

/** One shared metric: what it measures, its value, what moved it, and how its definition changed. */
export function MetricPage() {
  const id = Number(useParams().metricId);
  const { data: metric, error, refetch } = useMetric(id);
  const { toProject } = usePlace();
  const can = useCan();
  if (error) return <Failure error={error} retry={refetch} />;
  if (!metric) return <Skeleton height={520} aria-busy="true" />;
  return (
    <Page
      title={metric.name}
      about={
        <Anchor component={Link} to={toProject('metrics')} size="sm">
          {metrics.back}
        </Anchor>
      }
      actions={<Actions metric={metric} />}
    >
      {metric.archivedAt && (
        <Alert variant="light" color="gray" icon={<Icon name="box" />}>
          {texts.isArchived}
        </Alert>
      )}
      <div className={classes.columns}>
        <Stack gap="lg" miw={0}>
          <ValueDays metric={metric} />
          {can('act:get-results') && <MetricUses metric={metric} />}
          <Versions metric={metric} />
        </Stack>
        <Stack gap="lg" className={classes.aside}>
          <Definition metric={metric} />
        </Stack>
      </div>
    </Page>
  );
}

function Actions({ metric }: { metric: SharedMetric }) {
  const { id, name, verified, archivedAt } = metric;
  const can = useCan();
  const { toProject } = usePlace();
  if (archivedAt) {
    return (
      can('act:update-shared-metric') && (
        <Button variant="default" leftSection={<Icon name="undo" />} onClick={() => void restore(metric)}>
          {texts.restore}
        </Button>
      )
    );
  }
  const more = can('act:archive-shared-metric')
    ? [{ label: texts.archive, icon: 'box', isDestructive: true, onClick: () => archive(metric) }]
    : [];
  return (
    <>
      {can('act:verify-shared-metric') && (
        <Button
          variant="default"
          leftSection={<Icon name="verified" />}
          title={texts.verifyHint}
          onClick={() => void verify(metric, !verified)}
        >
          {verified ? texts.unverify : texts.verify}
        </Button>
      )}
      {can('act:update-shared-metric') && (
        <Button component={Link} to={toProject(`metrics/${id}/edit`)} leftSection={<Icon name="pencil" />}>
          {metrics.edit}
        </Button>
      )}
      <RowMenu label={metrics.actionsOf(name)} actions={more} />
    </>
  );
}

function Definition({ metric }: { metric: SharedMetric }) {
  const { kind, verified, description, key, ownerEmail, tags, version } = metric;
  return (
    <Card id="definition" title={texts.definition}>
      <Group gap={6}>
        <KindBadge kind={kind} />
        {verified && <VerifiedBadge />}
        <Badge color="gray">{texts.version(version)}</Badge>
      </Group>
      <DefinitionSummary definition={metric} />
      {description && (
        <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {description}
        </Text>
      )}
      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {texts.key}: <span style={{ fontFamily: 'var(--mantine-font-family-monospace)' }}>{key}</span>
        <br />
        {texts.owner}: {ownerEmail ?? metrics.noOwner}
      </Text>
      {tags.length > 0 && (
        <Group gap={4}>
          {tags.map((tag) => (
            <Badge key={tag} color="gray">
              {tag}
            </Badge>
          ))}
        </Group>
      )}
    </Card>
  );
}

function Versions({ metric }: { metric: SharedMetric }) {
  const { data: versions, error, refetch } = useVersions(metric.id);
  return (
    <Card id="versions" title={texts.versions} about={texts.versionsAbout}>
      {error && <Failure error={error} retry={refetch} />}
      {!versions && !error && <Skeleton height={90} aria-busy="true" />}
      {versions?.toReversed().map(({ version, note, author, madeAt, definition }) => {
        const before = versions.find((one) => one.version === version - 1);
        return (
          <Stack key={version} gap={2}>
            <Group gap="xs">
              <Text fw={600} size="sm">
                {texts.version(version)}
              </Text>
              {version === metric.version && <Badge color="teal">{texts.newest}</Badge>}
              <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                <Time value={madeAt} /> {texts.by(author ?? texts.program)}
              </Text>
            </Group>
            {note && (
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {note}
              </Text>
            )}
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {before
                ? definitionChanges(before.definition, definition).join(' ') || texts.sameDefinition
                : texts.firstVersion}
            </Text>
          </Stack>
        );
      })}
    </Card>
  );
}
