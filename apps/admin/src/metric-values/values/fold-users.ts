import type { EntityManager } from 'typeorm';
import { secondMs } from '#libs/durations';
import { happenedSince, keepValue, needsOfAll, type Fold, type KeptValue } from '#libs/metrics';
import { TimeSlices } from '../../threads/index.js';
import { timesOf } from '../definitions/measured-project.js';
import { isHistoryOf, isOfExperiment, readEvents, type StoredEvent, type Wanted } from './read-events.js';
import { noPlace, type Place } from './stored-values.js';
import type { Made, Planned } from './value-rules.js';

/** Events that are read in one step, so that no end user holds up others, nor takes much memory. */
const eventsOfStep = 30_000;
/** Events that are read at once, and how many of them of one end user. */
const eventsOfRead = 10_000;
const [leastOfPage, mostOfPage]: [number, number] = [20, 2_000];

/** A second, within which a time without a fraction of it may still count. */

/** How far an end user with very many events has been read. */
export interface SoFar {
  /** What it was worked out by; with anything else it begins again. */
  basis: string;
  after: Place;
  /** By assignment, in the order of the experiments. */
  parts: { last: Place; values: KeptValue[] }[];
}

export interface Folding {
  planned: readonly Planned[];
  /** Up to when events were stored that count. */
  until: Date;
  /** What else the values follow from. */
  basis: string;
  /** By end user. */
  soFar?: ReadonlyMap<string, SoFar>;
  /** Whether it goes on to the end whatever it takes. */
  isWhole?: boolean;
}

/** What was made, by what was planned; end users who are not done yet are missing there. */
export interface FoldedUsers {
  made: Map<Planned, Made>;
  /** With how far they were read; null for not at all. */
  unfinished: Map<string, SoFar | null>;
}

/**
 * What end users come to by all of their events. These are read a page at a time: one who has very many takes no more
 * memory than others, and is done over several steps.
 */
export async function foldUsers(
  manager: EntityManager,
  projectId: number,
  { planned, until, basis, soFar, isWhole = false }: Folding,
): Promise<FoldedUsers> {
  const slices = new TimeSlices();
  const users = usersOf(planned, `${basis} ${until.getTime()}`, soFar);
  const needs = needsOfAll(planned.flatMap(({ metrics }) => metrics.map(({ compiled }) => compiled.needs)));
  let open = [...users.values()];
  let read = 0;
  const isOver = () => !isWhole && read >= eventsOfStep;
  // Most have few events; the fewer are left, the more of each is read at once.
  for (let most = leastOfPage; open.length > 0 && !isOver(); most = Math.min(most * 4, mostOfPage)) {
    const left: UserFold[] = [];
    for (let from = 0, next: number; from < open.length; from = next) {
      next = from + Math.floor(eventsOfRead / most);
      const some = open.slice(from, next);
      if (!isOver())
        for (const page of await readEvents(manager, projectId, {
          wanted: some.map(({ wanted }) => wanted),
          ...{ needs, until, most },
        })) {
          const user = users.get(page.endUserId)!;
          for (const event of page.events) user.add(event);
          read += page.events.length;
          user.isDone = !page.isFull;
          await slices.next();
        }
      left.push(...some.filter(({ isDone }) => !isDone));
    }
    open = left;
  }
  const made = new Map<Planned, Made>();
  for (const { isDone, parts } of users.values())
    if (isDone) for (const part of parts) made.set(part.planned, part.made());
  const unfinished = new Map(open.map((user) => [user.endUserId, user.soFar()]));
  return { made, unfinished };
}

function usersOf(planned: readonly Planned[], basis: string, soFar: Folding['soFar']): Map<string, UserFold> {
  const byUser = new Map<string, Planned[]>();
  for (const one of planned) {
    const { endUserId } = one.assignment;
    const own = byUser.get(endUserId);
    if (own) own.push(one);
    else byUser.set(endUserId, [one]);
  }
  return new Map(
    [...byUser].map(([id, own]) => [id, new UserFold(id, own, { basis, soFar: soFar?.get(id) })]),
  );
}

/** An end user on the way through their events. */
class UserFold {
  readonly parts: readonly AssignmentFold[];
  isDone = false;
  private readonly basis: string;
  private readonly sinceMs: number;
  private after: Place | undefined;

  constructor(
    readonly endUserId: string,
    planned: readonly Planned[],
    { basis, soFar }: { basis: string; soFar: SoFar | undefined },
  ) {
    const inOrder = [...planned].sort((one, other) => one.experiment.id - other.experiment.id);
    this.basis = JSON.stringify([basis, ...inOrder.map(basisOf)]);
    const known = soFar?.basis === this.basis ? soFar : undefined;
    this.parts = inOrder.map((one, i) => new AssignmentFold(one, known?.parts[i]));
    this.sinceMs = Math.min(...this.parts.map(({ sinceMs }) => sinceMs));
    this.after = known?.after;
  }

  get wanted(): Wanted {
    const { endUserId, sinceMs, after } = this;
    return { endUserId, sinceMs, ...(after && { after }) };
  }

  add(event: StoredEvent): void {
    for (const part of this.parts) part.add(event);
    this.after = { at: event.at, id: event.id };
  }

  soFar(): SoFar | null {
    if (!this.after) return null;
    return { basis: this.basis, after: this.after, parts: this.parts.map((part) => part.soFar()) };
  }
}

const basisOf = ({ assignment, experiment, metrics }: Planned): unknown[] => [
  ...[experiment.id, assignment.assignedAt.getTime(), experiment.endedAt?.getTime() ?? null],
  metrics.map(({ metricId, signature }) => [metricId, signature]),
];

/** An assignment on its way through the events of its end user. */
class AssignmentFold {
  readonly sinceMs: number;
  private readonly assignedAt: number;
  private readonly folds: readonly Fold[];
  private readonly ordered: ReadonlySet<string>;
  private last: Place;

  constructor(
    readonly planned: Planned,
    known: SoFar['parts'][number] | undefined,
  ) {
    const { assignment, experiment, metrics } = planned;
    this.assignedAt = assignment.assignedAt.getTime();
    const lookback = Math.max(0, ...metrics.map(({ compiled }) => compiled.lookbackMs));
    this.sinceMs = this.assignedAt - Math.max(lookback, secondMs);
    const times = timesOf(assignment.assignedAt, experiment);
    this.folds = metrics.map(({ compiled }, i) =>
      known ? compiled.resume(times, known.values[i]!)! : compiled.begin(times),
    );
    this.ordered = new Set(
      metrics.flatMap(({ compiled }) => (compiled.isOrdered ? compiled.needs.types : [])),
    );
    this.last = known?.last ?? noPlace;
  }

  add(event: StoredEvent): void {
    const { id: experimentId } = this.planned.experiment;
    const isSince = happenedSince(event.at, this.assignedAt);
    const counts = isSince ? isOfExperiment(event, experimentId) : isHistoryOf(event, experimentId);
    if (!counts) return;
    for (const fold of this.folds) fold.add(event);
    if (isSince && this.ordered.has(event.type)) this.last = { at: event.at, id: event.id };
  }

  made(): Made {
    return { values: this.folds.map((fold) => fold.value()), last: this.last };
  }

  soFar(): SoFar['parts'][number] {
    const values = this.folds.map((fold) => keepValue(fold.value(), true, { whole: true }));
    return { last: this.last, values };
  }
}
