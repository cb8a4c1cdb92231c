import type { EndUserKey } from '../end-users/attribute-memory.js';
import type { RecordOutcome } from './exposure-writer.js';
import type { ExposureGroup } from './exposure.js';

/** An exposure group on its way to the database. */
export interface PendingGroup extends ExposureGroup {
  /** Settles when the group has arrived there, or never will. */
  readonly outcome: Promise<RecordOutcome>;
}

/** A power of two. With as many exposures as may wait (100,000) a look-up meets 25 others at most. */
const defaultShelves = 4_096;

/**
 * The groups that are not in the database yet, by end user: what was served before counts already.
 *
 * Each comes and goes within a request, which is why they are in lists and not in a Map: see PassingItems.
 */
export class PendingExposures {
  private readonly shelves: (PendingGroup[] | undefined)[];

  /** @param hashOf an integer of 32 bits that nobody outside can foresee */
  constructor(
    private readonly hashOf: (endUserId: string) => number,
    shelves = defaultShelves,
  ) {
    this.shelves = Array.from({ length: shelves }, () => undefined);
  }

  /** In the order in which they were served. */
  of({ projectId, endUserId }: EndUserKey): readonly PendingGroup[] {
    const shelf = this.shelves[this.placeOf(endUserId)];
    if (shelf === undefined || shelf.length === 0) return none;
    return shelf.filter((group) => group.endUserId === endUserId && group.projectId === projectId);
  }

  add(group: PendingGroup): void {
    const place = this.placeOf(group.endUserId);
    const shelf = this.shelves[place];
    if (shelf) shelf.push(group);
    else this.shelves[place] = [group];
  }

  delete(group: PendingGroup): void {
    const shelf = this.shelves[this.placeOf(group.endUserId)];
    const position = shelf?.indexOf(group) ?? -1;
    if (position >= 0) shelf!.splice(position, 1);
  }

  /** The variation that was served first among those under way by a rule; 0 when there is none. */
  variationOf(endUser: EndUserKey, experimentId: number, ruleId = 0): number {
    for (const { exposures } of this.of(endUser)) {
      for (const exposure of exposures) {
        if (exposure.experimentId === experimentId && (exposure.ruleId ?? 0) === ruleId)
          return exposure.variationId;
      }
    }
    return 0;
  }

  private placeOf(endUserId: string): number {
    return this.hashOf(endUserId) & (this.shelves.length - 1);
  }
}

const none: readonly never[] = [];
