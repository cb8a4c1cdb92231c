import { In, IsNull, type EntityManager } from 'typeorm';
import { Experiment, Segment, SharedMetric, Variation } from '#libs/entities';
import { DomainError } from '#libs/errors';
import { sameDefinition } from '#libs/metrics';
import { sameValue, type NamedThere } from '../experiments/index.js';
import { addSharedMetric, definitionOf } from '../shared-metrics/index.js';
import type { NamedConfiguration, UsedFlag } from './copied-source.js';

export interface Place {
  projectId: number;
  /** The actions of who copies. */
  granted: ReadonlySet<string>;
}

/**
 * Finds in another project what an experiment names: segments and shared metrics by name and definition, which are made
 * there when they are missing, and flags that rules ask for by key and variation.
 *
 * @throws DomainError `invalid` that names every missing flag; `forbidden` for things that the caller may not make
 */
export async function findThere(
  manager: EntityManager,
  source: NamedConfiguration,
  place: Place,
): Promise<NamedThere> {
  const prerequisite = await findFlags(manager, source, place);
  return {
    prerequisite,
    segment: await settleSegments(manager, source, place),
    sharedMetric: await settleSharedMetrics(manager, source, place),
  };
}

async function settleSegments(
  manager: EntityManager,
  { segments }: NamedConfiguration,
  { projectId, granted }: Place,
): Promise<NamedThere['segment']> {
  const idOf = new Map<number, number>();
  const names = [...segments.values()].map(({ name }) => name);
  const present = await manager.find(Segment, {
    where: { projectId, name: In(names) },
    order: { id: 'ASC' },
  });
  for (const [id, { name, description, rules }] of segments) {
    const same = present.find((segment) => segment.name === name && sameValue(segment.rules, rules));
    if (same) {
      idOf.set(id, same.id);
      continue;
    }
    requireGranted(granted, 'act:create-segment', `the segment “${name}”`);
    const made = await manager.save(Segment, { projectId, name, description, rules });
    idOf.set(id, made.id);
  }
  return (id) => idOf.get(id)!;
}

/** Archived ones cannot be attached, so they are none. */
async function settleSharedMetrics(
  manager: EntityManager,
  { sharedMetrics }: NamedConfiguration,
  { projectId, granted }: Place,
): Promise<NamedThere['sharedMetric']> {
  const idOf = new Map<number, number>();
  const names = [...sharedMetrics.values()].map(({ metric }) => metric.name);
  const present = await manager.find(SharedMetric, {
    where: { projectId, name: In(names), archivedAt: IsNull() },
    order: { id: 'ASC' },
  });
  for (const [id, { metric, definition }] of sharedMetrics) {
    let found: number | undefined;
    for (const one of present) {
      const isFree = one.name === metric.name && ![...idOf.values()].includes(one.id);
      if (isFree && sameDefinition(await definitionOf(manager, one), definition)) found ??= one.id;
    }
    if (found === undefined) {
      requireGranted(granted, 'act:create-shared-metric', `the shared metric “${metric.name}”`);
      const { name, description, tags } = metric;
      found = await addSharedMetric(manager, { projectId, name, description, tags, definition });
    }
    idOf.set(id, found);
  }
  return (id) => idOf.get(id)!;
}

async function findFlags(
  manager: EntityManager,
  { experiment, flagOf }: NamedConfiguration,
  { projectId }: Place,
): Promise<NamedThere['prerequisite']> {
  const asked = experiment.rules.flatMap(({ prerequisites }) => prerequisites);
  const wanted = asked.map(flagOf);
  const flags = await manager.find(Experiment, {
    select: { id: true, key: true },
    where: { projectId, key: In(wanted.map(({ key }) => key)) },
  });
  const variations = await manager.find(Variation, {
    select: { id: true, experimentId: true, title: true },
    where: { experimentId: In(flags.map(({ id }) => id)), retiredAt: IsNull() },
    order: { id: 'ASC' },
  });
  const find = ({ key, variation }: UsedFlag) => {
    const flag = flags.find((one) => one.key === key);
    const served = variations.find((one) => one.experimentId === flag?.id && one.title === variation);
    return served && { experimentId: served.experimentId, variationId: served.id };
  };
  requireFlags(wanted.filter((flag) => find(flag) === undefined));
  return (one) => find(flagOf(one))!;
}

function requireFlags(missing: readonly UsedFlag[]): void {
  if (missing.length === 0) return;
  const words = new Set(
    missing.map(({ key, variation }) => `the flag “${key}” with the variation “${variation}”`),
  );
  const detail = `Rules ask for flags that the project lacks: ${[...words].join(', ')}. Copy or create them first.`;
  throw new DomainError('invalid', 'validation-failed', detail, {
    fields: [...words].map((word) => ({ field: 'projectId', message: `lacks ${word}` })),
  });
}

function requireGranted(granted: ReadonlySet<string>, action: string, thing: string): void {
  if (granted.has(action)) return;
  const detail = `The project lacks ${thing}, and your menu template does not grant ${action}.`;
  throw new DomainError('forbidden', 'action-not-granted', detail);
}
