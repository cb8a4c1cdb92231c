import { Anchor, Box, Skeleton, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import { sharedAxisOf, type Axis } from '../../components/axis.js';
import { EmptyState } from '../../components/empty-state.js';
import { Failure } from '../../components/failure.js';
import { LiftCell, LiftTicks } from '../../components/lift-cell.js';
import { shownKind } from '../../components/metrics/metric-traits.js';
import { possibleLifts } from '../../components/numbers.js';
import { StatusBadge } from '../../components/status-badge.js';
import { Time } from '../../components/times.js';
import { usePlace } from '../../place/use-place.js';
import { metricInsights } from '../../texts/metric-insights.js';
import { roles } from '../../texts/results.js';
import { Card } from './card.js';
import { useMetricUses, type MetricUse, type SharedMetric } from './metric-queries.js';
import classes from './metrics.module.css';
import { silenceOf, verdictOf } from './use-words.js';

const texts = metricInsights.uses;

/** What a team's experiments did to the metric, those that started last first. */
export function MetricUses({ metric: { id, kind } }: { metric: SharedMetric }) {
  const { data: uses, error, refetch } = useMetricUses(id);
  return (
    <Card id="uses" title={texts.title} about={texts.about}>
      {error && <Failure error={error} retry={refetch} />}
      {!uses && !error && <Skeleton height={160} aria-busy="true" />}
      {uses?.length === 0 && <EmptyState icon="bolt" order={3} {...texts.empty} />}
      {uses && uses.length > 0 && <UsesTable uses={uses} kind={shownKind(kind)} />}
    </Card>
  );
}

interface UsesTableProps {
  uses: readonly MetricUse[];
  /** `binomial` for rates. */
  kind: 'binomial' | 'mean';
}

function UsesTable({ uses, kind }: UsesTableProps) {
  const shown = uses.filter((use) => silenceOf(use) === null);
  const axis = sharedAxisOf(
    shown.flatMap(({ effects }) =>
      (effects ?? []).flatMap(({ liftInterval }) => possibleLifts(liftInterval, kind) ?? []),
    ),
  );
  return (
    <Box role="region" aria-label={texts.table} tabIndex={0} className={classes.uses}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{texts.experiment}</Table.Th>
            <Table.Th className="wide-only">{texts.status}</Table.Th>
            <Table.Th className="wide-only">{texts.role}</Table.Th>
            <Table.Th className="wide-only">{texts.version}</Table.Th>
            <Table.Th className={classes.effects}>
              {texts.lift}
              {shown.length > 0 && <LiftTicks axis={axis} />}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {uses.map((use) => (
            <UseRow key={use.metricId} {...{ use, kind, axis }} />
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}

interface UseRowProps {
  use: MetricUse;
  kind: UsesTableProps['kind'];
  axis: Axis;
}

function UseRow({ use, kind, axis }: UseRowProps) {
  const { experimentId, title, status, startedAt, role, version, metricId } = use;
  const { toProject } = usePlace();
  const path = startedAt ? `results?metric=${metricId}` : '';
  return (
    <Table.Tr className={classes.use}>
      <Table.Td>
        <Anchor
          component={Link}
          to={toProject(`experiments/${experimentId}/${path}`.replace(/\/$/, ''))}
          size="sm"
          fw={550}
          style={{ overflowWrap: 'anywhere' }}
        >
          {title}
        </Anchor>
        {startedAt && (
          <Text size="xs" c="dimmed">
            {texts.started} <Time value={startedAt} />
          </Text>
        )}
        <Box className={classes.narrowOnly}>
          <Text size="xs" c="dimmed" mb={4}>
            {texts.summary(roles[role], texts.versionIs(version))}
          </Text>
          <StatusBadge status={status} />
        </Box>
      </Table.Td>
      <Table.Td className="wide-only">
        <StatusBadge status={status} />
      </Table.Td>
      <Table.Td className="wide-only">
        <Text size="sm">{roles[role]}</Text>
      </Table.Td>
      <Table.Td className="wide-only">
        <Text size="sm">{version}</Text>
      </Table.Td>
      <Table.Td>
        <Effects {...{ use, kind, axis }} />
      </Table.Td>
    </Table.Tr>
  );
}

function Effects({ use, kind, axis }: UseRowProps) {
  const silence = silenceOf(use);
  if (silence !== null) {
    return (
      <Text size="sm" c="dimmed">
        {silence}
      </Text>
    );
  }
  return (
    <>
      {use.effects?.map((effect) => (
        <Box key={effect.variantId} className={classes.effect}>
          <Text size="xs" fw={600} style={{ overflowWrap: 'anywhere' }}>
            {effect.variantName}
          </Text>
          <LiftCell
            {...{ kind, axis }}
            lift={effect.lift}
            withoutLift={metricInsights.none}
            interval={effect.liftInterval}
            verdict={verdictOf(effect)}
          />
        </Box>
      ))}
      {use.warnings.includes('srm_detected') && (
        <Text size="xs" className={classes.caution}>
          {texts.warnings.srm_detected}
        </Text>
      )}
    </>
  );
}
