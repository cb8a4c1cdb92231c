import type { EntityManager } from 'typeorm';
import type { Experiment, FlagRule } from '#libs/entities';
import type { Slot } from './group-slots.js';
import { lockDefinitions } from '../lock-definitions.js';
import { statusChanges } from '../status-changes.js';
import { serveTheSame } from '../take-steps.js';
import { caught } from './checks/caught.js';
import { contentFaults } from './checks/content.js';
import { experimentFaults } from './checks/experiment.js';
import { openingFaults } from './checks/opening.js';
import { countFaults, settleMetrics } from './checks/parts.js';
import { ownerFaults } from './checks/owner.js';
import { ruleFaults } from './checks/rules.js';
import { valueFaults } from './checks/values.js';
import { foreignSegmentFaults } from './checks/segments.js';
import { type Configuration } from './configuration.js';
import { listChanges, type Change } from './configuration-changes.js';
import { throwFaults, type Fault, type FieldNaming } from './faults.js';
import { experimentFacts } from './field-facts.js';
import { forbiddenChanges } from './needed-actions.js';
import { sameValue } from './same-value.js';
import { settleConditions } from './settle-conditions.js';
import { settleControl } from './settle-control.js';
import { settleEnding } from './settle-ending.js';
import { settleGroup } from './settle-group.js';
import { settleMatching } from './settle-matching.js';
import { settleRules } from './settle-rules.js';
import { settleProtocol } from './settle-protocol.js';
import { settableWhenAttached, settleSharedMetrics } from './settle-shared-metrics.js';
import { retiredIn, settleShares, totalShare, type ShareRule } from './settle-shares.js';
import { completeWanted, type Target, type TargetPart } from './target.js';
import type { ExperimentFields, VariationFields, Wanted } from './wanted.js';

/** A change that is checked as a whole and ready to be written. */
export interface PreparedChange {
  target: Target;
  control?: TargetPart<VariationFields>;
  changes: Change[];
  /** The columns of the experiment's own row that change, also those that follow. */
  fields: Partial<Experiment>;
  /** Whether it changes who gets what, so that recorded assignments win from then on. */
  movesBuckets: boolean;
}

export interface PrepareOptions {
  naming: FieldNaming;
  now: Date;
  isNew: boolean;
  opensToEverybody: boolean;
  shares?: ShareRule;
  granted?: ReadonlySet<string>;
  slot?: Slot;
  activates?: boolean;
  copied?: boolean;
  promotes?: boolean;
  faults?: readonly Fault[];
}

/** @throws DomainError that names everything that is at fault, or everything that the caller may not change */
export async function prepareChange(
  manager: EntityManager,
  present: Configuration,
  wanted: Wanted,
  options: PrepareOptions,
): Promise<PreparedChange> {
  const { naming, now, shares = 'full', granted, copied = false } = options;
  const { settled, faults: wrongConditions } = settleConditions(present, wanted);
  const { target, faults: strangers } = completeWanted(present, settled);
  const faults = [...(options.faults ?? []), ...strangers, ...(copied ? [] : wrongConditions)];
  settleProtocol(present, target);
  faults.push(...settleMatching(present, target, wanted));
  const areSharesClear = !faults.some(({ path }) => path[0] === 'variations' && path[2] !== undefined);
  const wrongShares = settleShares(present, target, shares);
  if (areSharesClear) faults.push(...wrongShares);
  const { control, faults: controlFaults } = chooseControl(present, target, copied);
  if (options.activates && isFull(present, target, now)) target.experiment.status = 'Active';
  faults.push(...settleEnding(present, target, wanted));
  if (looksAtOthers(present, target)) await lockDefinitions(manager, present.experiment.projectId);
  const { promotes } = options;
  faults.push(
    ...controlFaults,
    ...(await settleSharedMetrics(manager, present, target, { copied, promotes })),
    ...(await settleMetrics(target, copied)),
  );
  const wrongRules = await ruleFaults(manager, present, target, now);
  const ruleIds = settleRules(present, target);
  const changes = listChanges(present, target);
  if (granted) throwFaults(forbiddenChanges(withoutFollowing(changes, target), granted), naming);
  const group = await settleGroup(manager, present, target, options.slot);
  faults.push(
    ...group.faults,
    ...experimentFaults(present, target, now),
    ...valueFaults(present, target),
    ...wrongRules,
    ...countFaults(present, target),
    ...(await ownerFaults(manager, present, target)),
    ...(await foreignSegmentFaults(manager, present, target, wanted)),
  );
  if (!copied) faults.push(...(await contentFaults(present, target, changes)));
  if (!options.opensToEverybody) faults.push(...(await openingFaults(manager, present, target)));
  const movesBuckets = !options.isNew && changes.some((change) => movesBucket(present, change));
  const { allocationVersion } = present.experiment;
  const version = movesBuckets ? allocationVersion + 1 : allocationVersion;
  const status = await settleStatus(manager, present, { target, control, version, now });
  throwFaults([...faults, ...status.faults], naming);
  const fields = { ...changedFields(present, target), ...group.place, ...ruleIds, ...status.moved };
  return { target, control, changes, fields, movesBuckets };
}

