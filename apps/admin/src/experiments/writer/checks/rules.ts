import { In, type EntityManager } from 'typeorm';
import { Experiment, Segment, Variation, type FlagRule } from '#libs/entities';
import { servedOf, type Configuration } from '../configuration.js';
import type { Fault, Path } from '../faults.js';
import { sameValue } from '../same-value.js';
import { retiredIn } from '../settle-shares.js';
import type { Target } from '../target.js';
import { cycleThrough } from './rule-cycles.js';

/** What is wrong with the rules of a flag and with who is pinned, beside their form. */
export async function ruleFaults(
  manager: EntityManager,
  present: Configuration,
  target: Target,
  now: Date,
): Promise<Fault[]> {
  const { rules, pins, type } = target.experiment;
  const removed = await removedPrerequisites(manager, present, target);
  if (removed.length > 0) return removed;
  if (rules.length === 0 && pins.length === 0) return [];
  if (type !== 'Feature Flag')
    return (['rules', 'pins'] as const)
      .filter((field) => target.experiment[field].length > 0)
      .map((field) => ({ path: ['experiment', field], message: 'belongs to the type Feature Flag only' }));
  const areRulesNew = !sameValue(rules, present.experiment.rules);
  const faults = variationFaults(present, target);
  if (!areRulesNew) return faults;
  faults.push(...rules.flatMap((rule, at) => formFaults(rule, at, present, now)));
  faults.push(...(await segmentFaults(manager, present, rules)));
  if (rules.some(({ prerequisites }) => prerequisites.length > 0))
    faults.push(...(await prerequisiteFaults(manager, present, target)));
  return faults;
}

const pathOf = (at: number, ...rest: Path): Path => ['experiment', 'rules', at, ...rest];

/** Whether what is served, or pinned, is a variation of the flag that is served. */
function variationFaults(present: Configuration, { experiment, variations }: Target): Fault[] {
  const isRetired = retiredIn(present);
  const served = new Set(
    variations.flatMap((part) => (part.id === undefined || isRetired(part) ? [] : part.id)),
  );
  const named: { id: number; path: Path; isStored: boolean }[] = [];
  const areStored = sameValue(experiment.rules, present.experiment.rules);
  experiment.rules.forEach(({ serve }, at) => {
    if ('variationId' in serve)
      named.push({ id: serve.variationId, path: pathOf(at, 'serve', 'variationId'), isStored: areStored });
    if ('shares' in serve)
      serve.shares.forEach(({ variationId: id }, index) => {
        const path = pathOf(at, 'serve', 'shares', index, 'variationId');
        named.push({ id, path, isStored: areStored });
      });
  });
  const arePinsStored = sameValue(experiment.pins, present.experiment.pins);
  const pinned = new Set<string>();
  const faults: Fault[] = [];
  experiment.pins.forEach(({ endUserId, variationId: id }, at) => {
    named.push({ id, path: ['experiment', 'pins', at, 'variationId'], isStored: arePinsStored });
    if (pinned.has(endUserId))
      faults.push({ path: ['experiment', 'pins', at, 'endUserId'], message: 'must appear only once' });
    pinned.add(endUserId);
  });
  for (const { id, path, isStored } of named)
    if (!served.has(id)) faults.push(isStored ? stillUsed(id, path) : strange(id, path));
  return faults;
}

const strange = (id: number, path: Path): Fault => ({
  path,
  message: `${id} is not a variation of the flag that is served`,
});

function stillUsed(id: number, path: Path): Fault {
  const detail = `Variation ${id} is served by a rule, or end users are pinned to it; change these first.`;
  return { path, message: 'is served by a rule', refusal: { kind: 'conflict', code: 'in-use', detail } };
}

function formFaults(rule: FlagRule, at: number, { experiment }: Configuration, now: Date): Fault[] {
  const { id, serve, schedule } = rule;
  const faults: Fault[] = [];
  const known = experiment.rules.find((stored) => stored.id === id);
  if (id > experiment.lastRuleId)
    faults.push({
      path: pathOf(at, 'id'),
      message: `${id} is not a rule of the flag; leave the id out for a new one`,
    });
  const kinds = Number('variationId' in serve) + Number('shares' in serve);
  if (kinds !== 1)
    faults.push({ path: pathOf(at, 'serve'), message: 'must have either variationId or shares' });
  if ('shares' in serve) {
    const ids = serve.shares.map(({ variationId }) => variationId);
    if (new Set(ids).size < ids.length)
      faults.push({ path: pathOf(at, 'serve', 'shares'), message: 'must have each variation only once' });
    const total = serve.shares.reduce((sum, { percent }) => sum + Math.round(percent * 100), 0);
    if (total !== 10_000)
      faults.push({
        path: pathOf(at, 'serve', 'shares'),
        message: `must be 100 in total, and are ${total / 100}`,
      });
  }
  schedule.forEach((step, index) => {
    const path = pathOf(at, 'schedule', index, 'at');
    if (index > 0 && step.at <= schedule[index - 1]!.at)
      faults.push({ path, message: 'must be later than the step before' });
    const isStored = known?.schedule.some((stored) => stored.at === step.at) === true;
    if (!isStored && new Date(step.at) <= now) faults.push({ path, message: 'must be in the future' });
  });
  return faults;
}

