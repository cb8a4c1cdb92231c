import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { announceChange } from '#libs/datafiles';
import { Experiment, ExperimentMark, Project } from '#libs/entities';
import { notFound } from '#libs/errors';
import { changeProtocol, type ProtocolChanges } from '#libs/protocol';
import { currentActor } from '../../audit/index.js';
import type { Slot } from './group-slots.js';
import { chooseKey } from '../choose-key.js';
import { styleOf } from '../document/document-style.js';
import { recordVersion } from '../versions/record-version.js';
import { applyParts } from './apply-target.js';
import { isRunning, readConfiguration, type Configuration } from './configuration.js';
import type { Change } from './configuration-changes.js';
import { eventsOf } from './events-of.js';
import type { AutomaticCause, ExperimentEvent, ExperimentListener } from './events.js';
import { partNaming, type Fault, type FieldNaming } from './faults.js';
import { matchesRevision, revisionIn, type Match } from './if-match.js';
import { prepareChange, type PreparedChange } from './prepare-change.js';
import { recordShares } from './record-shares.js';
import { withUsualMetrics } from './usual-metrics.js';
import { requireAffordable } from './require-affordable.js';
import type { ShareRule } from './settle-shares.js';
import { mergeOrRefuse } from './staleness.js';
import type { Wanted } from './wanted.js';

/** How a change is to be made, beside what is wanted. */
export interface ChangeOptions {
  /** How the request names what is at fault; by fields of a single part when left out. */
  naming?: FieldNaming;
  /** What shares that the request sets have to be in total; 100 when left out. */
  shares?: ShareRule;
  /** The actions of a member whose change may reach any part; of no matter when left out. */
  granted?: ReadonlySet<string>;
  /** The state that the change was made for; the If-Match of the request when left out. */
  match?: Match;
  /** Whether a running experiment may open to everybody; what the request says when left out. */
  opensToEverybody?: boolean;
  /** The place in its group; the largest free one when left out. */
  slot?: Slot;
  /** Whether a Draft that waits for it becomes Active once its shares are 100 in total. */
  activates?: boolean;
  /** Whether everything comes from another experiment or version, where it was checked. */
  copied?: boolean;
  /** Faults that were found in the request already; they are told together with all others. */
  faults?: readonly Fault[];
  /** Whether a metric of the experiment may become a shared one. */
  promotes?: boolean;
  /** What the author says about it. */
  note?: string;
  /** Why it changes, when nobody changes the experiment itself. */
  reason?: string;
  cause?: AutomaticCause;
  restoredFrom?: number;
  now?: Date;
}

/** What a change did. */
export interface ExperimentChange {
  before: Configuration;
  after: Configuration;
  /** Empty when nothing differed. */
  events: ExperimentEvent[];
}

/** Says what an experiment is to be, from what it is; called with the experiment locked. */
export type Edit = (present: Configuration, manager: EntityManager) => Wanted | Promise<Wanted>;

/** The parts of a new experiment. */
export type WantedParts = Wanted | ((manager: EntityManager) => Promise<Wanted>);

export interface MakeOptions extends ChangeOptions {
  /** What names parts by the ids that they get, as rules do; another change of the same transaction. */
  rest?: (made: Configuration) => Wanted | null;
}

/** What a new experiment is made from; its key is made from the title when none is given, and its owner is its maker. */
export type NewExperiment = Pick<Experiment, 'projectId' | 'title'> &
  Partial<Omit<Experiment, 'id' | 'key' | 'protocol'>> & {
    key?: string | null;
    protocol?: ProtocolChanges | null;
  };

/**
 * The one way in which an experiment or anything that belongs to it is changed: one transaction that locks the
 * experiment, checks the whole, applies what differs, raises the revision, writes the version and the marks, announces
 * the new datafile and tells listeners what happened. The lint rule `one-writer` (`npm run check`) sees that nothing else
 * writes its tables.
 */