/** Changes that somebody wants: what an attached metric shows follows from its definition. */
function withoutFollowing(changes: readonly Change[], { metrics }: Target): Change[] {
  const attached = new Set(
    metrics.filter(({ fields }) => fields.sharedMetricId !== null).map(({ id }) => id),
  );
  const follows = ({ part, id, field }: Change['of']): boolean =>
    part === 'metrics' &&
    id !== null &&
    field !== null &&
    attached.has(id) &&
    !settableWhenAttached.includes(field);
  return changes.filter(({ of }) => !follows(of));
}

function chooseControl(present: Configuration, target: Target, copied: boolean) {
  const isFresh = copied && present.variations.length === 0;
  return isFresh ? { control: target.variations[0], faults: [] } : settleControl(present, target);
}

/** One that starts counts the others; one that asks others must not be asked by them. */
function looksAtOthers({ experiment }: Configuration, target: Target): boolean {
  const { status, rules } = target.experiment;
  const starts = status === 'Active' && experiment.status !== status;
  return starts || rules.some(({ prerequisites }) => prerequisites.length > 0);
}

/** Whether a Draft that waits for its shares has them all, and its planned end is not past. */
function isFull({ experiment, ...present }: Configuration, target: Target, now: Date): boolean {
  if (experiment.status !== 'Draft' || !experiment.activatesItself) return false;
  const isRetired = retiredIn({ experiment, ...present });
  const served = target.variations.filter((part) => !isRetired(part)).map(({ fields }) => fields);
  const { endAt } = target.experiment;
  return totalShare(served) === 100 && (endAt === null || endAt > now);
}

function movesBucket({ experiment }: Configuration, { of, what, before, after }: Change): boolean {
  if (of.field === 'rules') return !serveTheSame(before as FlagRule[], after as FlagRule[]);
  if (of.part === 'experiment')
    return experimentFacts[of.field as keyof ExperimentFields].allocation === true;
  if (of.part !== 'variations') return false;
  if (what === 'added') return experiment.status === 'Draft' || (after as VariationFields).traffic > 0;
  return what === 'removed' || of.field === 'traffic';
}

async function settleStatus(
  manager: EntityManager,
  present: Configuration,
  { target, control, version, now }: StatusContext,
): Promise<{ moved: Partial<Experiment>; faults: Fault[] }> {
  const { status } = target.experiment;
  if (status === present.experiment.status) return { moved: {}, faults: [] };
  const isRetired = retiredIn(present);
  const variations = target.variations
    .filter((part) => !isRetired(part))
    .map((part) => ({ isControl: part === control, traffic: part.fields.traffic, retiredAt: null }));
  const changing = { ...present.experiment, ...target.experiment, status: present.experiment.status };
  const experiment = { ...changing, allocationVersion: version };
  let moved: Partial<Experiment> = {};
  const faults = await caught(['experiment', 'status'], async () => {
    moved = await statusChanges(manager, { experiment, variations }, status, now);
  });
  return { moved, faults };
}

interface StatusContext {
  target: Target;
  control?: TargetPart<VariationFields>;
  /** The allocation version after the change. */
  version: number;
  now: Date;
}

function changedFields({ experiment }: Configuration, target: Target): Partial<Experiment> {
  const names = Object.keys(experimentFacts) as (keyof ExperimentFields)[];
  const changed = names.filter((name) => !sameValue(experiment[name], target.experiment[name]));
  return Object.fromEntries(changed.map((name) => [name, target.experiment[name]]));
}