async function segmentFaults(
  manager: EntityManager,
  { experiment }: Configuration,
  rules: readonly FlagRule[],
): Promise<Fault[]> {
  const ids = [...new Set(rules.flatMap(({ segmentIds }) => segmentIds))];
  if (ids.length === 0) return [];
  const { projectId } = experiment;
  const found = await manager.find(Segment, { select: { id: true }, where: { projectId, id: In(ids) } });
  const known = new Set(found.map(({ id }) => id));
  return rules.flatMap(({ segmentIds }, at) =>
    segmentIds.flatMap((id, index) =>
      known.has(id)
        ? []
        : [{ path: pathOf(at, 'segmentIds', index), message: `${id} is not a segment of the project` }],
    ),
  );
}

/** Variations that go although rules of other flags ask for them. */
async function removedPrerequisites(
  manager: EntityManager,
  present: Configuration,
  { variations }: Target,
): Promise<Fault[]> {
  const gone = servedOf(present).filter(({ id }) => variations.every((part) => part.id !== id));
  if (gone.length === 0) return [];
  const { projectId } = present.experiment;
  const asking = await manager.query<{ key: string }[]>(
    `SELECT key FROM experiment WHERE project_id = $1 AND EXISTS (
       SELECT FROM jsonb_path_query(rules, '$[*].prerequisites[*].variationId') AS asked (id)
       WHERE asked.id::int = ANY ($2::int[])) ORDER BY id LIMIT 5`,
    [projectId, gone.map(({ id }) => id)],
  );
  if (asking.length === 0) return [];
  const names = asking.map(({ key }) => key).join(', ');
  const detail = `Rules of other flags ask for this variation: ${names}. Change them first.`;
  const refusal = { kind: 'conflict', code: 'in-use', detail } as const;
  return [
    { path: ['variations'], message: 'must list a variation that rules of other flags ask for', refusal },
  ];
}

/** Definitions are locked, so that no two flags begin to ask for each other at the same time. */
async function prerequisiteFaults(
  manager: EntityManager,
  { experiment }: Configuration,
  target: Target,
): Promise<Fault[]> {
  const { projectId, id: ownId } = experiment;
  const others = await manager.find(Experiment, {
    ...{ select: { id: true, key: true, rules: true, status: true }, where: { projectId } },
  });
  const flags = new Map(others.map(({ id, key, rules }) => [id, { key, rules }]));
  flags.set(ownId, { key: experiment.key, rules: target.experiment.rules });
  const wanted = target.experiment.rules.flatMap(({ prerequisites }) => prerequisites);
  const variations = await manager.find(Variation, {
    select: { id: true, experimentId: true, retiredAt: true },
    where: { id: In(wanted.map(({ variationId }) => variationId)) },
  });
  const isThere = (experimentId: number, variationId: number): boolean =>
    variations.some(
      (one) => one.id === variationId && one.experimentId === experimentId && one.retiredAt === null,
    );
  return target.experiment.rules.flatMap(({ prerequisites }, at) =>
    prerequisites.flatMap(({ experimentId, variationId }, index): Fault[] => {
      const path = pathOf(at, 'prerequisites', index);
      if (!flags.has(experimentId))
        return [{ path: [...path, 'experimentId'], message: `${experimentId} is not a flag of the project` }];
      const cycle = cycleThrough(ownId, experimentId, flags);
      if (cycle) {
        const names = cycle.map((id) => flags.get(id)!.key).join(' → ');
        return [{ path, message: `must not lead back to the flag itself: ${names}` }];
      }
      if (isThere(experimentId, variationId)) return [];
      const message = `${variationId} is not a variation that flag ${experimentId} serves`;
      return [{ path: [...path, 'variationId'], message }];
    }),
  );
}
