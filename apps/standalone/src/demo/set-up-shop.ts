import type { MetricDto } from '../../../admin/src/metrics/index.js';
import type { VariationDto } from '../../../admin/src/variations/index.js';
import { type DemoExperiment, type DemoFlag, segmentRules, type SegmentName } from './demo-experiment.js';
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
    experiments.push(await makeExperiment({ session, projectId, segments }, definition, experiments));
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

/** @param made those before it, which its rules may ask for */
async function makeExperiment(
  shop: Shop,
  definition: DemoExperiment,
  made: readonly MadeExperiment[],
): Promise<MadeExperiment> {
  const { session, projectId, segments } = shop;
  const { key, title, description, flag } = definition;
  const kind = flag && { type: 'Feature Flag', valueType: flag.valueType };
  const created = { projectId, key, title, description, ...kind };
  const { id } = await session.call<{ id: number }>('POST', '/experiments', created);
  await session.call('PATCH', `/experiments/${id}`, settingsOf(definition));
  for (const condition of definition.conditions)
    await session.call('POST', `/experiments/${id}/conditions`, condition);
  if (definition.segment !== undefined) {
    const segmentIds = [segments.get(definition.segment)];
    await session.call('PUT', `/experiments/${id}/segments`, { segmentIds });
  }
  const variationIds = await makeVariations(shop, id, definition);
  if (flag) await setRules(shop, id, { flag, variationIds, made });
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
  { variations, shares, flag }: DemoExperiment,
): Promise<number[]> {
  const path = `/experiments/${experimentId}/variations`;
  const variationsOf = () => session.call<VariationDto[]>('GET', path);
  // A flag begins with two.
  const there = flag ? (await variationsOf()).length - 1 : 0;
  for (const { segment, ...variation } of variations.slice(there)) {
    const segmentId = segment && segments.get(segment);
    await session.call('POST', path, { ...variation, segmentId });
  }
  const ids = (await variationsOf()).map(({ id }) => id);
  for (const [index, value] of (flag?.values ?? []).entries()) {
    const title = index === 0 ? flag?.control : variations[index - 1]?.title;
    await session.call('PATCH', `/variations/${ids[index]}`, { title, value });
  }
  if (shares !== undefined) await setShares(session, experimentId, { variationIds: ids, shares });
  return ids;
}

async function setRules(
  { session, segments }: Shop,
  experimentId: number,
  {
    flag,
    variationIds,
    made,
  }: { flag: DemoFlag; variationIds: readonly number[]; made: readonly MadeExperiment[] },
): Promise<void> {
  const rules = (flag.rules ?? []).map(({ name, segment, asksFor, coverage = 100, serves }) => {
    const asked = made.find(({ definition }) => definition.key === asksFor);
    return {
      ...{ name, coverage },
      segmentIds: segment === undefined ? [] : [segments.get(segment)],
      prerequisites: asked ? [{ experimentId: asked.id, variationId: asked.variationIds.at(-1) }] : [],
      serve:
        typeof serves === 'number'
          ? { variationId: variationIds[serves] }
          : { shares: serves.map((percent, index) => ({ variationId: variationIds[index], percent })) },
    };
  });
  const pins = (flag.pins ?? []).map(({ endUserId, variation }) => ({
    endUserId,
    variationId: variationIds[variation],
  }));
  await session.call('PATCH', `/experiments/${experimentId}`, { rules, pins });
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