@Injectable()
export class ExperimentWriter {
  private readonly listeners: ExperimentListener[] = [];
  private readonly followers: ((event: ExperimentEvent) => Promise<void>)[] = [];

  constructor(private readonly dataSource: DataSource) {}

  /** Has something done in the transaction of each change, for every event. */
  listen(listener: ExperimentListener): void {
    this.listeners.push(listener);
  }

  /** Has something done after the commit of each change, for every event; it must not throw. */
  listenAfter(follower: (event: ExperimentEvent) => Promise<void>): void {
    this.followers.push(follower);
  }

  /** @throws DomainError not-found, stale, or whatever is at fault */
  async change(id: number, edit: Edit, options: ChangeOptions = {}): Promise<ExperimentChange> {
    const change = await this.dataSource.transaction((manager) =>
      this.changeWithin(manager, id, edit, options),
    );
    for (const event of change.events) for (const follower of this.followers) await follower(event);
    return change;
  }

  /** The same in a transaction that changes more, which nothing follows; of several experiments, lock all in ascending id before. */
  async changeWithin(
    manager: EntityManager,
    id: number,
    edit: Edit,
    options: ChangeOptions = {},
  ): Promise<ExperimentChange> {
    const experiment = await manager.findOne(Experiment, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!experiment) throw notFound('experiment');
    const present = await readConfiguration(manager, experiment);
    const wanted = await edit(present, manager);
    const fresh = await requireFresh(manager, present, wanted, options);
    return this.save(manager, present, fresh, options);
  }

  /** Makes an experiment with its parts; revision 1. */
  make(fields: NewExperiment, wanted: WantedParts, options: MakeOptions = {}): Promise<ExperimentChange> {
    return this.dataSource.transaction((manager) => this.makeWithin(manager, fields, wanted, options));
  }

  /** The same in a transaction that makes more. */
  async makeWithin(
    manager: EntityManager,
    fields: NewExperiment,
    wanted: WantedParts,
    { rest, ...options }: MakeOptions = {},
  ): Promise<ExperimentChange> {
    const made = await this.begin(manager, fields, wanted, options);
    const more = rest?.(made.after);
    return more ? this.changeWithin(manager, made.after.experiment.id, () => more, options) : made;
  }

  private async begin(
    manager: EntityManager,
    { key, protocol, ...fields }: NewExperiment,
    wanted: WantedParts,
    options: ChangeOptions,
  ): Promise<ExperimentChange> {
    const { projectId, title } = fields;
    const chosen = await chooseKey(manager, { projectId, title, key });
    const { protocol: usual } = await manager.findOneByOrFail(Project, { id: projectId });
    const agreed = changeProtocol(usual, protocol ?? {});
    const ownerId = currentActor()?.userId ?? null;
    const { id } = await manager.save(Experiment, {
      ...{ ownerId, ...fields },
      key: chosen,
      protocol: agreed,
    });
    const experiment = await manager.findOneByOrFail(Experiment, { id });
    const present = await readConfiguration(manager, experiment);
    const own = typeof wanted === 'function' ? await wanted(manager) : wanted;
    const parts = options.copied ? own : await withUsualMetrics(manager, projectId, own);
    return this.save(manager, present, parts, { ...options, isNew: true });
  }

  /**
   * Notes on experiments that something outside of them changed what they do, such as a segment: the running ones are
   * marked and get a version. Their revision stays. To be called with the experiments locked.
   */
  async noteOutside(
    manager: EntityManager,
    ids: readonly number[],
    { reason, movesBuckets = false, now = new Date() }: OutsideChange,
  ): Promise<void> {
    for (const id of ids) {
      if (movesBuckets) await manager.increment(Experiment, { id }, 'allocationVersion', 1);
      const experiment = await manager.findOneByOrFail(Experiment, { id });
      if (movesBuckets) await recordShares(manager, id);
      if (!isRunning(experiment)) continue;
      const after = await readConfiguration(manager, experiment);
      await recordMarks(manager, after, ['targeting_changed'], { reason, now });
      await recordVersion(manager, { after, now, reason });
    }
  }

