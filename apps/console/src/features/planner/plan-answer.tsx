import { Box, Paper, SimpleGrid, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { Schema } from '../../api/client.js';
import { count, difference, signedPercent } from '../../components/numbers.js';
import { planner } from '../../texts/planner.js';
import { unknownWarning, warningTexts } from '../../texts/warnings.js';

type Plan = Schema<'PlanDto'>;

const texts = planner.answer;
const chartHeight = 280;
const PlanCurve = lazy(() => import('./plan-curve.js').then((module) => ({ default: module.PlanCurve })));

/** The plan in large numbers, and how it would change with the lift. */
export function PlanAnswer({ plan, kind }: { plan: Plan | undefined; kind: 'binomial' | 'mean' }) {
  if (!plan) return <Skeleton height={520} aria-busy="true" />;
  return (
    <Stack gap="md">
      <Paper p="md" component="section" aria-label={texts.title}>
        <Title order={2} mb="sm">
          {texts.title}
        </Title>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="lg">
          {plan.sampleSize && <Sizes sizes={plan.sampleSize} />}
          {plan.detectableEffect && <Effect effect={plan.detectableEffect} kind={kind} />}
          <Days plan={plan} />
        </SimpleGrid>
        <Text size="sm" c="dimmed" mt="md">
          {trafficText(plan.traffic)}. {texts.weeks}
        </Text>
      </Paper>
      {plan.curve.length > 1 && <Curve curve={plan.curve} />}
    </Stack>
  );
}

function Sizes({ sizes: { nTotal, nControl, nTreatment } }: { sizes: Schema<'GroupSizesDto'> }) {
  return (
    <Figure
      label={texts.total}
      value={count(nTotal)}
      about={texts.each(count(nControl), count(nTreatment))}
    />
  );
}

function Effect(props: { effect: Schema<'DetectableEffectDto'>; kind: 'binomial' | 'mean' }) {
  const { absoluteMde, relativeMde, warnings } = props.effect;
  const about =
    absoluteMde === null
      ? warnings.map((code) => (warningTexts[code] ?? unknownWarning(code)).means).join(' ')
      : texts.effectAbout(difference(absoluteMde, props.kind));
  const value = relativeMde === null ? texts.none : signedPercent(relativeMde);
  return <Figure label={texts.effect} value={value} about={about} />;
}

function Days({ plan: { duration } }: { plan: Plan }) {
  const isKnown = duration?.days !== null && duration?.days !== undefined;
  return (
    <Figure
      label={texts.days}
      value={isKnown ? count(duration.days) : texts.none}
      about={isKnown ? '' : texts.daysUnknown}
    />
  );
}

function Figure({ label, value, about }: { label: string; value: string; about: string }) {
  return (
    <Box>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz={30} fw={650} lh={1.2}>
        {value}
      </Text>
      {about && (
        <Text size="sm" c="dimmed">
          {about}
        </Text>
      )}
    </Box>
  );
}

function trafficText({ source, dailyUsers, days }: Schema<'PlanTrafficDto'>): string {
  if (source === 'none' || dailyUsers === null) return texts.traffic.none;
  const daily = count(Math.round(dailyUsers));
  return source === 'given' ? texts.traffic.given(daily) : texts.traffic[source](daily, days ?? 0);
}

function Curve({ curve }: { curve: Plan['curve'] }) {
  const first = curve[0]!;
  const last = curve.at(-1)!;
  const alternative = planner.curve.alternative(
    ...([signedPercent(first.relativeMde), signedPercent(last.relativeMde)] as const),
    ...([count(first.nTotal), count(last.nTotal)] as const),
  );
  return (
    <Paper p="md" component="section" aria-label={planner.curve.title}>
      <Stack gap="sm">
        <Box>
          <Title order={2}>{planner.curve.title}</Title>
          <Text size="sm" c="dimmed">
            {planner.curve.about}
          </Text>
        </Box>
        <Suspense fallback={<Skeleton height={chartHeight} />}>
          <PlanCurve curve={curve} height={chartHeight} alternative={alternative} />
        </Suspense>
        <CurveTable curve={curve} />
      </Stack>
    </Paper>
  );
}

function CurveTable({ curve }: { curve: Plan['curve'] }) {
  return (
    <Table verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{planner.curve.lift}</Table.Th>
          <Table.Th ta="right">{planner.curve.users}</Table.Th>
          <Table.Th ta="right">{planner.curve.days}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {curve.map(({ relativeMde, nTotal, days }) => (
          <Table.Tr key={relativeMde}>
            <Table.Td>{signedPercent(relativeMde)}</Table.Td>
            <Table.Td ta="right">{count(nTotal)}</Table.Td>
            <Table.Td ta="right">{days === null ? texts.none : count(days)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
