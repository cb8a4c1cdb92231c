import type { EndUserKey } from '../end-users/attribute-memory.js';
import type { RecordOutcome } from './exposure-writer.js';
import type { ExposureGroup } from './exposure.js';

/** An exposure group on its way to the database. */
export interface PendingGroup extends ExposureGroup {
  /** Settles when the group has arrived there, or never will. */
  readonly outcome: Promise<RecordOutcome>;
}

/** The groups that are not in the database yet, by end user: what was served before counts already. */
export class PendingExposures {
  private readonly byEndUser = new Map<string, PendingGroup[]>();

  of(endUser: EndUserKey): readonly PendingGroup[] {
    return this.byEndUser.get(nameOf(endUser)) ?? none;
  }

  add(group: PendingGroup): void {
    const name = nameOf(group);
    const groups = this.byEndUser.get(name);
    if (groups) groups.push(group);
    else this.byEndUser.set(name, [group]);
  }

  delete(group: PendingGroup): void {
    const name = nameOf(group);
    const groups = this.byEndUser.get(name);
    if (groups === undefined) return;
    const rest = groups.filter((other) => other !== group);
    if (rest.length > 0) this.byEndUser.set(name, rest);
    else this.byEndUser.delete(name);
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
}

const nameOf = ({ projectId, endUserId }: EndUserKey): string => `${projectId}/${endUserId}`;

const none: readonly never[] = [];
