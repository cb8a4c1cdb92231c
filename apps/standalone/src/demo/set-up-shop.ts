import type { MetricDto } from '../../../admin/src/metrics/index.js';
import type { VariationDto } from '../../../admin/src/variations/index.js';
import { type DemoExperiment, segmentRules, type SegmentName } from './demo-experiment.js';
import type { DemoSession } from './demo-session.js';
import { makeLibrary } from './metric-library.js';

/** An experiment of the demo as the product knows it. */
export interface MadeExperiment {
  readonly id: number;
  readonly definition: DemoExperiment;
  /** The control first. */
  readonly variationIds: readonly number[];
  readonly metrics: readonly Pick<MetricDto, 'id' | 'custom' | 'selector'>[];
}

/** Sets up the demo's project with its segments, groups and experiments; those that ever ran are Active then. */
export async function setUpShop(
  session: DemoSession,
  projectId: number,
  definitions: readonly DemoExperiment[],
): Promise<MadeExperiment[]> {
  await session.call('PATCH', `/projects/${projectId}`, {
    name: 'Demo shop',
    description: 'Fjord & Flame, the made-up shop of examples/shop, and a week of synthetic visitors.',
  });
  const segments = await makeSegments(session, projectId);
  const experiments: MadeExperiment[] = [];
  for (const definition of definitions)
    experiments.push(await makeExperiment({ session, projectId, segments }, definition));
  await makeGroups(session, projectId, experiments);
  const metricGroupId = await makeLibrary(session, projectId);
  for (const { id, definition } of experiments)
    if (definition.hasScorecard)
      await session.call('POST', `/experiments/${id}/shared-metrics`, { metricGroupId });
  for (const { id, definition } of experiments)
    if (definition.status !== 'Draft')
      await session.call('PATCH', `/experiments/${id}`, { status: 'Active' });
  return experiments;
}

/** Brings the experiments from Active to where they are in the demo. */
export async function settleStatuses(
  session: DemoSession,
  experiments: readonly MadeExperiment[],
): Promise<void> {
  for (const { id, definition, variationIds } of experiments) {
    const { status, decision, newShares } = definition;
    if (newShares) await setShares(session, id, { variationIds, shares: newShares });
    if (status === 'Draft' || status === 'Active') continue;
    if (status === 'Archived') await session.call('PATCH', `/experiments/${id}`, { status: 'Ended' });
    await session.call('PATCH', `/experiments/${id}`, { status, ...(decision && { decision }) });
  }
}

type Segments = ReadonlyMap<SegmentName, number>;

async function makeSegments(session: DemoSession, projectId: number): Promise<Segments> {
  const made = new Map<SegmentName, number>();
  for (const name of Object.keys(segmentRules) as SegmentName[]) {
    const segment = { projectId, name, rules: segmentRules[name] };
    made.set(name, (await session.call<{ id: number }>('POST', '/segments', segment)).id);
  }
  return made;
}

interface Shop {
  session: DemoSession;
  projectId: number;
  segments: Segments;
}

async function makeExperiment(shop: Shop, definition: DemoExperiment): Promise<MadeExperiment> {
  const { session, projectId, segments } = shop;
  const { key, title, description } = definition;
  const created = { projectId, key, title, description };
  const { id } = await session.call<{ id: number }>('POST', '/experiments', created);
  await session.call('PATCH', `/experiments/${id}`, settingsOf(definition));
  for (const condition of definition.conditions)
    await session.call('POST', `/experiments/${id}/conditions`, condition);
  if (definition.segment !== undefined) {
    const segmentIds = [segments.get(definition.segment)];
    await session.call('PUT', `/experiments/${id}/segments`, { segmentIds });
  }
  const variationIds = await makeVariations(shop, id, definition);
  const metrics: MetricDto[] = [];
  for (const metric of definition.metrics)
    metrics.push(await session.call<MetricDto>('POST', `/experiments/${id}/metrics`, metric));
  return { id, definition, variationIds, metrics };
}

function settingsOf(definition: DemoExperiment): object {
  const { type, triggerType, conditionType, tags, plannedUsers } = definition;
  const { stopsOnGuardrail, stopsOnSrm } = definition;
  const chosen = { type, triggerType, conditionType, tags, plannedUsers, stopsOnGuardrail, stopsOnSrm };
  return { ...chosen, conversionEventType: 'order' };
}

async function makeVariations(
  { session, segments }: Shop,
  experimentId: number,
  { variations, shares }: DemoExperiment,
): Promise<number[]> {
  const path = `/experiments/${experimentId}/variations`;
  for (const { segment, ...variation } of variations) {
    const segmentId = segment && segments.get(segment);
    await session.call('POST', path, { ...variation, segmentId });
  }
  const ids = (await session.call<VariationDto[]>('GET', path)).map(({ id }) => id);
  if (shares !== undefined) await setShares(session, experimentId, { variationIds: ids, shares });
  return ids;
}

async function setShares(
  session: DemoSession,
  experimentId: number,
  { variationIds, shares }: { variationIds: readonly number[]; shares: readonly number[] },
): Promise<void> {
  const allocations = variationIds.map((variationId, index) => ({ variationId, traffic: shares[index] }));
  await session.call('PUT', `/experiments/${experimentId}/traffic`, { allocations });
}

async function makeGroups(
  session: DemoSession,
  projectId: number,
  experiments: readonly MadeExperiment[],
): Promise<void> {
  for (const name of new Set(experiments.flatMap(({ definition }) => definition.group ?? []))) {
    const slots = experiments
      .filter(({ definition }) => definition.group === name)
      .map(({ id }) => ({ experimentId: id, percent: 50 }));
    await session.call('POST', '/groups', { projectId, name, slots });
  }
}
