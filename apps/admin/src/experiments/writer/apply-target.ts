import { In, type EntityManager, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { Condition, ExperimentSegment, Metric, Variation } from '#libs/entities';
import { servedOf, type Configuration } from './configuration.js';
import { sameValue } from './same-value.js';
import type { Target, TargetPart } from './target.js';
import type { PartKind, VariationFields } from './wanted.js';

/** Writes the parts of an experiment as they are going to be; what did not change is not touched. */
export async function applyParts(
  manager: EntityManager,
  present: Configuration,
  target: Target,
  { control, now }: { control?: TargetPart<VariationFields>; now: Date },
): Promise<void> {
  const { id: experimentId } = present.experiment;
  await removeVariations(manager, present, target, now);
  await removeControl(manager, present, control);
  await saveParts(manager, 'variations', experimentId, target, control);
  await putControl(manager, present, control);
  await removeParts(manager, 'conditions', present, target);
  await saveParts(manager, 'conditions', experimentId, target);
  await removeParts(manager, 'metrics', present, target);
  await saveParts(manager, 'metrics', experimentId, target);
  await saveSegments(manager, present, target);
}

const entities: Record<PartKind, EntityTarget<ObjectLiteral>> = {
  conditions: Condition,
  variations: Variation,
  metrics: Metric,
};

/** In a Draft they go; later they retire, since results keep them. */
async function removeVariations(
  manager: EntityManager,
  present: Configuration,
  target: Target,
  now: Date,
): Promise<void> {
  const gone = idsMissing(servedOf(present), target.variations);
  if (gone.length === 0) return;
  if (present.experiment.status === 'Draft') await manager.delete(Variation, { id: In(gone) });
  else await manager.update(Variation, { id: In(gone) }, { traffic: 0, retiredAt: now });
}

async function removeParts(
  manager: EntityManager,
  kind: 'conditions' | 'metrics',
  present: Configuration,
  target: Target,
): Promise<void> {
  const gone = idsMissing(present[kind], target[kind]);
  if (gone.length > 0) await manager.delete(entities[kind], { id: In(gone) });
}

const idsMissing = (stored: readonly { id: number }[], parts: readonly { id?: number }[]): number[] =>
  stored.map(({ id }) => id).filter((id) => parts.every((part) => part.id !== id));

/** New ones get their ids in the order of the request. */
async function saveParts(
  manager: EntityManager,
  kind: PartKind,
  experimentId: number,
  target: Target,
  control?: TargetPart<VariationFields>,
): Promise<void> {
  const parts: readonly { id?: number; before?: object; fields: object }[] = target[kind];
  for (const { id, before, fields } of parts) {
    const changed = before && differing(before as Fields, fields as Fields);
    if (id !== undefined && changed && Object.keys(changed).length > 0)
      await manager.update(entities[kind], { id }, changed);
  }
  const rows = parts
    .filter(({ id }) => id === undefined)
    .map((part) => ({ experimentId, ...part.fields, ...(part === control && { isControl: true }) }));
  if (rows.length > 0) await manager.insert(entities[kind], rows);
}

type Fields = Record<string, unknown>;

const differing = (before: Fields, after: Fields): Fields =>
  Object.fromEntries(Object.entries(after).filter(([name, value]) => !sameValue(before[name], value)));

/** There is at most one at any time. */
async function removeControl(
  manager: EntityManager,
  { variations }: Configuration,
  control: TargetPart<VariationFields> | undefined,
): Promise<void> {
  const stored = variations.find(({ isControl }) => isControl);
  if (control === undefined || stored === undefined || stored.id === control.id) return;
  await manager.update(Variation, { id: stored.id }, { isControl: false });
}

async function putControl(
  manager: EntityManager,
  { variations }: Configuration,
  control: TargetPart<VariationFields> | undefined,
): Promise<void> {
  const isStored = variations.some(({ id, isControl }) => isControl && id === control?.id);
  if (control?.id !== undefined && !isStored)
    await manager.update(Variation, { id: control.id }, { isControl: true });
}

async function saveSegments(
  manager: EntityManager,
  { experiment: { id: experimentId }, segmentIds }: Configuration,
  target: Target,
): Promise<void> {
  const gone = segmentIds.filter((id) => !target.segmentIds.includes(id));
  const added = target.segmentIds.filter((id) => !segmentIds.includes(id));
  if (gone.length > 0) await manager.delete(ExperimentSegment, { experimentId, segmentId: In(gone) });
  if (added.length > 0)
    await manager.insert(
      ExperimentSegment,
      added.map((segmentId) => ({ experimentId, segmentId })),
    );
}