  private async save(
    manager: EntityManager,
    present: Configuration,
    wanted: Wanted,
    options: ChangeOptions & { isNew?: boolean },
  ): Promise<ExperimentChange> {
    const {
      naming = partNaming,
      now = new Date(),
      isNew = false,
      note,
      reason,
      restoredFrom,
      cause,
    } = options;
    const opensToEverybody = options.opensToEverybody ?? currentActor()?.opensToEverybody ?? false;
    const context = { ...options, naming, now, isNew, opensToEverybody };
    const prepared = await prepareChange(manager, present, wanted, context);
    if (prepared.changes.length === 0 && !isNew) return { before: present, after: present, events: [] };
    const { projectId } = present.experiment;
    const after = await apply(manager, present, prepared, { isNew, now });
    const before = isNew ? undefined : present;
    const automatic = cause !== undefined;
    await recordVersion(manager, { before, after, now, note, reason, automatic, restoredFrom });
    if (isRunning(present.experiment))
      await recordMarks(manager, after, kindsOf(prepared.changes), { reason, now });
    const events = eventsOf(present, after, prepared.changes, { now, cause });
    for (const event of events) for (const listener of this.listeners) await listener(manager, event);
    await requireAffordable(manager, prepared, after, naming);
    await announceChange(manager, projectId);
    return { before: present, after, events };
  }
}

/** Something outside of experiments that changes what they do. */
export interface OutsideChange {
  /** For people, such as `Segment ‘US’ changed`. */
  reason: string;
  /** Whether end users who were served would be moved, so that recorded assignments have to win from then on. */
  movesBuckets?: boolean;
  now?: Date;
}

async function requireFresh(
  manager: EntityManager,
  present: Configuration,
  wanted: Wanted,
  { match = currentActor()?.ifMatch }: ChangeOptions,
): Promise<Wanted> {
  const { revision } = present.experiment;
  if (match === undefined || matchesRevision(match, revision)) return wanted;
  const style = styleOf(currentActor());
  return mergeOrRefuse(manager, present, wanted, {
    revision: revisionIn(match) ?? revision,
    pointing: style.pointing,
    present: style.show,
  });
}

/** Writes what differs; the experiment's own row last, with everything that follows from the change. */
async function apply(
  manager: EntityManager,
  present: Configuration,
  { target, control, fields, movesBuckets, changes }: PreparedChange,
  { isNew, now }: { isNew: boolean; now: Date },
): Promise<Configuration> {
  const { id, revision, allocationVersion } = present.experiment;
  await applyParts(manager, present, target, { control, now });
  await manager.update(
    Experiment,
    { id },
    {
      ...{ ...fields, updatedAt: now, revision: isNew ? revision : revision + 1 },
      allocationVersion: movesBuckets ? allocationVersion + 1 : allocationVersion,
    },
  );
  if (isNew || movesBuckets || changes.some(({ of }) => of.part === 'variations'))
    await recordShares(manager, id);
  return readConfiguration(manager, await manager.findOneByOrFail(Experiment, { id }));
}

const kindsOf = (changes: readonly Change[]): ExperimentMark['kind'][] => [
  ...new Set(changes.flatMap(({ marked }) => marked ?? [])),
];

async function recordMarks(
  manager: EntityManager,
  { experiment: { id, revision } }: Configuration,
  kinds: readonly ExperimentMark['kind'][],
  { reason = '', now }: { reason?: string; now: Date },
): Promise<void> {
  if (kinds.length === 0) return;
  const marks = kinds.map((kind) => ({ experimentId: id, at: now, revision, kind, reason }));
  await manager.insert(ExperimentMark, marks);
}
